"""Reported speech → who said it."""

import re
from collections.abc import Iterator

from assistant.drafting.proposal import Proposal, is_chinese
from index.types import Document, Said

QUOTED = re.compile(r"[“「\"]([^”」\"]{10,120})[”」\"]")
# Who is only pointed at is no answer, and neither is a text that says something.
POINTED = re.compile(
    r"^(?:他|她|它|他们|她们|其|对方|记者|he|she|they|it|we|i)$|报告|公报|数据|规划|纲要|文件|通知|\breport\b|\bdata\b",
    re.I,
)
TELLS = re.compile(r"^[^，：:“]{0,24}[，：:]\s*([^“”\n]{10,90}?)[。！？]?$")
TELLS_EN = re.compile(
    r"^[^,.]{0,40}\b(?:said|says|announced|added|noted|stated) (?:that )?(?!at |in |on |to |by |after |during |while |when )"
    r"([^“”\"\n]{20,160}?)\.?$"
)


def speakers(document: Document) -> Iterator[Proposal]:
    """Yield a question for each sentence of reported speech that names its speaker."""
    for said in document.said:
        text = document.text[said.start : said.end]
        if said.speaker not in text or POINTED.search(said.speaker):
            continue
        if question := _question(document, said, text):
            note = f"reported speech; role: {said.role}" if said.role else "reported speech"
            yield Proposal("who", question, (said.speaker,), ((said.start, said.end),), note)


def _question(document: Document, said: Said, text: str) -> str | None:
    chinese = is_chinese(document)
    words = QUOTED.search(text)
    if words and said.speaker not in words[1]:
        told = words[1].rstrip("，,。. ")
        return f"“{told}”这话是谁说的？" if chinese else f"who said “{told}”?"
    at = text.index(said.speaker)
    behind = text[at + len(said.speaker) :]
    indirect = (TELLS if chinese else TELLS_EN).search(behind)
    if (
        indirect is None
        or said.speaker in indirect[1]
        or words
        or text[:at].endswith("从")
        or "《" in behind[: indirect.start(1)]
    ):
        return None
    return f"是谁表示，{indirect[1]}？" if chinese else f"who said that {indirect[1]}?"
