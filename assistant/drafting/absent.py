"""A question that a document answers → one of another year or place that nothing near answers: a near miss to refuse."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.drafting.proposal import Proposal, also
from index.library import View, fold, words

# 1951亿元 is no year, and neither is 2,024 or 2024 people.
YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d{2})(?=年|[,.;?？，]|$| (?:by|in|of|to|than|and)\b)")
# Other years, the nearest first: what is near is what a reader mistakes.
STEPS = (-1, 1, -2, 2, -3, 3, -5, 5, 7, -7, 10, -10)
PLACES = "北京 上海 广东 江苏 浙江 四川 湖北 陕西 山东 福建 河南 重庆 天津 云南 青海 黑龙江 深圳 苏州 成都 昆明".split()
PLACES_EN = "Beijing Shanghai Guangdong Singapore Japan Canada India Brazil France Kenya Chile Norway".split()
# So many passages with the words of the question are looked through for what would answer it after all.
NEAR = 20


def otherwise(one: Proposal, view: View) -> Iterator[Proposal]:
    """Yield the question of another year, else of another place, that none of the nearest passages speaks of."""
    for was, now in (*_years(one.question), *_places(one.question)):
        question = one.question.replace(was, now)
        if not _is_told(now, question, view):
            changed = also(one, f"{was} was changed to {now}; nothing near speaks of it: make sure that nothing does")
            # Without the document's name: a question about another place in that text would be a false premise.
            yield replace(changed, question=question, answers=(), spans=(), answerable=False, apart=True)
            return


def _years(question: str) -> list[tuple[str, str]]:
    found = dict.fromkeys(YEAR.findall(question))
    return [(year, str(int(year) + step)) for year in found for step in STEPS] if len(found) == 1 else []


def _places(question: str) -> list[tuple[str, str]]:
    for known in (PLACES, PLACES_EN):
        found = [place for place in known if place in question]
        if len(found) == 1:
            return [(found[0], other) for other in known if other != found[0]]
    return []


def _is_told(now: str, question: str, view: View) -> bool:
    """Return True when a passage near the question, or the document it stands in, speaks of that year or place."""
    scored = view.by_words(words(question), NEAR)
    hits = view.hits([int(row) for row in scored.rows], [(0.0, 0.0, 0.0)] * len(scored.rows))
    for hit in hits:
        record = view.record(hit.passage.document)
        if fold(now) in fold(hit.passage.text + record.title + record.source) or (record.published or "").startswith(
            now
        ):
            return True
    return False
