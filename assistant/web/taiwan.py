"""The page's words as Taiwan writes them: OpenCC's table of phrases, and what it does not know."""

from functools import lru_cache

from opencc import OpenCC

# OpenCC turns characters and common terms; these are the words of an interface that it leaves or turns too far.
OVERRIDES = {"會話": "對話", "收錄庫": "資料庫"}


def traditional(text: str) -> str:
    """Return the page's own words in traditional characters and Taiwan's terms; never used on a quotation."""
    turned: str = _turner().convert(text)
    for written, wanted in OVERRIDES.items():
        turned = turned.replace(written, wanted)
    return turned


@lru_cache(maxsize=1)
def _turner() -> OpenCC:
    return OpenCC("s2twp")
