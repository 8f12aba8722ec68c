"""Hits of several editions → those that answer: reprints once, and of the versions the one in force or the one asked for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.types import Question
from index.library import Library, View
from index.types import Hit

# Words that ask for an older text (folded): a draft, or a version that another one took the place of.
WANTS_DRAFT = re.compile(r"草案|征求意见|初稿|送审稿|讨论稿|\bdrafts?\b", re.I)
WANTS_FORMER = re.compile(
    r"旧[版法文]|老版|[上前]一版|修[订改正]前|(?<![平高草中])原(?:版|法|条例|办法|规定|规划|方案)|superseded|"
    r"\b(?:earlier|older?|previous|former|original) (?:version|edition|text|rules?|law|plan)",
    re.I,
)
WANTS_YEAR = re.compile(
    r"((?:19|20)\d{2})\s*年?的?(?:[旧老原]?版|修[订正]|文本)|\b((?:19|20)\d{2}) (?:version|edition|text|draft)\b|"
    r"\b(?:version|edition) of ((?:19|20)\d{2})",
    re.I,
)
NOTES = {
    "draft": {"zh": "{title}{of}是草案，不是正式文本。", "en": "{title}{of} is a draft, not an adopted text."},
    "draft_taken": {
        "zh": "{title}{of}是草案，{since}已由{newer}取代。",
        "en": "{title}{of} is a draft; {newer} took its place{since}.",
    },
    "superseded": {
        "zh": "{title}{of}{since}已被{newer}取代。",
        "en": "{title}{of} was superseded by {newer}{since}.",
    },
    "repealed": {"zh": "{title}{of}{since}已废止。", "en": "{title}{of} was repealed{since}."},
    "repealed_taken": {
        "zh": "{title}{of}{since}已废止，由{newer}取代。",
        "en": "{title}{of} was repealed{since}; {newer} took its place.",
    },
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands on a day: its status, since when it is no longer in force, and what took its place (an id)."""

    status: str = "current"
    since: str | None = None
    newer: str | None = None


def standing(view: View, document: str, as_of: str | None) -> Standing:
    """Return how a document stands as of a day, or now: what took its place only later has not yet.

    Raises UnknownDocument for a document that is not for this person.
    """
    editions = view.editions
    status = editions.status.get(document, "current")
    repealed = {state.name: state.day for state in editions.states.get(document, ())}.get("repealed")
    newer = editions.newer.get(document)
    if newer and not (is_out(view, newer, as_of) if status == "draft" else is_in_force(view, newer, as_of)):
        newer = None
    since = _day(view, newer) if newer else None
    if status == "repealed" and not _is_after(repealed, as_of):
        return Standing(status, repealed, newer)
    if status == "draft":
        return Standing(status, since, newer)
    if newer:
        return Standing("superseded", since, newer)
    return Standing("current" if status in ("superseded", "repealed") else status)


def is_out(view: View, document: str, as_of: str | None) -> bool:
    """Return True when a document was published by a day; without a day, always."""
    published = view.record(document).published
    return as_of is None or (published is not None and not _is_after(published, as_of))


def is_in_force(view: View, document: str, as_of: str | None) -> bool:
    """Return True when a document was published and had taken effect by a day; without a day, always."""
    if as_of is None:
        return True
    return is_out(view, document, as_of) and not _is_after(view.document(document).effective, as_of)


def _is_after(day: str | None, as_of: str | None) -> bool:
    """Return True when a day is known to lie after another; 2026-03-05 does not lie after 2026-03."""
    return day is not None and as_of is not None and day[: len(as_of)] > as_of


def _day(view: View, document: str) -> str | None:
    """Return the day from which a document counts: of its effect, else of its publication."""
    return view.document(document).effective or view.record(document).published


def fold_editions(hits: list[Hit], view: View, question: Question) -> list[Hit]:
    """Return the hits without reprints of a visible original and without versions not asked for, in their order.

    Asked for is the version in force (as of the question's day), or the draft, the former one or that of the year the
    question names; where it asks what has changed, all are.
    """
    chosen = {record.id for record in view.records}
    hits = [hit for hit in hits if view.editions.canonical.get(hit.passage.document) not in chosen]
    if question.kind == "changed":
        return hits
    found = dict.fromkeys(hit.passage.document for hit in hits)
    hidden = set(_hidden(found, chosen, view, question))
    return [hit for hit in hits if hit.passage.document not in hidden]


def _hidden(found: Iterable[str], chosen: set[str], view: View, question: Question) -> Iterator[str]:
    """Yield the documents found whose place in the answer another version has."""
    done: set[str] = set()
    for id in found:
        if id in done or not (id in view.editions.newer or id in view.editions.older):
            continue
        versions = view.editions.versions(id)
        done.update(versions)
        asked = _asked([one for one in versions if one in found], view, Library.fold(question.text))
        if asked:
            yield from (one for one in versions if one not in asked)
        else:
            yield from _out_of_force([one for one in versions if one in chosen], view, question.as_of)


def _asked(versions: list[str], view: View, asked: str) -> list[str]:
    """Return those of a document's versions found, oldest first, that the question asks for by year or as older; else []."""
    if of_year := of_years(versions, view, asked):
        return of_year
    drafts = [one for one in versions if view.editions.status.get(one) == "draft"]
    formers = [one for one in versions if one in view.editions.newer and one not in drafts]
    if WANTS_DRAFT.search(asked):
        return drafts or formers[-1:]
    return (formers[-1:] or drafts) if WANTS_FORMER.search(asked) else []


def of_years(versions: Iterable[str], view: View, asked: str) -> list[str]:
    """Return those of the versions, in their order, whose year a question (folded) names: 2015年版, the 2015 version."""
    years = [year for groups in WANTS_YEAR.findall(asked) for year in groups if year]
    return [one for one in versions if any(is_of_year(view, one, year) for year in years)]


def is_of_year(view: View, document: str, year: str) -> bool:
    """Return True when a document's title names a year, or it was published in it."""
    record = view.record(document)
    return year in record.title or (record.published or "").startswith(year)


def _out_of_force(versions: list[str], view: View, as_of: str | None) -> Iterator[str]:
    """Yield the versions, oldest first, whose place a later one of them has, and those that have not yet taken effect."""
    for place, one in enumerate(versions):
        newer = standing(view, one, as_of).newer
        before = [old for old in versions[:place] if view.editions.status.get(old) != "draft"]
        if newer in versions or (before and not is_in_force(view, one, as_of)):
            yield one


def status_note(view: View, document: str, as_of: str | None, language: str) -> str | None:
    """Return what the asker must know of a document that is not in force, in their language; None for one that is."""
    stands = standing(view, document, as_of)
    name = stands.status + ("_taken" if stands.newer and stands.status != "superseded" else "")
    if name not in NOTES:
        return None
    record, zh = view.record(document), language == "zh"
    of = f"（{record.published}）" if zh else f" ({record.published})"
    since = f"自{stands.since}起" if zh else f" on {stands.since}"
    return NOTES[name][language].format(
        title=called(record.title, language),
        of=of if record.published else "",
        since=since if stands.since else "",
        newer=called(view.record(stands.newer).title, language) if stands.newer else "",
    )


def called(title: str, language: str) -> str:
    """Return a title in the marks that a note in this language puts around it: 《…》, within which 《》 become 〈〉, or “…”."""
    if language == "zh":
        return "《" + title.translate(str.maketrans("《》", "〈〉")) + "》"
    return f"“{title}”"
