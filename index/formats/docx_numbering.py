"""Word's automatic numbering → the labels a reader sees: 第一章, 一、, （二）, 1.2, (a). They stand nowhere in the text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from index.formats.docx_text import attribute, child, is_on, local

DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# After these a Chinese title follows at once; after all others stands a space.
CLOSED = ("、", "）", "．", "】", "〕", "：")


def chinese(number: int, digits: str = DIGITS, units: str = "十百千", zero: str = "零") -> str:
    """Return a number below 10,000 in Chinese, as it is counted: 十, 十二, 二十, 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    said, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += (zero if gap and said else "") + digits[digit] + (units[place - 1] if place else "")
        gap = digit == 0
    return said.removeprefix(digits[1]) if 10 <= number < 20 and digits is DIGITS else said


def roman(number: int) -> str:
    """Return a number in capital Roman numerals."""
    said = ""
    for value, sign in ROMAN:
        said += sign * (number // value)
        number %= value
    return said


def letters(number: int) -> str:
    """Return A … Z, AA … ZZ, AAA …, as Word goes on after Z."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 0 < number <= last else str(number)


def _digit_by_digit(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: "".join(chr(ord("０") + int(digit)) for digit in str(number)),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "koreanCounting": chinese,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": lambda number: chinese(number, LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: chinese(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "ideographTraditional": lambda number: STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: BRANCHES[(number - 1) % 12],
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedCircleChinese": _enclosed(0x2460, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    "ordinal": lambda number: f"{number}{_ordinal(number)}",
}


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, its pattern with %1 … %9, and what follows the label."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    follow: str = "tab"
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    """The levels of each abstract list."""
    uses: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    """Which abstract list each numId counts in, and where it starts anew."""
    counted: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of(self, list_id: str, style: str) -> int:
        """Return which level of a list belongs to a style; the first when none is named for it."""
        levels = self.lists.get(self.uses.get(list_id, ("", {}))[0], {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def label(self, list_id: str, depth: int) -> str:
        """Return the next label of a list at this level, with the space that follows it; "" for bullets and none."""
        abstract, anew = self.uses.get(list_id, ("", {}))
        levels = self.lists.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._count(list_id, abstract, depth, anew.get(depth))
        level = levels[depth]
        if level.format in ("bullet", "none") and "%" not in level.pattern:
            return ""
        text = level.pattern
        for above in range(depth + 1):
            text = text.replace(f"%{above + 1}", self._said(levels, counts, above, level.legal))
        return _followed(text.strip(), level.follow)

    def _count(self, list_id: str, abstract: str, depth: int, anew: int | None) -> list[int | None]:
        counts = self.counted.setdefault(abstract, [None] * 10)
        start = self.lists[abstract][depth].start
        if anew is not None and (list_id, depth) not in self.begun:
            counts[depth] = anew
        else:
            counts[depth] = start if counts[depth] is None else (counts[depth] or 0) + 1
        self.begun.add((list_id, depth))
        counts[depth + 1 :] = [None] * (len(counts) - depth - 1)
        return counts

    def _said(self, levels: dict[int, Level], counts: list[int | None], depth: int, legal: bool) -> str:
        level = levels.get(depth, Level())
        if counts[depth] is None:  # a level that was skipped counts as begun
            counts[depth] = level.start
        number = counts[depth] or 0
        if level.format in ("none", "bullet"):
            return ""
        return FORMATS["decimal" if legal else level.format](number) if level.format in FORMATS else str(number)


def _followed(label: str, follow: str) -> str:
    if not label or follow == "nothing" or label.endswith(CLOSED):
        return label
    return label + " "


def numbering(root: Any | None) -> Numbering:
    """Return the lists that word/numbering.xml sets up; none where a document has no such part."""
    found = Numbering()
    if root is None:
        return found
    linked: dict[str, str] = {}
    by_style: dict[str, str] = {}
    for element in root:
        if local(element) == "abstractNum":
            name = attribute(element, "abstractNumId") or ""
            found.lists[name] = {depth: level for depth, level in map(_level, element) if depth >= 0}
            if (link := child(element, "numStyleLink")) is not None:
                linked[name] = attribute(link, "val") or ""
            if (link := child(element, "styleLink")) is not None:
                by_style[attribute(link, "val") or ""] = name
        elif local(element) == "num":
            _use(element, found)
    for name, style in linked.items():
        found.lists[name] = found.lists.get(by_style.get(style, ""), found.lists[name])
    return found


def _use(element: Any, found: Numbering) -> None:
    name = attribute(element, "numId") or ""
    abstract = child(element, "abstractNumId")
    of = (attribute(abstract, "val") or "") if abstract is not None else ""
    anew: dict[int, int] = {}
    for override in (below for below in element if local(below) == "lvlOverride"):
        depth = _number(attribute(override, "ilvl"))
        if (level := child(override, "lvl")) is not None:  # a list that differs in one level is a list of its own
            own = f"{of}/{name}"
            found.lists[own] = {**found.lists.get(of, {}), depth: _level(level)[1]}
            of = own
        if (start := child(override, "startOverride")) is not None:
            anew[depth] = _number(attribute(start, "val"), 1)
    found.uses[name] = (of, anew)


def _level(element: Any) -> tuple[int, Level]:
    """Return the depth of a w:lvl and what it says; depth -1 for any other element."""
    if local(element) != "lvl":
        return -1, Level()
    said = {local(below): attribute(below, "val") or "" for below in element}
    alternate = child(element, "AlternateContent", "Choice", "numFmt")
    return _number(attribute(element, "ilvl")), Level(
        start=_number(said.get("start"), 1),
        format=(attribute(alternate, "val") if alternate is not None else said.get("numFmt")) or "decimal",
        pattern=said.get("lvlText", ""),
        follow=said.get("suff", "tab"),
        legal=is_on(child(element, "isLgl")),
        style=said.get("pStyle"),
    )


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else otherwise
