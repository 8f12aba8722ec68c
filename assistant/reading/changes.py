"""Found passages → Evidence of what changed between two versions of a document: old wording, then new, in order."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.fields import field_quote
from assistant.found.editions import called
from assistant.quoting import keyed, quoted
from assistant.reading.lining_up import Change, LinedUp, Span, line_up
from assistant.reading.marks import said_in
from assistant.reading.versions_compared import telling_words, versions_compared
from assistant.retrieve import Found, is_across
from assistant.told.labels import labelled
from assistant.types import Evidence, Question, Quote, Role
from assistant.weigh import coverage, rarity
from index.library import Library
from index.types import Document

# Changes told at most; those in which a figure changed go first. Plans of a city differ in some twenty rows and sentences.
MOST = 20
# The share of what is asked about (the subject) that a sentence must speak of.
ABOUT = 0.5
# Documents that are no versions of each other are compared only when they share this much of their sentences.
SHARED = 0.2
# What tells two titles of one text apart stands in their brackets, else in a year: （征求意见稿）, (2024年修订).
STATE = re.compile(r"[（(]([^（）()]{2,16})[）)]\s*$")
ADDED = re.compile(r"新[增添加]|增加了?[哪什]|添了?[哪什]|多了?[哪什]|\b(?:added|new(?:ly)?)\b", re.I)
REMOVED = re.compile(r"删|去掉|取消了?[哪什]|少了?[哪什]|\b(?:removed|dropped|deleted|left out)\b", re.I)
FIGURES = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十百千万亿两]+")
WHYS = {"old": "old wording", "new": "new wording", "removed": "left out", "added": "added"}
NOTES = {
    "beside": {
        "zh": "对照的是{old}{old_day}和{new}{new_day}；每一处先列旧文，后列新文。",
        "en": "{old}{old_day} beside {new}{new_day}: of each change the old wording comes first, then the new one.",
    },
    "more": {
        "zh": "共有{count}处不同，这里列出{told}处。",
        "en": "There are {count} differences; {told} are told here.",
    },
    "same": {"zh": "问到的这一处，两个文本写的相同。", "en": "On what was asked, both texts say the same."},
    "equal": {
        "zh": "两个文本的正文逐句相同。",
        "en": "The bodies of the two texts are the same, sentence by sentence.",
    },
}


@dataclass(frozen=True, slots=True)
class _Beside:
    """Two texts beside each other, and what the question asks about in them: its words, each with its weight.

    `wanted` narrows the changes: to rows of tables, to what was added, to what was left out.
    """

    old: Document
    new: Document
    lined: LinedUp
    subject: Mapping[str, float]
    wanted: Sequence[Callable[[Change], bool]]
    language: str

    def note(self, name: str, **said: object) -> str:
        return NOTES[name][self.language].format(**said)


def changes(question: Question, found: Found, library: Library) -> Evidence | None:
    """Return the changes between two versions of the document that is meant, old wording before new, in its order.

    Where the question names a subject, those that speak of it; where nothing changed, what both say, and a note. None
    where no two versions are here, or neither speaks of the subject.
    """
    pair = versions_compared(question, found, library)
    if pair is None:
        return None
    old, new = (found.document(id) for id in pair)
    lined = line_up(old, new, library.sentences)
    shared = len(lined.same) / max(1, len(lined.same) + len(lined.changes))
    if new.id not in found.view.editions.versions(old.id) and shared < SHARED:
        return None
    subject = _subject(question, old, new, found, library)
    beside = _Beside(old, new, lined, subject, _wanted(question, old, new, library), question.told_in)
    evidence = _changed(beside, library) or _unchanged(beside, found, library)
    if evidence is None:
        return None
    across = is_across(question.language, new.lang)
    measures = {"changed": 1.0, "across": float(across), "covered": 1.0, "near": 1.0}
    return replace(evidence, quotes=keyed(evidence.quotes), measures=measures)


def _subject(question: Question, old: Document, new: Document, found: Found, library: Library) -> Mapping[str, float]:
    """Return the words that say what is asked about in the documents, with their weights; none across languages.

    What titles and the first rows of tables say is of all that stands there: it tells no row from another.
    """
    if is_across(question.language, new.lang):
        return {}
    words = telling_words(question)
    named = said_in("\n".join((old.title, new.title, *_heads(old), *_heads(new))), words, library)
    words = tuple(word for word in words if word not in named)
    return rarity(replace(question, words=words), found, library)


def _wanted(question: Question, old: Document, new: Document, library: Library) -> tuple[Callable[[Change], bool], ...]:
    """Return what narrows the changes, where any such is left: a table's own words (指标) ask for its rows."""

    def is_row(one: Change) -> bool:
        """Return True for a change in a table."""
        sides = ((old, one.old), (new, one.new))
        return any(table.start <= span[0] < table.end for text, span in sides if span for table in text.spans("table"))

    heads = said_in("\n".join((*_heads(old), *_heads(new))), telling_words(question), library)
    asked = {
        is_row: bool(heads) or "表" in question.text or re.search(r"\b(?:table|row)s?\b", question.text, re.I),
        lambda one: one.old is None: ADDED.search(question.text),
        lambda one: one.new is None: REMOVED.search(question.text),
    }
    return tuple(narrows for narrows, is_asked in asked.items() if is_asked)


def _heads(document: Document) -> Iterator[str]:
    """Yield the first row of each table."""
    for table in document.spans("table"):
        yield document.text[table.start : table.end].partition("\n")[0]


def _changed(beside: _Beside, library: Library) -> Evidence | None:
    """Return the changes that speak of the subject, at most MOST, as quotes and notes; None where none does."""
    old, new, all_ = beside.old, beside.new, beside.lined.changes
    fitting = [one for one in all_ if _speaks(beside, (one.old, one.new), library)]
    for is_wanted in beside.wanted:
        fitting = [one for one in fitting if is_wanted(one)] or fitting
    first = sorted(fitting, key=lambda one: not _figures_differ(one, old, new))[:MOST]
    told = [one for one in fitting if one in first]
    if not told:
        return None
    quotes = list(_labelled(_with_heads(told, old, new), beside))
    notes = [_beside_note(beside)]
    if len(fitting) > len(told):
        notes.append(beside.note("more", count=len(fitting), told=len(told)))
    return Evidence(tuple(quotes), notes=tuple(notes))


def _unchanged(beside: _Beside, found: Found, library: Library) -> Evidence | None:
    """Return what both texts say of the subject in the same words; of equal texts, their titles; else None."""
    if not beside.subject:
        titles = [field_quote(found.view, one.id, "title") for one in (beside.old, beside.new)]
        return Evidence(tuple(filter(None, titles)), notes=(_beside_note(beside), beside.note("equal")))
    both = next((pair for pair in beside.lined.same if _speaks(beside, pair, library)), None)
    if both is None:
        return None
    quotes = _labelled([(Change(*both), "both say so")], beside)
    return Evidence(tuple(quotes), notes=(_beside_note(beside), beside.note("same")))


def _speaks(beside: _Beside, spans: Sequence[Span | None], library: Library) -> bool:
    """Return True when a sentence, in either wording, speaks of the subject; without one, always."""
    if not beside.subject:
        return True
    texts = [
        (document.text[slice(*span)], library.place(document, *span)[0])
        for document, span in zip((beside.old, beside.new), spans, strict=True)
        if span
    ]
    return any(
        coverage(beside.subject, set(library.words(text)), set(library.words("\n".join(over)))) >= ABOUT
        for text, over in texts
    )


def _figures_differ(change: Change, old: Document, new: Document) -> bool:
    """Return True for a sentence whose figures are others in its new wording; what is only on one side has no other."""
    if change.old is None or change.new is None:
        return False
    said = [FIGURES.findall(text.text[slice(*span)]) for text, span in ((old, change.old), (new, change.new))]
    return said[0] != said[1]


def _with_heads(told: Sequence[Change], old: Document, new: Document) -> Iterator[tuple[Change, str]]:
    """Yield the changes, each with why it is quoted; before the first row of a table the heads of its columns in both texts.

    Without a head nobody knows what a cell is of.
    """
    heads = [(_head(old, one.old), _head(new, one.new)) for one in told]
    newer = {before: after for before, after in heads if before and after}
    older = {after: before for before, after in newer.items()}
    seen = {(one.old, one.new) for one in told}
    for one, (before, after) in zip(told, heads, strict=True):
        both = (before or (after and older.get(after)), after or (before and newer.get(before)))
        if any(both) and both not in seen:
            seen.add(both)
            yield Change(*both), "heads the columns"
        yield one, ""


def _head(document: Document, row: Span | None) -> Span | None:
    """Return the first row of the table in which a row stands; None for a sentence, and for that row itself."""
    for table in document.spans("table"):
        if row and table.start < row[0] < table.end:
            return table.start, document.text.index("\n", table.start, row[0])
    return None


def _labelled(told: Iterable[tuple[Change, str]], beside: _Beside) -> Iterator[Quote]:
    """Yield a quote for each side of each change, labelled with the text it is of.

    A change is a group; where a sentence was cut in two it is quoted once, in one group with both.
    """
    states = _told_apart(beside)
    groups: dict[tuple[Role, Span], int] = {}
    for change, why in told:
        alone = not why and not (change.old and change.new)
        roles: tuple[Role, Role] = ("removed", "added") if alone else ("old", "new")
        sides = [
            one for one in zip(roles, (change.old, change.new), (beside.old, beside.new), states, strict=True) if one[1]
        ]
        known = [groups[role, span] for role, span, *_ in sides if span and (role, span) in groups]
        group = known[0] if known else max(groups.values(), default=0) + 1
        for role, span, text, state in sides:
            if span and (role, span) not in groups:
                groups[role, span] = group
                label = labelled(role, state, beside.language, group)
                yield replace(quoted(text, span, 1.0, why or WHYS[role]), label=label)


def _told_apart(beside: _Beside) -> list[str]:
    """Return what tells the two texts apart in a few words: what their titles end with in brackets, and their days."""
    both = (beside.old, beside.new)
    ends = [found[1] if (found := STATE.search(one.title)) else "" for one in both]
    states = ends if ends[0] != ends[1] else ["", ""]
    comma = "，" if beside.language == "zh" else ", "
    return [comma.join(filter(None, (state, one.published))) for state, one in zip(states, both, strict=True)]


def _beside_note(beside: _Beside) -> str:
    form = "（{}）" if beside.language == "zh" else " ({})"
    days = [form.format(one.published) if one.published else "" for one in (beside.old, beside.new)]
    old, new = (called(one.title, beside.language) for one in (beside.old, beside.new))
    return beside.note("beside", old=old, new=new, old_day=days[0], new_day=days[1])
