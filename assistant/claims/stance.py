"""What a sentence says to a claim: that it is so, that it is not, or neither plainly; nothing is guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.asked.places import of_country, places, places_of
from assistant.asked.wanted import speaks_of_others
from assistant.claims.claim import BEHIND, Claim, content, share, spoken
from assistant.claims.rules import ruled
from assistant.figures.bounds import compared, tenths
from assistant.figures.dates import when
from assistant.figures.found import figures, same_unit
from assistant.figures.standing import against
from assistant.figures.stated import AIM
from assistant.figures.subject import NOISE
from assistant.found.dated import own_year, years_asked
from assistant.opposites import acts, unnamed
from assistant.retrieve import Found, is_across
from assistant.types import Question
from assistant.weigh import lead
from index.library import Library
from index.types import Document, Hit

# The share of what is asked about that must stand in the clause itself, and in it and the headings over it together.
HERE, WHOLE = 0.5, 0.8
# Where nothing but the words tells: a word that is left out may be what is asked. SOME is for a sentence that is known to
# answer by the reader or its meaning.
ALL, SOME = 0.9, 0.35
# The share of the clause's own subject that is asked about: exports of machines are not exports.
SAME = 0.5
# Folding makes ， a comma: one before three digits belongs to a number.
MARK = re.compile(
    r"[，。；：！？;!?\n]|,(?!\d{3}(?!\d))|[.:](?=\s)|(?:而|但|却)(?![且是不])|\b(?:while|whereas|but|although)\b", re.I
)
FINER = re.compile(r"[、和与及]|\band\b", re.I)
# What is only supposed, wished, feared or denied is not said to be so.
UNSURE = re.compile(
    r"如果|若(?!干)|一旦|倘|假如|建议|呼吁|传闻|传言|谣|否认|质疑|有望|可能|避免|防止|是否|\bif\b|\bwould\b|\bcould\b|\bmight\b|\bden(?:y|ied)\b|\brumou?r|\bavoid\b|\bprevent",
    re.I,
)
SOON = re.compile(r"将(?!近)|即将|\bwill\b|\bto be\b|\bgoing to\b|\bexpected\b|\bplan(?:s|ned)? to\b|\baims?\b", re.I)
# A target is no result, and none of what was decided.
TARGET = re.compile(r"目标|预期|预计|力争|争取|\btarget|\bexpect|\bforecast", re.I)
NOT = re.compile(
    r"没有?|未(?![来婚成央])|不(?![仅但断同过久少足错妨止只管论到低高超多])|无(?![论人锡线])|禁止|\b(?:not|never|no|neither|nor|without|cannot)\b|n't\b",
    re.I,
)
# What is asked of all is said of all, or of any.
EVERY_SAID = re.compile(r"全部|所有|一律|都|每|只|仅|唯一|任何|均|\ball\b|\bevery\b|\bonly\b|\balways\b|\bany\b", re.I)
# So many characters before what happens a Chinese "not" belongs to it.
REACH = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a passage: its place in the document, and its text."""

    hit: Hit
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it claims, and where its answer is looked for."""

    question: Question
    claim: Claim
    found: Found
    library: Library


def stance(asked: Asked, one: Line) -> bool | None:
    """Return True when a sentence says that a claim is so, False when it says the contrary, None when neither plainly."""
    text = asked.library.fold(one.text)
    claim = asked.claim
    if not _may_speak_of(asked, one, text):
        return None
    if claim.bounds:
        votes = set(_by_figure(asked, one, text))
    else:
        votes = set(_by_act(asked, one, text)) if claim.acts else set()
        if not votes and claim.rule:
            votes = set(_by_rule(asked, one, text))
        elif not claim.acts:
            votes = set(_by_words(asked, one, text))
    return votes.pop() if len(votes) == 1 else None


def by_rule_alone(asked: Asked, one: Line) -> bool | None:
    """Return what a sentence of rules says to what may or must be, where it is known to answer, in whatever words."""
    text = asked.library.fold(one.text)
    if not asked.claim.rule or _tells_which(asked, text) or not _may_speak_of(asked, one, text):
        return None
    return ruled(asked.claim.rule, text) if share(asked.claim.context, _heard(asked, text)) >= SOME else None


def _may_speak_of(asked: Asked, one: Line, text: str) -> bool:
    """Return True when a sentence is of the time, the places and the one of a sort that are asked about, and is sure of it."""
    question, claim = asked.question, asked.claim
    if UNSURE.search(text) or (claim.every and not re.search(EVERY_SAID, text)):
        return False
    if TARGET.search(text) or (
        not (claim.ahead or claim.rule or claim.given) and (SOON.search(text) or AIM.search(text))
    ):
        return False
    document = asked.found.document(one.hit.passage.document)
    around = asked.library.fold("\n".join((text, document.title, *one.hit.passage.outline, lead(document))))
    if unnamed(claim.text, text, around):
        return False
    years = years_asked(question)
    if years and not _of_years(document, one, text, years):
        return False
    if question.dates and question.dates.part and question.dates.part not in around:
        return False
    return is_across(question.language, document.lang) or _in_place(question, text, around, places_of(document))


def _of_years(document: Document, one: Line, text: str, years: tuple[str, ...]) -> bool:
    """Return True when a sentence is of a year asked about: it or what is around it says so, or it was published then."""
    held = when(document, (one.start, one.end), None, one.hit.passage.outline)
    return held.year in years or (own_year(document) in years and not speaks_of_others(text, years))


def _in_place(question: Question, text: str, around: str, of: tuple[str, ...]) -> bool:
    """Return True when what is said is of the place asked about: a province's growth is not the country's."""
    wanted = places(question.text)
    if wanted:
        return all(place in around for place in wanted)
    return not (of or places(text)) or not of_country(question)


def _by_figure(asked: Asked, one: Line, text: str) -> Iterator[bool]:
    """Yield what each figure of a sentence that is of the same thing says to the question's."""
    for bound in asked.claim.bounds:
        for said in map(tenths, figures(text)):
            if not same_unit(said, bound.figure):
                continue
            clause = _clause(text, said.start, said.end)
            if not _is_about(asked, one, text, (clause[0], said.start, clause[1])):
                continue
            if {said.change, bound.figure.change} == {"growth", "fall"}:
                yield False
            elif said.change in ("", bound.figure.change) and (verdict := compared(bound, said)) is not None:
                yield verdict


def _by_act(asked: Asked, one: Line, text: str) -> Iterator[bool]:
    """Yield what each word of a sentence for something that happens, or its contrary, says to what is claimed."""
    found = acts(text, asked.claim.acts)
    for said in found:
        start, end = _clause(text, said.start, said.end)
        beside = {other.side for other in found if other.row == said.row and start <= other.start < end}
        if len(beside) > 1:
            start, end = _clause(text, said.start, said.end, FINER)
            beside = {other.side for other in found if other.row == said.row and start <= other.start < end}
        before = text[start : said.start]
        if {against(asked.claim.text), against(before)} == {"year", "month"}:
            continue
        if len(beside) > 1 or not _is_about(asked, one, text, (start, said.start, end)):
            continue
        denied = NOT.search(before[-REACH:] if not text.isascii() else before)
        if NOT.search(before) and not denied:
            continue
        yield (said.side == asked.claim.acts[said.row]) is not bool(denied)


def _by_rule(asked: Asked, one: Line, text: str) -> Iterator[bool]:
    """Yield what a sentence of rules that says all of what is asked about says to what may or must be."""
    said = None if _tells_which(asked, text) else ruled(asked.claim.rule, text)
    if said is not None and _is_of(asked, one, text):
        yield said


def _tells_which(asked: Asked, text: str) -> bool:
    """Return True when an asked word stands only where it says which thing is meant: 不得在投资的企业兼职 forbids no 投资."""
    words = [one.word for one in asked.claim.context if f"{one.word}的" not in asked.claim.text]
    # 申请投资的，不予批准: what stands before such a comma is the case that is ruled on.
    which = {word: re.sub(rf"{re.escape(word)}的(?![，,。；;：:])", "", text) for word in words}
    return any(word in text and word not in rest for word, rest in which.items())


def _by_words(asked: Asked, one: Line, text: str) -> Iterator[bool]:
    """Yield whether a sentence that says all of what is asked about says so, or denies it."""
    ends = any(
        said.side for said in acts(text)
    )  # what is stopped, cut or refused is not plainly so: 停止使用 is no use
    if asked.claim.about and not asked.claim.unread and not ends and _is_of(asked, one, text):
        yield not NOT.search(text)


def _is_of(asked: Asked, one: Line, text: str) -> bool:
    """Return True when a whole sentence says all that is asked, but for what the headings over it say."""
    wanted, here = asked.claim.context, _heard(asked, text)
    return share(wanted, here) >= HERE and share(wanted, here | _heard(asked, _over(asked, one))) >= ALL


def _is_about(asked: Asked, one: Line, text: str, place: tuple[int, int, int]) -> bool:
    """Return True when what stands before, or behind, a word at `at` of a clause is what is asked about, and little else.

    A clause that names no subject of its own goes on with that of the clause before.
    """
    start, at, end = place
    subject, object = text[start:at], BEHIND.split(text[at:end], maxsplit=1)[0]
    while not _own(asked, subject) and start:
        start = _clause(text, start - 1, start)[0]
        subject = text[start:at]
    return any(_is_of_this(asked, part, one) for part in (subject, object))


def _is_of_this(asked: Asked, part: str, one: Line) -> bool:
    about, own, here = asked.claim.about, _own(asked, part), _said(asked, part)
    # A place is named once, in the first clause or the title: what is said of it must be told by the other words.
    things = [word for word in about if word.word not in _named(asked)] or about
    if share(things, here) < HERE or len(_foreign(asked, own)) > (1 - SAME) * len(own):
        return False
    return share(about, here | _said(asked, _over(asked, one)) | _placed(asked, one)) >= WHOLE


def _placed(asked: Asked, one: Line) -> frozenset[str]:
    """Return the needed words of names that stand anywhere in the sentence."""
    return frozenset(word for word in _said(asked, asked.library.fold(one.text)) if word in _named(asked))


def _named(asked: Asked) -> str:
    return " ".join(name.text for name in asked.question.names)


def _own(asked: Asked, part: str) -> list[str]:
    return [word for word in content(part) if word not in NOISE and word not in _named(asked)]


def _foreign(asked: Asked, words: list[str]) -> list[str]:
    """Return those of a clause's words that say nothing of what is asked about."""

    def said(these: set[str]) -> frozenset[str]:
        return spoken(asked.claim.context, these, asked.question, asked.library)

    every = set(words)
    return [word for word in words if not said({word}) and said(every) == said(every - {word})]


def _said(asked: Asked, text: str) -> frozenset[str]:
    return spoken(asked.claim.about, set(content(text)), asked.question, asked.library)


def _heard(asked: Asked, text: str) -> frozenset[str]:
    return spoken(asked.claim.context, set(content(text)), asked.question, asked.library)


def _over(asked: Asked, one: Line) -> str:
    document = asked.found.document(one.hit.passage.document)
    about = [document.title, document.source, document.outlet or "", *one.hit.passage.outline]
    # What another sentence of its own paragraph says is not said by this one: it may be denied there.
    if one.text not in (opening := lead(document)):
        about.append(opening)
    return asked.library.fold("\n".join(about))


def _clause(text: str, start: int, end: int, finer: re.Pattern[str] | None = None) -> tuple[int, int]:
    """Return where the clause begins and ends in which a word stands."""
    marks = [*MARK.finditer(text), *(finer.finditer(text) if finer else ())]
    return (
        max((mark.end() for mark in marks if mark.end() <= start), default=0),
        min((mark.start() for mark in marks if mark.start() >= end), default=len(text)),
    )
