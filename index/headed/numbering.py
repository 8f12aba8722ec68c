"""A line's beginning → its numbering: 第三章, 第十条, 一、, （一）, 1., ①, 专栏2, 附件1, Part II, Article 5, and what they count."""

import re
from functools import lru_cache
from typing import NamedTuple

# Scale of each numbering: a heading belongs under the nearest heading above it with a smaller one.
ANNEX, PART, SUBPART, CHAPTER, SECTION, ARTICLE = 10, 20, 25, 30, 40, 50
FIRST, SECOND, THIRD, DECIMAL, FOURTH, FIFTH, BOX = 60, 70, 80, 85, 90, 100, 120
_HAN = "一二三四五六七八九十百千零〇○两"
_COUNT = rf"[{_HAN}\d]{{1,6}}"
_ROMAN = r"(?:[IVXLC]+|[ivxlc]+)"
_WORD = (
    "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen|"
    "Eighteen|Nineteen|Twenty"
)
_LATIN = rf"(?P<n>{_ROMAN}|\d{{1,3}}[A-Z]?|(?i:{_WORD}))\b"


def _of(unit: str) -> str:
    return rf"第[ \u3000]?(?P<n>{_COUNT})[ \u3000]?{unit}"


NUMBERINGS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (PART, re.compile(_of("(?:[编編](?![辑輯])|篇(?!文章|报道|報道|稿|幅)|部分)"))),
    (SUBPART, re.compile(_of("分[编編]"))),
    (CHAPTER, re.compile(_of("章(?!程)"))),
    (SECTION, re.compile(_of("[节節](?![课課]|车厢)"))),
    (ARTICLE, re.compile(_of(rf"[条條](?:之{_COUNT})?(?=$|[\s\u3000：:【]|[（(](?!{_COUNT}[）)]))"))),
    (ANNEX, re.compile(rf"附(?:件|表|录|錄|图|圖)[ \u3000]?(?P<n>{_COUNT}(?:[-－]\d{{1,2}})?)?(?=$|[\s\u3000：:])")),
    (
        ANNEX,
        re.compile(r"(?i:Annex|Appendix|Schedule|Attachment)(?:\s+(?P<n>[IVXLC]+|\d{1,2}|[A-Z]))?(?=$|\s*[:.–—-]|\s)"),
    ),
    (BOX, re.compile(rf"(?:专栏|專欄)[ \u3000]?(?P<n>{_COUNT}(?:[-－]\d{{1,2}})?)")),
    (BOX, re.compile(r"(?i:Box)\s+(?P<n>\d{1,2}(?:\.\d{1,2})?)(?=$|\s*[:.–—-]|\s)")),
    (PART, re.compile(rf"(?i:Part|Title)\s+{_LATIN}")),
    (CHAPTER, re.compile(rf"(?i:Chapter)\s+{_LATIN}")),
    (SECTION, re.compile(rf"(?i:Section)\s+{_LATIN}")),
    (ARTICLE, re.compile(rf"(?i:Article|Art\.)\s+{_LATIN}")),
    (FIRST, re.compile(rf"(?P<n>[{_HAN}]{{1,4}})(?:、|[．.](?!\d))")),
    (FIRST, re.compile(r"(?P<n>[IVX]+)\.(?=\s)|(?P<m>[Ⅰ-Ⅻ])(?:[、.．]|(?=\s))")),
    (SECOND, re.compile(rf"[（(]\s?(?P<n>[{_HAN}]{{1,4}})\s?[）)]")),
    (
        DECIMAL,
        re.compile(
            r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})(?=[ \u3000]+(?:[A-Z“《]|(?![万亿元个倍人米公平吨千百])[\u4e00-\u9fff]))"
        ),
    ),
    (THIRD, re.compile(r"(?P<n>\d{1,3})[.．、](?=[^\d])")),
    (FOURTH, re.compile(r"[（(]\s?(?P<n>\d{1,2})\s?[）)]|(?P<m>\d{1,2})[）)]")),
    (FIFTH, re.compile(r"(?P<n>[①-⑳])")),
)
# A line may begin with 第三条 and the space still be lost: then only its place in the count tells it from a reference.
TIGHT_ARTICLE = re.compile(_of(rf"[条條](?:之{_COUNT})?(?=\S)"))
# What follows the numbering when the words refer to a place instead of heading it: 第三条的规定, 第二章、第三章, Section 3 of.
_REFERRED = re.compile(
    rf"的?[规規]定|[ \u3000]?(?:所[列称稱述规規指]|第{_COUNT}[款项項]|至(?:第|本)|[、和与與及或]者?(?:本[法章条]|第)|中[的，所]|之[规規]定|的|"
    rf"[，、；。)）》」』”]|等[，。、的规])|以[上下内外前后]|[—\-－~～]+第|[（(]{_COUNT}[）)][项項]"
)
_REFERRED_LATIN = re.compile(
    r"\s+(?:of|and|or|to|shall|appl(?:y|ies)|above|below|is|are|was|were|does|do|may|must|has|have|requires?|provides?|"
    r"sets?|states?|which|that|in|as|would|will|can|could|also|for|by|with|under|on|at|from)\b|[,;)’']"
)
# English words that begin so are a heading only when they stand above a text, not when a sentence begins with them.
_TITLED = re.compile(r"$|\s*[:.–—-]|\s+[A-Z\d“\"(]")
_FIGURE = re.compile(r"[一二三四五六七八九〇○零]{3}")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Label(NamedTuple):
    """A numbering at the beginning of a line: its scale, its words (第三章), what it counts (3)."""

    scale: int
    text: str
    number: int

    @property
    def latin(self) -> bool:
        """Return True for Part II, Article 5, Annex A."""
        return self.text[:1].isascii() and self.text[:1].isalpha()


def label_of(text: str) -> Label | None:
    """Return the numbering that a line begins with, or None; a reference (第三条规定的, Section 3 of) is none."""
    for scale, pattern in NUMBERINGS:
        if found := pattern.match(text):
            label = Label(scale, found.group(0).strip(), _counted(found))
            return None if _is_reference(label, text, found.end()) else label
    return None


@lru_cache(maxsize=4096)  # the labels of a text are asked for at each of its passages
def read_label(label: str) -> Label | None:
    """Return what a numbering says that stands alone, as a heading's label does: 第三章, 1., Article 5."""
    for text in (label, f"{label} X"):
        for scale, pattern in NUMBERINGS:
            if found := pattern.match(text):
                return Label(scale, label, _counted(found))
    return None


def tight_article(text: str) -> Label | None:
    """Return the numbering of an article whose text follows without a space (第三条本办法所称…), or None."""
    found = TIGHT_ARTICLE.match(text)
    if not found or _REFERRED.match(text, found.end()):
        return None
    return Label(ARTICLE, found.group(0), value(found["n"]))


def _is_reference(label: Label, text: str, end: int) -> bool:
    if label.latin:
        return bool(_REFERRED_LATIN.match(text, end)) or not _TITLED.match(text, end)
    if label.scale == FIRST and (_DIGITS.get(text[end : end + 1]) == label.number + 1 or _FIGURE.match(text, end)):
        return True  # 一、二两个标段 counts, 一四、五○○人 is a figure: neither begins a section
    return label.scale <= ARTICLE and bool(_REFERRED.match(text, end))


def _counted(found: re.Match[str]) -> int:
    told = found.groupdict()
    return value(told.get("n") or told.get("m") or "")


def value(words: str) -> int:
    """Return what a numbering counts: 十二 → 12, IV → 4, Three → 3, ③ → 3, A → 1; 0 for none."""
    if not words:
        return 0
    if words[0].isdigit() and (digits := re.match(r"\d+", words)):
        return int(digits.group(0))
    if "①" <= words <= "⑳":
        return ord(words) - ord("①") + 1
    if "Ⅰ" <= words <= "Ⅻ":
        return ord(words) - ord("Ⅰ") + 1
    if words[0] in _DIGITS or words[0] in _UNITS:
        return _chinese(words)
    return _latin(words)


def _chinese(words: str) -> int:
    if not any(char in _UNITS for char in words):  # 二〇一 is written digit by digit
        return int("".join(str(_DIGITS[char]) if char in _DIGITS else char for char in words) or 0)
    total = digit = 0
    for char in words:
        if char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        else:
            digit = _DIGITS.get(char, digit)
    return total + digit


def _latin(words: str) -> int:
    names = _WORD.lower().split("|")
    if words.lower() in names:
        return names.index(words.lower()) + 1
    if len(words) == 1 and words.lower() not in "ivxlc":
        return ord(words.lower()) - ord("a") + 1
    counts = [_ROMANS.get(char, 0) for char in words.lower()]
    return sum(-one if one < after else one for one, after in zip(counts, [*counts[1:], 0], strict=True))
