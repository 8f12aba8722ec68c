"""The figure that answers, beside what other sources state of the same thing → Evidence with their differences in it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.figures.found import agree
from assistant.figures.stated import Stated, all_stated, same_subject, same_time
from assistant.figures.subject import alikeness
from assistant.quoting import keyed, quoted
from assistant.retrieve import Found
from assistant.types import Conflict, Evidence, Quote, Side
from index.library import Library
from index.types import Document

# Sides beyond these say nothing new: who wants to see every one reads the passages.
SIDES = 4
EARLY = re.compile(r"初步|快报|预计|估计|暂定|preliminary|provisional|estimate", re.I)
LAST = re.compile(r"最终|核定|核实|修订|公报|终值|final|revised|bulletin", re.I)
# Texts that are no longer in force, or not yet, say nothing against one that is.
NOT_IN_FORCE = frozenset({"draft", "superseded", "repealed"})
TRAILING = re.compile(
    r"(?:为|是|有|达到?|共|约|已|则|的|至|到|[，,：:\s])+$|\s(?:was|were|is|took|came to|reached)\s*$"
)


def with_conflicts(evidence: Evidence, told: Stated, found: Found, library: Library) -> Evidence:
    """Return the evidence with each other source's figure for the same thing and time that differs, and a quote of it."""
    others = _differing(told, found, library)
    if not others:
        return evidence
    quotes = list(evidence.quotes)
    for one in (told, *others):
        if not any(_holds(quote, one) for quote in quotes):
            quotes.append(quoted(one.document, (one.start, one.end), evidence.quotes[0].score, "states another figure"))
    named = keyed(quotes)
    sides = tuple(_side(one, named) for one in (told, *others))
    return replace(evidence, quotes=named, conflicts=(*evidence.conflicts, Conflict(_about(told), sides)))


def is_early(one: Stated) -> bool:
    """Return True when a source calls its figure preliminary."""
    return bool(EARLY.search(_said_of(one))) and not LAST.search(one.document.title)


def in_force(document: Document, found: Found) -> bool:
    """Return True when a document is no draft and neither superseded nor repealed."""
    return found.view.editions.status.get(document.id, document.status) not in NOT_IN_FORCE


def _differing(told: Stated, found: Found, library: Library) -> list[Stated]:
    """Return what other documents state that cannot be the same number, the best of each document, best first."""
    if not in_force(told.document, found):
        return []
    canonical = found.view.editions.canonical
    own = canonical.get(told.document.id, told.document.id)
    best: dict[str, Stated] = {}
    for one in all_stated(found, told, library):
        source = canonical.get(one.document.id, one.document.id)
        fits = source != own and in_force(one.document, found) and same_time(told, one)
        if not fits or not same_subject(told, one, library):
            continue
        if source not in best or _alike(one, told) > _alike(best[source], told):
            best[source] = one
    out: list[Stated] = []
    for one in best.values():
        if not any(agree(one.figure, other.figure) for other in (told, *out)):
            out.append(one)
    return out[: SIDES - 1]


def _alike(one: Stated, told: Stated) -> float:
    return alikeness(one.subject, told.subject)


def _holds(quote: Quote, one: Stated) -> bool:
    """Return True when a quote has the figure in it."""
    at = one.start + one.figure.start
    return quote.document == one.document.id and quote.start <= at and at + len(one.figure.text) <= quote.end


def _side(one: Stated, quotes: Sequence[Quote]) -> Side:
    key = next(quote.key for quote in quotes if _holds(quote, one))
    digits = re.match(r"\D*", one.figure.text)
    value = one.figure.text[digits.end() if digits else 0 :]
    number = re.match(r"[\d.,，]+", value)
    split = number.end() if number else len(one.figure.value)
    return Side(value[:split], value[split:].strip(), _scope(one), one.when.iso, key)


def _scope(one: Stated) -> str:
    """Return who says it, and whether it is called preliminary or final: 样例日报，初步."""
    said = _said_of(one)
    mark = EARLY.search(said) if is_early(one) else LAST.search(said)
    who = one.document.issuer or one.document.outlet or one.document.title
    comma = "，" if one.document.lang.startswith("zh") else ", "
    return comma.join(filter(None, (who, mark.group() if mark else "")))


def _said_of(one: Stated) -> str:
    """Return the title and the paragraph up to the end of the sentence: where a source says how sure its figure is."""
    line = one.document.text.rfind("\n", 0, one.start) + 1
    return "\n".join((one.document.title, one.document.text[line : one.end]))


def _about(one: Stated) -> str:
    """Return the words that say what the figures are of, as the first source writes them; its sentence where no few do."""
    words = re.sub(r"^.*?(?:(?:19|20)\d{2}年?(?:\d{1,2}月)?[，,]?)", "", one.about)
    return TRAILING.sub("", re.split(r"\d", words)[0]).strip() or one.about or one.text.strip()
