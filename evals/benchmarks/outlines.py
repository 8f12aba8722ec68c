"""Is the outline of laws, work reports and plans right? Checked by a second method, which counts instead of matching shapes.

    python -m evals.benchmarks.outlines FOLDER…

Reads each .md and .txt file under the folders twice: as the index does, and line by line, where a line is a section only
when its number is the next one in the count of its unit (第三章 after 第二章, 第一节 once more under each chapter, articles
through the whole text). Prints for each file how many sections the count finds and over how many the index's outline
path or its reference names the same units and numbers, then each miss with both sides. Exit 1 when a share is under the floor.

The second method shares no code with `index`. It knows 编 篇 章 节 条 一、 （一） and Part, I., 1. at the beginning of a line.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index import formats, outline, press
from index.clean import clean
from index.compose import Placed, compose
from index.types import Heading

SUMMARY = "Check outline paths by counting sections line by line."
# Least share of sections whose path is right: of articles, and of chapters, sections and numbered paragraphs.
ARTICLES, SECTIONS = 0.995, 0.98
UNITS = "编篇章节条"
# A line of so many characters may hold several headings.
SHORT = 120
# Below chapters a numbered paragraph of more characters is an item, not a title.
TITLE = 45
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NUMERALS = "零一二三四五六七八九十百"

Step = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Section:
    """A line that the count takes for a section: its words, and unit and number of all that it stands in, outermost first."""

    line: str
    path: tuple[Step, ...]


@dataclass(slots=True)
class Found:
    """What one file gave: sections counted, and the misses as (line, path counted, path of the index)."""

    name: str
    articles: int = 0
    sections: int = 0
    missed_articles: list[tuple[str, str, str]] = field(default_factory=list)
    missed_sections: list[tuple[str, str, str]] = field(default_factory=list)


def counted(text: str) -> list[Section]:
    """Return the sections of a text in order, by counting: a number that is not the next one in its unit is no section."""
    sections: list[Section] = []
    path: list[Step] = []
    last: dict[str, int] = {}
    lines = [line for raw in text.split("\n") for line in _split(raw.strip().lstrip("#").strip()) if line]
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        step = opening(line)
        if step is None or not _is_next(step, path, last) or _is_item(line, below, step, path):
            continue
        unit, number = step
        if number == 1 and path and unit == _largest(path) and unit in "编篇章":
            sections.clear()  # the largest unit starts anew: what came before was the table of contents
            last.clear()
        path = [one for one in path if _order(one[0]) < _order(unit)] + [step]
        last[unit] = number
        for smaller in [one for one in last if _order(one) > _order(unit) and one not in "章条"]:
            last.pop(smaller)
        sections.append(Section(line, tuple(path)))
    return sections


def _split(line: str) -> Iterator[str]:
    """Yield the headings that stand together on a short line: 第三篇… 第十三章…."""
    begin = 0
    if len(line) <= SHORT and "。" not in line:
        for at in (place for place, char in enumerate(line) if char == "第" and place):
            end = _run(line, at + 1)
            if end > at + 1 and line[end : end + 1] in ("编", "篇", "章"):
                yield line[begin:at].strip()
                begin = at
    yield line[begin:]


def _largest(path: Sequence[Step]) -> str:
    return min((unit for unit, _ in path), key=_order)


def _is_item(line: str, below: str, step: Step, path: Sequence[Step]) -> bool:
    """Return True for an item of a list: half a sentence, one with the next number right below it, a long one in a chapter."""
    unit, number = step
    if unit not in ("、", "（", "."):
        return False
    if any(one in "章节" for one, _ in path) and len(line) > TITLE:
        return True
    return line[-1:] in "；;" or (
        line[-1:] in "。." and line.count("。") < 2 and number == 1 and opening(below) == (unit, 2)
    )


def _is_next(step: Step, path: Sequence[Step], last: dict[str, int]) -> bool:
    unit, number = step
    if unit in ("、", "（", ".", "I") and any(one == "条" for one, _ in path):
        return False  # within an article these count its items
    counted = last.get(unit, 0)
    return number == counted + 1 or (number == 1 and unit != "条") or (unit == "章" and not counted)


def opening(line: str) -> Step | None:
    """Return unit and number that a line opens with: ("章", 3), ("、", 2), ("（", 2), ("I", 2), (".", 2)."""
    if line.startswith("第"):
        end = _run(line, 1)
        unit = line[end : end + 1]
        if not line[1:end] or unit not in UNITS or not unit:
            return None
        behind = line[end + 1 : end + 2]
        if unit == "条" and behind and not behind.isspace():
            return None
        return None if behind in ("、", "和", "的", "至") and behind else (unit, number(line[1:end]))
    if line[:1] in ("（", "("):
        end = _run(line, 1)
        return ("（", number(line[1:end])) if end > 1 and line[end : end + 1] in ("）", ")") else None
    end = _run(line, 0)
    if end and line[end : end + 1] == "、":
        return "、", number(line[:end])
    return _latin(line)


def _latin(line: str) -> Step | None:
    head, dot, rest = line.partition(".")
    if dot and rest.startswith(" "):
        if head in ROMANS:
            return "I", ROMANS.index(head) + 1
        if head.isascii() and head.isdigit() and len(head) < 3:
            return ".", int(head)
    words = line.split()
    if len(words) > 2 and words[0].lower() == "part" and words[1] in ROMANS and words[2] in ("-", "–", ":"):
        return "篇", ROMANS.index(words[1]) + 1
    return None


def _run(line: str, start: int) -> int:
    end = start
    while end < len(line) and line[end] in NUMERALS:
        end += 1
    return end


def number(words: str) -> int:
    """Return what a Chinese number below 1,000 is: 一百二十三 → 123."""
    hundreds, _, rest = words.partition("百") if "百" in words else ("", "", words)
    tens, ten, ones = rest.partition("十") if "十" in rest else ("", "", rest)
    total = DIGITS.get(hundreds, 0) * 100 + (DIGITS.get(tens.strip("零"), 1) * 10 if ten else 0)
    return total + DIGITS.get(ones.strip("零"), 0)


def _order(unit: str) -> int:
    return ("编", "篇", "章", "节", "条", "I", "、", "（", ".").index(unit)


def check(path: Path) -> Found:
    """Return how the index's outline of a file compares with the count."""
    page = clean(formats.read(path.read_bytes(), path.name))
    composed = compose(page.blocks)
    read = outline.read(composed, press.mark(composed, page.facts.title).parts)
    listed = {part.start for part in read.contents}
    body = [placed for placed in composed.blocks if placed.start not in listed]
    found, at = Found(path.name), 0
    for section in counted(path.read_text(encoding="utf-8")):
        begin, at = _place(body, section.line, at)
        steps = _steps(composed.text, read.headings, begin, section.path) if begin >= 0 else ()
        article = section.path[-1][0] == "条"
        found.articles += article
        found.sections += not article
        if steps != section.path:
            missed = found.missed_articles if article else found.missed_sections
            missed.append((section.line[:40], _shown(section.path), _shown(steps) if begin >= 0 else "not in the body"))
    return found


def _place(body: Sequence[Placed], line: str, first: int) -> tuple[int, int]:
    """Return where a line stands in the body, from block number `first` on, and its block; -1 where it does not."""
    words = line[:40]
    for number in range(first, len(body)):
        text = body[number].block.text
        at = text.find(words)
        if at == 0 or (at > 0 and len(text) <= SHORT):
            return body[number].start + at, number
    return -1, first


def _steps(text: str, headings: Sequence[Heading], place: int, wanted: Sequence[Step]) -> tuple[Step, ...]:
    """Return unit and number of each heading over a place, and of an item that the reference names beside them.

    Annexes and boxes are not counted.
    """
    path = outline.path_at(headings, place, text)
    steps = tuple(step for heading in path if (step := _step(heading.label)))
    reference = outline.at(text, headings, place, None, through=False)[1]
    items = tuple(step for step in wanted[len(steps) :] if any(step == _step(word) for word in _words(reference)))
    return steps + items


def _step(label: str) -> Step | None:
    if label.upper().startswith("PART "):
        return "篇", ROMANS.index(label.split()[1]) + 1
    return opening(label if label[-1:] not in "." else f"{label} x")


def _words(reference: str) -> list[str]:
    """Return the numbers at the end of a reference one by one: 二、（三） as 二、 and （三）."""
    return reference.replace("、", "、|").replace("）", "）|").replace(")", ")|").split("|")


def _shown(path: Sequence[Step]) -> str:
    return " ".join(f"{unit}{number}" for unit, number in path) or "no heading"


def report(found: Sequence[Found]) -> Iterator[str]:
    """Yield a line for each file, each miss, and last the shares."""
    for one in found:
        right = one.articles - len(one.missed_articles), one.sections - len(one.missed_sections)
        yield f"{one.name}: articles {right[0]}/{one.articles}, sections {right[1]}/{one.sections}"
        yield from (f"    {line} | counted {a} | index {b}" for line, a, b in one.missed_articles + one.missed_sections)
    yield f"articles: {share(found, articles=True):.4f} of {sum(one.articles for one in found)}"
    yield f"sections: {share(found, articles=False):.4f} of {sum(one.sections for one in found)}"


def share(found: Sequence[Found], *, articles: bool) -> float:
    """Return the share of articles, or of other sections, whose path is right; 1 where there is none."""
    of = sum(one.articles if articles else one.sections for one in found)
    missed = sum(len(one.missed_articles if articles else one.missed_sections) for one in found)
    return 1 - missed / of if of else 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report of all files under the folders and return 0, or 1 when a share is under its floor."""
    parser = argparse.ArgumentParser(description=SUMMARY)
    parser.add_argument("folders", nargs="+", type=Path, help="files, or folders with .md and .txt files")
    paths = [
        path for one in parser.parse_args(arguments).folders for path in ([one] if one.is_file() else one.iterdir())
    ]
    found = [check(path) for path in sorted(paths) if path.suffix in (".md", ".txt")]
    print("\n".join(report(found)))
    return 0 if share(found, articles=True) >= ARTICLES and share(found, articles=False) >= SECTIONS else 1


if __name__ == "__main__":
    sys.exit(main())
