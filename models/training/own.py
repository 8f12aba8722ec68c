"""Questions of our own over the corpora's press, plans and laws: `asked.jsonl` holds the questions, the texts stay where they are.

A line names a text (`press.zh:4815`, the archive and the item in it from 0 on, or `plans/NAME`, a file), a passage of it
and the answer (code points; `answer` is null where the passage does not say).
"""

import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

NAME = "own"
FILE = Path(__file__).parent / "asked.jsonl"


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """Yield the questions in the form of the other sets: question, passage, answer and title."""
    for line in FILE.read_text("utf-8").splitlines():
        one = json.loads(line)
        title, text = _text(data, one["text"])
        passage = text[one["start"] : one["end"]]
        answer = one["answer"]
        yield {
            "question": one["question"],
            "context_id": f"{one['text']}:{one['start']}",
            "context": passage,
            "title": title,
            "answerable": answer is not None,
            "answers": [{"text": passage[answer[0] : answer[1]], "start": answer[0]}] if answer else [],
        }


def _text(data: Path, name: str) -> tuple[str, str]:
    """Return (title, text) of a press item or a file; a press item's title with its day, as `assistant/reread.py` gives it."""
    archive, _, number = name.partition(":")
    if number:
        return _archive(data / f"docs/{archive}.jsonl.gz")[int(number)]
    file = data / "docs" / name
    return file.stem, _unix(file.read_bytes().decode("utf-8-sig"))


@cache
def _archive(file: Path) -> list[tuple[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as opened:
        return [
            (f"{row['title'] or ''} {row['date'] or ''}".strip(), _unix(row["body"])) for row in map(json.loads, opened)
        ]


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")
