"""A sentence that states a figure or a day, a row that states a target → the question to which that is the answer."""

import re
from collections.abc import Iterator

from assistant.drafting.proposal import Proposal, Span, is_chinese, name, sentences
from assistant.figures.found import Figure, clauses, figures
from index.library import HAN, Indicator, Value, indicators
from index.types import Document

DAY = re.compile(r"(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY_EN = re.compile(
    rf"(?:on )?(?:(?:{MONTHS}) \d{{1,2}}(?:, (?:19|20)\d{{2}})?|\d{{1,2}} (?:{MONTHS})(?: (?:19|20)\d{{2}})?)\b"
)
NUMERAL = re.compile(r"^\D{0,6}?[\d][\d.,]*(?:\s*[-—–~～至到]\s*[\d.,]+)?\s*")
ROUGHLY = re.compile(r"(?:左右|以上|以下|以内|上下|多|余)$")
STOP = re.compile(r"[，。；;！？!?\n]|, |\. |\.$")
# What a figure is of takes so many Chinese characters at least; a question of more characters is two.
SUBJECT, QUESTION = 6, 90
# A clause that begins so goes on with the one before it.
GOES_ON = re.compile(
    r"^\s*(?:其中|比|较|同比|环比|增长|增加|提高|下降|减少|并|而|也|还|约|达|占|它|这|该|此|他|她|and\b|but\b|which\b|it\b|this\b|they\b|he\b|she\b)",
    re.I,
)
# What only says when or where goes on behind the comma; who is pointed at stands elsewhere.
ASIDE = re.compile(r"[中里时后前内外]$|这里|那里|此处|\bhere\b")


def stated_figures(document: Document) -> Iterator[Proposal]:
    """Yield a question for each figure with a unit whose clause says what it is of."""
    for start, end in sentences(document):
        text = document.text[start:end]
        found = [one for one in figures(text) if one.unit]
        for one in found if is_chinese(document) else found[:1]:
            asked = _figure_zh(text, one) if is_chinese(document) else _figure_en(text, one)
            if asked:
                answers = dict.fromkeys((ROUGHLY.sub("", one.text), one.text, one.value))
                note = "a figure in a sentence"
                yield Proposal("figure", asked, tuple(answers), ((start, end),), note, apart=_dated(document, asked))


def stated_days(document: Document) -> Iterator[Proposal]:
    """Yield a question for each day that a sentence names, and says what happens on it."""
    pattern, asking = (DAY, "哪一天") if is_chinese(document) else (DAY_EN, "on what date")
    for start, end in sentences(document):
        text = document.text[start:end]
        found = list(pattern.finditer(text))
        if len(found) != 1:
            continue
        chinese = is_chinese(document)
        if asked := _behind(text, found[0].span(), chinese) or _around(text, found[0].span(), asking, chinese):
            answer = found[0].group().removeprefix("on ")
            yield Proposal("date", asked, (answer,), ((start, end),), "a day in a sentence")


def stated_targets(document: Document) -> Iterator[Proposal]:
    """Yield a question for the first target of each row of an indicator table."""
    called = name(document)
    for row in indicators(document) if called else ():
        if row.target is not None and re.search(r"\d", row.target.cited.text):
            question = _target(str(called), row, row.target, is_chinese(document))
            answers = (row.target.cited.text, *re.findall(r"\d[\d.,]*", row.target.cited.text)[:1])
            spans = (_line(document, row),)
            yield Proposal("figure", question, tuple(dict.fromkeys(answers)), spans, "a row of a table", apart=True)


def _target(called: str, row: Indicator, target: Value, chinese: bool) -> str:
    if chinese:
        year = f"{target.year}年" if target.year else ""
        return f"{called}里，“{row.name}”{year}的目标是多少{_plain_unit(row.unit)}？"
    year = f" for {target.year}" if target.year else ""
    return f"In {called}, what is the target{year} of “{row.name}”?"


def _plain_unit(unit: str) -> str:
    return "" if unit in ("%", "‰") else unit


def _line(document: Document, row: Indicator) -> Span:
    """Return the row as it stands in the text."""
    at = row.names[0].start
    start, end = document.text.rfind("\n", 0, at) + 1, document.text.find("\n", at)
    return start, len(document.text) if end < 0 else end


def _dated(document: Document, question: str) -> bool:
    """Return True for a question in Chinese that names its year: there the clause before it tells of what."""
    return is_chinese(document) and bool(re.search(r"(?:19|20)\d{2}年", question))


def _figure_zh(text: str, one: Figure) -> str | None:
    """Return the clause of a figure with 多少 in the figure's place: in Chinese that is the question."""
    if not NUMERAL.match(one.text):
        return None
    unit = ROUGHLY.sub("", NUMERAL.sub("", one.text)).strip()
    if unit in ("%", "％", "‰"):
        return _around(text, (one.start, one.end), "百分之多少" if unit != "‰" else "千分之多少", True)
    return _around(text, (one.start, one.end), f"多少{unit}", True) if unit and len(unit) <= 8 else None


def _figure_en(text: str, one: Figure) -> str | None:
    unit = NUMERAL.sub("", one.text).strip() if NUMERAL.match(one.text) else ""
    if one.measure == "money":
        return _around(text, (one.start, one.end), "how much money", False)
    return _around(text, (one.start, one.end), f"how many {unit}", False) if unit else None


def _around(text: str, span: Span, asking: str, chinese: bool) -> str | None:
    """Return the clause around a span as a question with `asking` in its place; None where it says too little by itself."""
    start, end = span
    begin = _begin(text, start) if chinese else 0
    stop = STOP.search(text, end)
    last = stop.start() if stop and chinese else len(text.rstrip(".。"))
    before, after = text[begin:start].lstrip("，、 "), text[end:last]
    said = before + after
    if GOES_ON.match(before) or ASIDE.search(said) or "“" in said or '"' in said or len(said) > QUESTION:
        return None
    enough = len(HAN.findall(said)) >= SUBJECT if chinese else len(said.split()) >= 4
    if not enough or not before.strip():
        return None
    return f"{before}{asking}{after}？" if chinese else f"{before.rstrip()} {asking}{after}?"


def _behind(text: str, span: Span, chinese: bool) -> str | None:
    """Return the question when that happened which a sentence tells behind the day it begins with, or None."""
    start, end = span
    comma = re.match(r"，|, ", text[end:])
    if comma is None or text[:start].strip() not in ("", "在", "On"):
        return None
    told = text[end + comma.end() :]
    stop = STOP.search(told) if chinese else None
    told = (told[: stop.start()] if stop else told).rstrip(".。")
    enough = len(HAN.findall(told)) >= SUBJECT if chinese else len(told.split()) >= 4
    if not enough or GOES_ON.match(told) or ASIDE.search(told) or len(told) > QUESTION:
        return None
    return f"{told}是在哪一天？" if chinese else f"on what date did this happen: {told}?"


def _begin(text: str, start: int) -> int:
    """Return where the question begins: with the clause, or with the one before where the clause alone says too little."""
    for begin, words in clauses(text, Figure(start, start, "", "", "", 0, 0, 0, "")):
        if len(HAN.findall(words)) >= SUBJECT and not GOES_ON.match(words):
            return begin
    return 0
