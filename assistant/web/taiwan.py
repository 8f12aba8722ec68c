"""The page's words as Taiwan writes them: OpenCC's table of phrases, and what it does not know."""

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
    """Return the page's own words in traditional characters and Taiwan's terms; never used on a quotation."""
    turned: str = _turner().convert(text)
    for written, wanted in OVERRIDES.items():
        turned = turned.replace(written, wanted)
    return turned


@lru_cache(maxsize=1)
def _turner() -> OpenCC:
    return OpenCC("s2twp")
