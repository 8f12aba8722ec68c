"""A question for how something went → Evidence in the order of its days: the dated steps, or the sentence that tells from what to what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.asked.places import of_country, places_of
from assistant.figures.conflicts import in_force
from assistant.figures.dates import When, own_days, sorted_as, when
from assistant.figures.found import figures
from assistant.figures.series import steps as dated_steps
from assistant.figures.standing import AIM
from assistant.figures.subject import one_name
from assistant.opposites import acts
from assistant.quoting import keyed
from assistant.reading.course import EACH, TOGETHER, Course, bounds, course_of, ends, happens, told_of
from assistant.reading.sentences import POINTS_BACK, quotes_of, sentences
from assistant.reading.series import ORDERED, TREND, trend
from assistant.retrieve import Found, is_across
from assistant.told.labels import day_told, labelled
from assistant.types import Evidence, Question, Quote
from assistant.weigh import Weighed, context, lead
from index.library import Library
from index.types import Document, Hit

# Steps that one answer shows.
STEPS = 10
# Two sentences of which this share of the words is the same tell the same step, where they are of the same day.
ALIKE = 0.6
# A step says this share of what the best one says of the course. What stands over a document says what all of it is about from this share on;
# a sentence that is dated by no words of its own says this much by itself.
SPEAKS, ABOUT, ITSELF = 0.75, 0.6, 0.4
# Passages of one document that is about the course which are looked through.
LONGEST = 60
# A sentence that tells from what to what something went: 从2012年的第34位升到第11位, 由16座增加到20座, from 5 to 25 dollars.
FROM_TO = re.compile(
    r"[从由自](?=[^，。；]{0,20}[\d一二两三四五六七八九十百千万])[^，。；]{1,28}?(?:升|增|提|降|减|扩|涨|缩|回落|下|加|变|改|调|发展)[^，。；]{0,10}?(?:到|至|为|成)[^，。；]{0,12}[\d一二两三四五六七八九十百千万]|"
    r"\bfrom (?=[^.;]{0,30}\d)[^.;]{1,60}? to [^.;]{0,30}\d",
    re.I,
)
# Words for the day of the text.
TODAY = re.compile(
    r"今[天日]|昨[天日]|日前|近日|(?<!\d)\d{1,2}[日号](?!均)|\btoday\b|\byesterday\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    re.I,
)
# Who asks for what is planned wants what lies ahead.
AHEAD = re.compile(
    r"计划|规划(?=怎|如何|分)|目标|打算|将|要[加升增提降减]|\bwill\b|\bplans?\b|\bplanned\b|\btargets?\b", re.I
)


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence of a course: the days it tells of, and what it says of the course by itself (`own`) and with what stands over it."""

    weighed: Weighed
    when: When
    days: tuple[str, ...]
    own: frozenset[str]
    said: frozenset[str]
    published: str = ""

    @property
    def at(self) -> str:
        """Return what its place in time sorts as; of a year told around it, the day of a text of that year."""
        own = self.when.told != "sentence" and self.day and self.published.startswith(self.day)
        return sorted_as(self.published if own else self.day)

    @property
    def day(self) -> str:
        """Return the first of its days, or ""."""
        return self.days[0] if self.days else ""

    @property
    def span(self) -> tuple[str, int, int]:
        """Return its document, and where in its text the sentence stands."""
        return self.weighed.hit.passage.document, self.weighed.start, self.weighed.end


def timeline(question: Question, weighed: list[Weighed], found: Found, library: Library) -> Evidence | None:
    """Return how the thing went: its figures where it asks for a number, else its dated steps, earliest first.

    The measure "steps" is there where they are surely of what is asked: the share of it that they say together. None when
    nothing but one day is told.
    """
    if not weighed:
        return None
    course = course_of(question, found, library)
    told = list(_told(course, weighed, found, library))
    if ends(course) and not ends(course) <= _happened(course, told, library):
        return Evidence(())  # how it came about is no answer to how it ended
    ways = (
        _judged(went, course, found, library) if (went := trend(question, weighed, found, library)) else None,
        _from_to(course, weighed, told, found, library),
        _milestones(course, weighed, told, found, library),
    )
    return next((one for one in ways if one and "steps" in one.measures), ways[0])


def _happened(course: Course, told: Sequence[Step], library: Library) -> frozenset[tuple[str, int]]:
    """Return what happens, by row and side, in the sentences that speak of the course."""
    speaking = (step.weighed.text for step in told if course.share(step.said) >= EACH)
    return happens(said for text in speaking for said in acts(library.fold(text)))


def _told(course: Course, weighed: Sequence[Weighed], found: Found, library: Library) -> Iterator[Step]:
    """Yield the sentences found, each with its day and what it says of the course, best passages first."""
    known = {(one.hit.passage.document, one.start): one for one in weighed}
    seen: set[tuple[str, int]] = set()
    for hit in _passages(course, found, library):
        document, over = found.document(hit.passage.document), _over(hit, found, library)
        before = ""
        for start, end in library.sentences(hit.passage.text) if hit.passage.role == "body" else ():
            text, at = hit.passage.text[start:end], hit.passage.start + start
            if (document.id, at) not in seen:
                seen.add((document.id, at))
                one = known.get((document.id, at)) or Weighed(hit, at, hit.passage.start + end, text, 0.0, 0.0, 0.0)
                words = _words((before if POINTS_BACK.match(text) else "") + text, library)
                told = when(document, (one.start, one.end), None, hit.passage.outline)
                own = sorted(own_days(text, document.published), key=sorted_as) if told.told == "sentence" else ()
                days = tuple(own) or tuple(filter(None, [told.iso]))
                said = course.said(words), course.said(words | over)
                yield Step(one, told, days, *said, document.published or "")
            before = text


def _passages(course: Course, found: Found, library: Library) -> Iterator[Hit]:
    """Yield the passages found, then the others of the best document that is about the course as a whole."""
    yield from found.hits
    over = {hit.passage.document: course.share(course.said(_over(hit, found, library))) for hit in found.hits}
    about = next((hit.passage.document for hit in found.hits if over[hit.passage.document] >= ABOUT), None)
    if about is not None:
        yield from (Hit(row, passage, 0.0) for row, passage in found.view.passages_of(about)[:LONGEST])


def _over(hit: Hit, found: Found, library: Library) -> set[str]:
    """Return the words over a passage, and those of its file's name: it may tell the place that the text takes for known."""
    return context(hit.passage, found, library) | _words(found.document(hit.passage.document).source, library)


def _words(text: str, library: Library) -> set[str]:
    return set(library.words(text)) | set(library.words(one_name(library.fold(text))))


def _judged(evidence: Evidence, course: Course, found: Found, library: Library) -> Evidence:
    """Return the evidence with the measure "steps", where all its quotes are of the course."""
    said, texts = [], []
    for quote in evidence.quotes:
        document = found.document(quote.document)
        over = "\n".join((document.title, document.source, *quote.outline))
        said.append(course.said(_words(f"{over}\n{quote.text}", library)))
        texts.append(quote.text)
    share = told_of(course, said, texts, library)
    return replace(evidence, measures={**evidence.measures, "steps": round(share, 4)}) if share else evidence


def _from_to(
    course: Course, weighed: Sequence[Weighed], told: Sequence[Step], found: Found, library: Library
) -> Evidence | None:
    """Return the sentence that tells from what to what the thing went; None where none that says enough of it does."""
    going = [
        step
        for step in told
        if FROM_TO.search(step.weighed.text)
        and course.share(step.own) >= EACH
        and _fits_in(step, course.question, found)
        and told_of(course, [step.said], [step.weighed.text], library)
    ]
    if not going:
        return None
    best = max(going, key=lambda step: (course.share(step.own), step.weighed.score))
    return _evidence(course, weighed, [best], found, library)


def _milestones(
    course: Course, weighed: Sequence[Weighed], told: Sequence[Step], found: Found, library: Library
) -> Evidence | None:
    """Return the dated sentences of the course in their order; None when they are all of one day, or fewer than two."""
    steps = _once(
        _own_language([step for step in told if _is_step(step, course, found)], course, found), course, library
    )
    days = {day for step in steps for day in step.days}
    return _evidence(course, weighed, steps, found, library) if len(days) > 1 else None


def _own_language(steps: list[Step], course: Course, found: Found) -> list[Step]:
    """Return the steps in the language of the question, where they are of several days; else all."""
    own = [step for step in steps if not is_across(course.question.language, found.document(step.span[0]).lang)]
    return own if len({day for step in own for day in step.days}) > 1 else steps


def _is_step(step: Step, course: Course, found: Found) -> bool:
    """Return True for a dated sentence of the course, of the time asked for, in force and come about."""
    document = found.document(step.weighed.hit.passage.document)
    own, over = course.share(step.own), course.share(step.said - step.own)
    if TREND.search(Library.fold(course.question.text)) and (own < TOGETHER or not figures(step.weighed.text)):
        return False  # of a number each step states one, and says of what
    if (
        not step.days
        or course.thing(step.said) < EACH
        or not in_force(document, found)
        or not course.names <= step.said
    ):
        return False
    if step.when.told == "sentence":
        return (own > 0 or over >= ABOUT) and _fits_in(step, course.question, found)
    # What a plan says without a day is no step, nor is what press tells of a thing beside its news.
    dated = step.when.told == "around" or (document.kind == "press" and _is_news(step, document))
    return dated and own >= ITSELF and _fits_in(step, course.question, found)


def _is_news(step: Step, document: Document) -> bool:
    """Return True for what a press text tells of its own day: in its lead, or with a word for the day."""
    return step.weighed.text in lead(document) or TODAY.search(step.weighed.text) is not None


def _fits_in(step: Step, question: Question, found: Found) -> bool:
    """Return True for what lies in the time and place that a question names, and has come about where it asks for nothing planned.

    What is told of one place is no step of the whole country.
    """
    first, last = bounds(question)
    document = found.document(step.weighed.hit.passage.document)
    if of_country(question) and places_of(document):
        return False
    if step.days and not any(first <= day[:4] <= last for day in step.days):
        return False
    published = document.published or "9999"
    ahead = any(day[:7] > published[:7] for day in step.days) and AIM.search(step.weighed.text)
    return not ahead or bool(AHEAD.search(question.text)) or last < "9999"


def _once(steps: Sequence[Step], course: Course, library: Library) -> list[Step]:
    """Return the steps that say the most of the course, each once, in order of their days and places."""
    worth = {one.span: course.share(one.own) + course.share(one.said) + one.weighed.score for one in steps}
    ranked = sorted(steps, key=lambda one: (one.when.told != "sentence", -worth[one.span]))
    most = max((course.thing(one.said) for one in ranked), default=0.0)
    chosen: list[Step] = []
    for step in ranked:
        again = any(_is_again(step, other, library) for other in chosen)
        if not again and len(chosen) < STEPS and course.thing(step.said) >= SPEAKS * most:
            chosen.append(step)
    return sorted(chosen, key=lambda one: (one.at, one.span))


def _is_again(step: Step, other: Step, library: Library) -> bool:
    """Return True for what tells a step again, or goes on about one whose day stands before it."""
    if not _same_day(step.day, other.day):
        return False
    if step.when.told == "around" and other.when.told == "sentence" and step.span[0] == other.span[0]:
        return True
    one, two = set(library.words(step.weighed.text)), set(library.words(other.weighed.text))
    return len(one & two) > ALIKE * len(one | two)


def _same_day(one: str, other: str) -> bool:
    """Return True where one day may be the other: told as the month or year in which it lies."""
    return one.startswith(other) or other.startswith(one)


def _evidence(
    course: Course, weighed: Sequence[Weighed], steps: Sequence[Step], found: Found, library: Library
) -> Evidence:
    """Return the steps as quotes with their days, and the measure "steps" where they are surely of the course."""
    question, quotes = course.question, list[Quote]()
    for group, step in enumerate(steps, 1):
        name = _day_told(step, question)
        told = quotes_of(step.weighed, found.document(step.weighed.hit.passage.document), library)
        new = [one for one in told if not any(_covers(other, one) for other in quotes)]
        quotes += [replace(one, label=labelled("step", name, question.told_in, group)) for one in new]
    named = keyed(quotes)
    dated = [(step.span, replace(step.when, iso=day)) for step in steps for day in step.days]
    share = told_of(course, [step.said for step in steps], [step.weighed.text for step in steps], library)
    measures = sentences(question, list(weighed[:1]), found, library).measures
    return Evidence(
        named,
        measures={**measures, "steps": round(share, 4)} if share else measures,
        notes=_in_order(steps, question),
        series=dated_steps(dated, named) if len(dated) > 1 else (),
    )


def _day_told(step: Step, question: Question) -> str:
    """Return the first and the last day of a step as a reader should take them."""
    day = day_told(step.day, question.told_in, dated=step.when.dated)
    return day + (f"—{step.days[-1]}" if len(set(step.days)) > 1 else "")


def _in_order(steps: Sequence[Step], question: Question) -> tuple[str, ...]:
    """Return the note that says from when to when; none for one day."""
    days = sorted((day for step in steps for day in step.days), key=sorted_as)
    if len(set(days)) < 2:
        return ()
    return (ORDERED[question.told_in].format(first=days[0], last=days[-1]),)


def _covers(one: Quote, other: Quote) -> bool:
    return one.document == other.document and one.start <= other.start and other.end <= one.end
