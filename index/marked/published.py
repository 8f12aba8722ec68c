"""The day of publication of a text that states it in part: 1月20日 with the year of its address or its file's name."""

import datetime
from dataclasses import dataclass

from index.marked.press_days import Known, address_day, address_month, bare_day
from index.types import Facts


@dataclass(frozen=True, slots=True)
class Resolved:
    """Facts with the day of publication, as far as it can be told, and a warning for a day that could not."""

    facts: Facts
    warnings: tuple[str, ...] = ()


def resolved(facts: Facts, day: str, name: str, otherwise: str | None = None, written: str | None = None) -> Resolved:
    """Return the facts of a document with its day of publication; what stays open is told in a warning.

    In this order: the day that is known; a day in the address; `day`, the bare words of the text (1月20日, 20日, Jan. 20),
    with the year and month of the address, of the file's `name`, of `otherwise` (what the run was told: 2026, 2026-01
    or 2026-01-20) or of `written`, the day on which the file was made; a day in the file's name.
    """
    if facts.published:
        return Resolved(facts)
    address = facts.url or ""
    told = (
        address_day(address)
        or (_bare(day, (address, name), (otherwise, written)) if day else None)
        or address_day(name)
    )
    if told:
        return Resolved(facts.over(Facts(published=told)))
    return Resolved(facts, (_open(day),) if day and not otherwise else ())


def _bare(words: str, places: tuple[str, ...], dates: tuple[str | None, ...]) -> str | None:
    for known in (*map(_known, places), *(_stated(date or "") for date in dates)):
        if found := bare_day(words, known):
            return found
    return None


def _known(place: str) -> Known:
    whole = address_day(place)
    return Known(day=datetime.date.fromisoformat(whole)) if whole else address_month(place)


def _stated(date: str) -> Known:
    """Return what 2026, 2026-01 or 2026-01-20 tells; nothing for ""."""
    if date.count("-") == 2:
        return Known(day=datetime.date.fromisoformat(date))
    year, _, month = date.partition("-")
    return Known(year=int(year) if year else None, month=int(month) if month else None)


def _open(day: str) -> str:
    missing = "a year" if bare_day(day, Known(year=2000)) else "a year and a month"
    return (
        f"the day of publication is not known: the text says {day} without {missing}, and its address, its head and its "
        "file's name hold none; give it with --published"
    )
