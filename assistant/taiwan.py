"""Our own words as Taiwan writes them: OpenCC's table of phrases, and what it does not know."""

from functools import lru_cache

from opencc import OpenCC

# OpenCC turns characters and common terms; these are words of a page that it leaves, or turns into a programmer's.
OVERRIDES = {
    "釋出": "發布",
    "型別": "類型",
    "查詢": "查找",
    "報道": "報導",
    "單元格": "儲存格",
    "當前": "目前",
    "純文本": "純文字",
    "文字識別": "文字辨識",
    "“": "「",
    "”": "」",
}


def traditional(text: str) -> str:
    """Return words of ours in traditional characters and Taiwan's terms; never used on a quotation."""
    turned: str = _turner().convert(text)
    for written, wanted in OVERRIDES.items():
        turned = turned.replace(written, wanted)
    return turned


# What stands between these is a quotation or a title, and stays in its own characters.
OPENING, CLOSING = "“‘「『《", "”’」』》"


def around_quotations(text: str) -> str:
    """Return a text of ours as Taiwan writes it; what it quotes keeps its characters, in Taiwan's marks."""
    pieces, depth = [""], 0
    for sign in text:
        depth += sign in OPENING
        if sign in OPENING and depth == 1:
            pieces.append("")
        pieces[-1] += sign
        depth -= sign in CLOSING and depth > 0
        if sign in CLOSING and depth == 0:
            pieces.append("")
    return "".join(_in_marks(piece) if piece[:1] in OPENING and piece else traditional(piece) for piece in pieces)


def _in_marks(quoted: str) -> str:
    marks = {"“": "「", "”": "」"}
    return marks.get(quoted[0], quoted[0]) + quoted[1:-1] + marks.get(quoted[-1], quoted[-1])


@lru_cache(maxsize=1)
def _turner() -> OpenCC:
    return OpenCC("s2twp")
