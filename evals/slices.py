"""A row → the slice it belongs to, for each way to cut a set into parts."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from evals.types import Gold, Row
from index.library import View

NO_GOLD, SEVERAL, UNDATED, UNNAMED = "no gold", "several", "undated", "not named"
# Ages in years, each up to its own limit; older ones are the rest.
AGES = ((1, "under 1 year"), (5, "1 to 5 years"))
OLDER = "over 5 years"
DAYS_A_YEAR = 365.25

SLICES: dict[str, Callable[[Row], str]] = {
    "kind": lambda row: row.question.kind,
    "lang": lambda row: row.question.lang,
    "answerable": lambda row: "yes" if row.question.answerable else "no",
    "outlet": lambda row: row.origins.get("outlet", NO_GOLD),
    "source_lang": lambda row: row.origins.get("source_lang", NO_GOLD),
    "age": lambda row: row.origins.get("age", NO_GOLD),
}


def origins(gold: Gold, view: View, as_of: str | None = None) -> Mapping[str, str]:
    """Return of the gold's documents the outlet, the language and the age, each as the value of a slice.

    Without an outlet the folder of the source stands for it. The age is that of the oldest document, counted from `as_of`
    or, without one, from the newest that the person who asks may see. Nothing where there is no gold.
    """
    records = [view.record(id) for id in dict.fromkeys(span.document for span in gold.spans)]
    if not records:
        return {}
    days = [record.published for record in records]
    return {
        "outlet": _one(record.outlet or _folder(record.source) for record in records),
        "source_lang": _one(record.lang for record in records),
        "age": age(min(day for day in days if day), as_of or view.newest) if all(days) else UNDATED,
    }


def age(published: str, now: str | None) -> str:
    """Return how old a document of a day is on another; days are ISO, and may be no more than a year or a month."""
    if now is None:
        return UNDATED
    years = (_first_day(now) - _first_day(published)).days / DAYS_A_YEAR
    return next((name for limit, name in AGES if years < limit), OLDER)


def _first_day(iso: str) -> date:
    return date.fromisoformat(iso[:10] + "2000-01-01"[len(iso[:10]) :])


def _folder(source: str) -> str:
    return source.rpartition("/")[0] or UNNAMED


def _one(values: Iterable[str]) -> str:
    found = set(values)
    return found.pop() if len(found) == 1 else SEVERAL
