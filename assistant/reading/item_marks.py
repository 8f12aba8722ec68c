"""What an item of a list begins with: 一是, （一）, 1., (a), First … → its style and its number."""

import re

HAN = {char: n for n, char in enumerate("一二三四五六七八九十", 1)}
ENGLISH = {
    name: n for n, name in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
CHINESE = {"首先": 1, "其次": 2, "再次": 3}
ROMAN = {name: n for n, name in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split(), 1)}
# 最后 and finally close a list without saying how long it is: they count as the next item.
NEXT = 0
_HAN = "[一二三四五六七八九十]"
_CIRCLES = "①-⑳"
_NAMED = "|".join((*ENGLISH, "final"))
# A line may begin with each of these. A letter in brackets may be a roman figure: both are kept.
STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("是", re.compile(rf"({_HAN}{{1,3}})[是要]")),
    ("第", re.compile(rf"第({_HAN}{{1,3}})(?:[步点點项項类類]|个?方面|個方面)?[，、：:]")),
    ("板块", re.compile(rf"第({_HAN}{{1,3}})(?:板块|阶段|部分|层面|层次|环节|板塊|階段|層面|層次|環節)")),
    ("其", re.compile(rf"其({_HAN})(?:是|[，、：:])")),
    ("首", re.compile(r"(首先|其次|再次|最[后後](?=[，、]))[，、]?")),
    ("en", re.compile(rf"(?:and )?(?:the )?({_NAMED})(?:ly)?(?:,|:| is\b| was\b)", re.I)),
    ("(一)", re.compile(rf"[（(]({_HAN}{{1,3}})[）)]")),
    ("一、", re.compile(rf"({_HAN}{{1,3}})、")),
    ("(1)", re.compile(r"[（(](\d{1,2})[）)]")),
    ("1.", re.compile(r"(\d{1,2})[.．、)）](?!\d)\s*")),
    ("①", re.compile(rf"([{_CIRCLES}])")),
    ("(a)", re.compile(r"[（(]([a-z])[）)]")),
    ("(i)", re.compile(r"[（(]([ivx]{1,5})[）)]")),
    ("Step 1:", re.compile(r"[A-Z][a-z]{2,14} (\d{1,2})(?:[:：]| [–—-] )")),
)  # fmt: skip
# In running text only these marks begin an item, and only after the end of the one before (BETWEEN); the first bracket
# or circle may follow a word, but 第（一）项 only points at an item.
INLINE = re.compile(
    rf"(?:^|(?<=[。；;：:，,.“\s]))(?:{_HAN}{{1,2}}[是要]|第{_HAN}(?:[步点點项項类類]|个?方面|個方面)?[，、]|第{_HAN}(?:板块|阶段|部分|层面|层次|环节|板塊|階段|層面|層次|環節)|其{_HAN}[是，、]|"
    r"(?:首先|其次|再次|最[后後])[，、])|"
    rf"(?<!第)[（(](?:{_HAN}|\d{{1,2}})[）)]|[{_CIRCLES}]|(?<!\w)[（(](?:[a-z]|[ivx]{{1,5}})[）)](?=\s)|"
    r"(?:^|(?<=[：:；;。])|(?<=[:;.] ))(?:\d{1,2}[.．、)）](?!\d)|"
    rf"(?i:(?:and )?(?:the )?(?:{_NAMED})(?:ly)?(?:,| is\b| was\b)))|(?<=; )(?i:and (?:{_NAMED})(?:ly)?,)"
)
BETWEEN = "。；;，,、：:.“ \u3000"


def ordinals(line: str) -> tuple[tuple[str, int], ...]:
    """Return the styles, each with the number, that a line begins with as an item of a list; mostly one, often none."""
    matched = ((style, pattern.match(line)) for style, pattern in STYLES)
    return tuple((style, value) for style, found in matched if found and (value := _value(style, found[1])) is not None)


def _value(style: str, mark: str) -> int | None:
    """Return the number that a mark writes; NEXT for one that closes a list; None for a figure that is none."""
    if style == "(i)":
        return ROMAN.get(mark)
    if style == "(a)":
        return ord(mark) - ord("a") + 1
    if style == "①":
        return ord(mark) - ord("①") + 1
    if mark.isdecimal():
        return int(mark)
    if named := ENGLISH.get(mark.lower()) or CHINESE.get(mark):
        return named
    return _han(mark) if mark[0] in HAN else NEXT


def _han(mark: str) -> int:
    """Return the number of a Chinese numeral below a hundred."""
    if "十" not in mark:
        return HAN[mark] if len(mark) == 1 else -1
    tens, _, ones = mark.partition("十")
    return HAN.get(tens, 1) * 10 + HAN.get(ones, 0)
