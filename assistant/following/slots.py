"""What one question has in the place of another's: the year, or which of a row."""

import re

TIME = re.compile(
    r"(?:(?:19|20)\d{2}\s?(?:财年|年度|年)?(?:上半年|下半年|[一二三四]季度|\d{1,2}月)?(?:底|初|末)?)|“?十[一二三四五]五”?(?:时期|期间)?|去年|今年|明年|前年|上半年|下半年"
)
YEAR = re.compile(r"(?:19|20)\d{2}\s?(?:财年|年度|年)?(?:底|初|末)?|去年|今年|明年|前年")
PLAN = re.compile(r"“?十[一二三四五]五”?")
ORDINAL = re.compile(
    r"第[一二三四五六七八九十百零\d]+(?:[条款项章节编篇个届批次期轮点方面]|季度)?"
    r"|\b(?:article|chapter|section|part)\s+(?:\d+|[IVX]+)\b"
    r"|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.I,
)
KINDS = (ORDINAL, YEAR, PLAN)


def ordinal_in(text: str) -> str | None:
    """Return which of a row a text names (第二条, Article 22, the fifth), or None."""
    found = ORDINAL.search(text)
    return found.group() if found else None


def time_in(text: str) -> str | None:
    """Return the time that a text names first (2022年, 去年, 2026), or None."""
    found = TIME.search(text)
    return found.group().strip() if found else None


def exchanged(question: str, new: str) -> str | None:
    """Return the question with a year, plan or number of a row for the first of its sort; None where it has none."""
    for kind in KINDS:
        if kind.match(new) and (found := kind.search(question)):
            return question[: found.start()] + _like(new, found.group()) + question[found.end() :]
    return None


def _like(new: str, old: str) -> str:
    """Return a time as the old one is written: 2022 for 2024年 is 2022年, and 2022财年 stays what it is."""
    bare = re.fullmatch(r"((?:19|20)\d{2})年?", new)
    kept = re.fullmatch(r"(?:19|20)\d{2}(\D*)", old)
    return bare.group(1) + kept.group(1) if bare and kept else new
