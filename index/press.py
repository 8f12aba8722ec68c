"""The marks of press text: headline, dateline, byline, caption, credit, source and editor lines, and what they tell."""

import re
from dataclasses import dataclass

from index.compose import Composed, Placed
from index.marked.bylines import (
    BYLINE,
    BYLINE_BEHIND,
    CAPTION,
    EDITOR,
    EDITOR_BEHIND,
    EMAIL,
    REPORTED_BEHIND,
    credit,
    editors,
    is_caption,
    reporters,
)
from index.marked.datelines import ORIGINAL, behind_title, dateline
from index.marked.press_days import BARE, full_day
from index.marked.source_lines import DATE_LINE, OUTLET_LINE, SIGNATURE, SIGNED_BEHIND, SOURCE_LINE, source_facts
from index.outline import OFFICER
from index.said.persons_zh import leading_name
from index.script import HAN
from index.tabled.sheet_address import UNNAMED
from index.types import Facts, Part

__all__ = ["CAPTION", "EDITOR", "HEAD_LINE", "Marked", "mark"]

HEAD_LINE = re.compile("|".join(f"(?:{p.pattern})" for p in (SOURCE_LINE, DATE_LINE, OUTLET_LINE, SIGNATURE, BYLINE)))
# A field name whose value stands on the next line, as when a page is copied from a browser.
LABEL_ALONE = re.compile(r"^[\u4e00-\u9fff]{2,4}\s*[:：]$")
LABEL_VALUE = 30
# Marks of a document database or library, which are no headline: 【法宝引证码】…, 分类号:…
RECORD_LINE = re.compile(
    r"^(?:【[^】]{1,11}(?:码|号|期|间|机关|部门|单位|类别|级别|性|来源|出处)】|(?:分类号|索引号|文号|主题词|编号|公开方式)\s*[:：])"
)
NO_TITLES = frozenset("序言 前言 引言 目录 目次 导言 Contents Preface Foreword Introduction".split())
# A paper's own writer signs behind the last sentence: …。（林晓安）
NAME_BEHIND = re.compile(r"(?<=[。！？”])[（(](?P<who>[\u4e00-\u9fff]{2,3})[）)]$")
# Press marks stand at the head of a text; below it, a line that looks like one is body.
HEAD_BLOCKS = 8
# Those who signed a text, and who edited it, stand in its last lines.
TAIL_BLOCKS = 3
HEADLINE_WIDTH, LATIN_HEADLINE_WIDTH = 80, 160
SENTENCE_END = re.compile(r"[。！？；;.…：:，,][”』」’\"）)】]*$")

# What begins so is no headline, unless it is the name of a column (【开好局】) with the headline behind it.
ASIDE = re.compile(r"[\[(（—]|【[^】]*(?:】$|[电電讯訊]】)|【[^】]*$")


@dataclass(frozen=True, slots=True)
class Marked:
    """The roles found in a text, the facts they state, and the words of a day that lacks its year (1月20日)."""

    parts: tuple[Part, ...]
    facts: Facts
    day: str = ""


def mark(composed: Composed, title: str | None) -> Marked:
    """Return the stretches with a role (headline, dateline, byline, caption, credit, source or editor line), and facts.

    `title` is what the format itself calls the title, where it does: the block that says just that is the headline.
    """
    headline = _headline(composed.blocks, title)
    found = [Marked((Part("headline", headline.start, headline.end),), Facts())] if headline else []
    label = ""
    last = len(composed.blocks) - TAIL_BLOCKS
    for number, placed in enumerate(composed.blocks):
        if headline and placed.start == headline.start:
            label = ""
            continue
        told = _mark_one(placed, number, label, tail=number >= last)
        alone = any(part.role == "source_line" for part in told.parts) and LABEL_ALONE.match(placed.block.text)
        label = placed.block.text if alone else ""
        found.append(told)
    facts = Facts()
    for told in found:
        facts = facts.over(told.facts)
    facts = facts.over(Facts(title=headline.block.text)) if headline else facts
    parts = sorted((part for told in found for part in told.parts), key=lambda part: part.start)
    return Marked(tuple(parts), facts, next((told.day for told in found if told.day), ""))


def _headline(blocks: tuple[Placed, ...], title: str | None) -> Placed | None:
    """Return the block that is the headline: a top heading, or a short line without a full stop above the text."""
    head = blocks[:HEAD_BLOCKS]
    if named := [placed for placed in head if title and placed.block.text == title]:
        return named[0]
    after_label = False
    for placed in head:
        text = placed.block.text
        value, after_label = after_label, bool(LABEL_ALONE.match(text))
        unnamed = text in NO_TITLES or bool(placed.block.place and placed.block.place.sheet and UNNAMED.match(text))
        if value or HEAD_LINE.match(text) or RECORD_LINE.match(text) or _pictured(placed) or unnamed:
            continue
        if OFFICER.match(text):  # a text that begins with its first chapter has no headline
            return None
        if placed.block.role == "heading":
            return placed if placed.block.level <= 2 else None
        longest = HEADLINE_WIDTH if HAN.search(text) else LATIN_HEADLINE_WIDTH
        plain = placed.block.role == "paragraph" and len(text) <= longest and not ASIDE.match(text)
        return placed if plain and not SENTENCE_END.search(text) and len(blocks) > 1 else None
    return None


def _pictured(placed: Placed) -> bool:
    return placed.block.role == "caption" or is_caption(placed.block.text) or credit(placed.block.text) is not None


def _mark_one(placed: Placed, number: int, label: str, tail: bool) -> Marked:
    """Return what a block is and tells; `label` is a field name that stands alone on the line above."""
    text, start, end = placed.block.text, placed.start, placed.end
    if placed.block.role == "table":
        return Marked((Part("table", start, end),), Facts())
    if EDITOR.match(text):
        return Marked((Part("editor", start, end),), Facts(editor=editors(text)))
    if _pictured(placed):
        return Marked(_picture(placed), Facts())
    if number < HEAD_BLOCKS and (found := _in_head(placed, label)):
        return found
    return _behind(placed) if tail else Marked((), Facts())


def _picture(placed: Placed) -> tuple[Part, ...]:
    """Return the caption, and within it the credit that ends it; or the credit that stands alone."""
    found = credit(placed.block.text)
    caption = Part("caption", placed.start, placed.end)
    if found is None:
        return (caption,)
    taken = Part("credit", placed.start + found[0], placed.start + found[1])
    return (taken,) if found[0] == 0 else (caption, taken)


def _in_head(placed: Placed, label: str) -> Marked | None:
    """Return what a line in the head of a text is and tells, or None for body."""
    text = placed.block.text
    source, byline = (Part(role, placed.start, placed.end) for role in ("source_line", "byline"))
    if label and len(text) <= LABEL_VALUE:
        return _told(source, f"{label.strip()}{text}")
    if named := OUTLET_LINE.match(text):
        writer = reporters(named["who"]) if named["who"] else None
        outlet = named["outlet"] or named["latin"]
        return Marked((source,), source_facts(text).over(Facts(outlet=outlet, reporter=writer)))
    if _is_byline(text):
        return Marked((byline,), _written(text))
    return _told(source, text) if _is_source(text) else _dateline(placed)


def _is_byline(text: str) -> bool:
    plain = len(text) <= LATIN_HEADLINE_WIDTH and not SENTENCE_END.search(text)
    return bool(EMAIL.match(text) or (plain and BYLINE.match(text)))


def _is_source(text: str) -> bool:
    if ORIGINAL.match(text) and (behind_title(text) or len(text) > LATIN_HEADLINE_WIDTH):
        return False  # the text itself follows its former title
    record = RECORD_LINE.match(text) and len(text) <= LABEL_VALUE * 2
    signed = len(text) <= HEADLINE_WIDTH and SIGNATURE.match(text)
    return bool(SOURCE_LINE.match(text) or DATE_LINE.match(text) or record or signed)


def _written(text: str) -> Facts:
    """Return what a byline tells: who wrote the text, and for whom: 甲/滨江日报."""
    found = BYLINE.match(text)
    if found and found["paper"]:
        return Facts(reporter=found["by"], outlet=found["paper"])
    return Facts(reporter=reporters(text)).over(source_facts(text))


def _told(part: Part, text: str) -> Marked:
    facts = source_facts(text)
    bare = BARE.search(text) if DATE_LINE.match(text) and not facts.published else None
    return Marked((part,), facts, bare.group(0) if bare else "")


def _behind(placed: Placed) -> Marked:
    """Return the editors or reporters whom brackets behind the last sentences name."""
    text, start = placed.block.text, placed.start
    if found := EDITOR_BEHIND.search(text):
        at = start + found.end() - len(found.group(0).lstrip())
        return Marked((Part("editor", at, start + len(text)),), Facts(editor=editors(found.group(0))))
    if found := SIGNED_BEHIND.search(text):
        at = start + found.end() - len(found.group(0).lstrip())
        return Marked((Part("source_line", at, start + len(text)),), source_facts(found.group(0).strip()))
    if found := BYLINE_BEHIND.search(text):
        at = start + found.end() - len(found.group(0).lstrip())
        return Marked((Part("byline", at, start + len(text)),), Facts(reporter=reporters(found.group(0))))
    if (found := NAME_BEHIND.search(text)) and leading_name(found["who"], (), alone=True) == found["who"]:
        return Marked((Part("byline", start + found.start(), start + len(text)),), Facts(reporter=found["who"]))
    if found := REPORTED_BEHIND.search(text):
        at = start + found.end() - len(found.group(0).lstrip())
        told = Facts(reporter=_latin(found["reporters"]), editor=_latin(found["editors"]))
        return Marked((Part("editor", at, start + len(text)),), told)
    return _signed(placed)


def _latin(names: str | None) -> str | None:
    return reporters(f"By {names}") if names else None


def _signed(placed: Placed) -> Marked:
    """Return what a line below the text is: who wrote it, when and where it was published."""
    text, part = placed.block.text, (placed.start, placed.end)
    if len(text) > HEADLINE_WIDTH or SENTENCE_END.search(text):
        return Marked((), Facts())
    if BYLINE.match(text):
        return Marked((Part("byline", *part),), _written(text))
    if (
        DATE_LINE.match(text)
        or SIGNATURE.match(text)
        or (SOURCE_LINE.match(text) and (HAN.search(text) or full_day(text)))
    ):
        return Marked((Part("source_line", *part),), source_facts(text))
    return Marked((), Facts())


def _dateline(placed: Placed) -> Marked | None:
    text, begin = placed.block.text, placed.start
    behind = behind_title(text)
    at, found = behind if behind else (0, dateline(text))
    if found is None:
        return None
    title = (Part("source_line", begin, begin + len(text[:at].rstrip())),) if at else ()
    part = Part("dateline", begin + at, begin + at + found.end)
    facts = Facts(outlet=found.outlet, published=found.day, reporter=found.people, dateline=found.place)
    return Marked((*title, part), facts, found.words)
