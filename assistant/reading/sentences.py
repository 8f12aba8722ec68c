"""Weighed sentences → Evidence: the best one, what it leaves out, others almost as good, and what each hangs on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.asked.wanted import YEARS, has, wanted
from assistant.figures.dated_answer import date_of_figure
from assistant.quoting import keyed, quoted
from assistant.reading.lists import announced_list
from assistant.reading.short_figure import is_unfit
from assistant.reading.somebody import is_named
from assistant.reread import log_odds, read_alone
from assistant.retrieve import Found, is_across
from assistant.types import Evidence, Question, Quote
from assistant.unsaid import year_missing
from assistant.weigh import Weighed, rarity
from index.library import Library
from index.types import Document

# Another sentence joins the best one when its weight is within this share of it, and it says something else; a row of a
# table, which is of another thing than the one beside it, within the larger one. With three quarters, a sentence more in two
# answers, gold stands in the quotes of 86 in 100 natural questions; with nine tenths of 77 (evals/LOG.md).
CLOSE, CLOSE_ROW, OTHER = 0.75, 0.9, 0.6
SUMMARY_QUOTES = 5
# Sentences from which a paragraph is a summary of what it opens with, and those that are told of it at most; so many of the
# best sentences, and one more looked at, make a short passage the summary.
OPENED, PARAGRAPH, GATHERED = 3, 8, 3
# A neighbour joins the best sentence when it has this share of the question, and as many of its words, that the best
# one leaves out.
GAIN, GAINED = 0.15, 2
# A quote that begins by pointing back takes the sentence before along, up to this many characters together.
LONGEST = 260
# Kinds of question that a few words can answer; these are told apart from their sentence when the reader is this sure,
# and when they are clearly shorter than it.
SHORT = frozenset({"fact", "figure", "who", "definition", "date"})
# Kinds of question that a list may answer.
LISTING = frozenset({"list", "summary", "fact", "definition", "who"})
SURE, SHORTEST_SHARE = 0.5, 0.8
TRIMMED = " \t\n\u3000，。；：、,.;:"
# No few words answer what is required, laid down, or said of something.
AT_LENGTH = re.compile(
    r"(?:有|做出|作出|提出|出台)了?(?:什么|哪些|何)(?:样的)?(?:具体)?(?:要求|规定|义务|责任|措施|内容|影响|特点|好处|作用|安排|部署|变化)|"
    r"(?:怎么|怎样|如何)(?:规定|说|谈|看|评价|要求|描述|部署|安排|处理)|\bwhat (?:did|does|do|has|have) .{2,60}\b(?:say|said|require|think|promise)\b|"
    r"\bhow (?:did|does|do) .{2,60}\b(?:describe|see|view|explain)\b",
    re.I,
)
# A reason told in a few words stands behind what makes it one.
WHY = re.compile(r"为什么|为何|为啥|何以|\bwhy\b", re.I)
_BECAUSE = r"(?:因(?!此)|由于|为了|以便|旨在|原因[是在]|\b(?:because|due to|owing to|thanks to|since|in order to|so that|so as to|to)\b)"
CAUSE, BEHIND_CAUSE = re.compile(_BECAUSE, re.I), re.compile(rf"{_BECAUSE}[^，。；,.;]{{0,6}}$", re.I)
# What a definition begins behind, and where it ends.
MEANS = re.compile(
    r"(?:是指|[系即]指|指的是|所称|定义为|称之?为|是|即|为)[，,：:“]?$|\b(?:means?|refers? to|defined as|stands? for|known as|is|are|was)\s*(?:an?|the)?\s*$",
    re.I,
)
ENDS = re.compile(r"^\s*[”’」）)]*\s*(?:[，,。.；;：:！!？?\n]|$)")
POINTS_BACK = re.compile(
    r"^(?:该|这|其(?!中)|他|她|它|此|上述|同时|此外|与此同时|对此|因此|因而|所以|为此|于是|由此|Therefore\b|Thus\b|Hence\b|Consequently\b|As a result\b|It\b|They\b|This\b|These\b|He\b|She\b|That\b|Its\b|Their\b)"
)


def sentences(question: Question, weighed: list[Weighed], found: Found, library: Library) -> Evidence:
    """Return the sentences that answer, in order of document and place, with the best one's measures."""
    if not weighed:
        return Evidence(())
    listed = announced_list(question, weighed, found, library) if question.kind in LISTING else None
    if listed:
        return replace(listed, measures=_measures(question, weighed[0], found, library))
    limit = SUMMARY_QUOTES if question.kind == "summary" else library.settings.quotes
    chosen = (question.kind == "summary" and _opened(weighed, found, library)) or _choose(
        question, weighed, limit, found, library
    )
    quotes = [quote for w in chosen for quote in quotes_of(w, found.document(w.hit.passage.document), library)]
    quotes = _of_the_years(question, quotes, found, library)
    short = _short(question, weighed[0], found)
    return Evidence(
        keyed(_without_overlap(quotes)), measures=_measures(question, weighed[0], found, library), short=short
    )


def _of_the_years(question: Question, quotes: list[Quote], found: Found, library: Library) -> list[Quote]:
    """Return the quotes of the years that must be told of; all of them where none is: the decision says then what is missing."""
    return [quote for quote in quotes if not year_missing(question, quote, found, library)] or quotes


def _opened(weighed: Sequence[Weighed], found: Found, library: Library) -> list[Weighed]:
    """Return the sentences of the paragraph that the best one opens, as many as a summary has; none where it opens none.

    A paragraph of several sentences whose first one answers is about what is asked; so is a short passage in which most of
    the best sentences stand.
    """
    if whole := _gathered(weighed, library):
        return whole
    best = weighed[0]
    text = found.document(best.hit.passage.document).text
    line = text.rfind("\n", 0, best.start) + 1, text.find("\n", best.start)
    spans = library.sentences(text, line[0], line[1] if line[1] >= 0 else len(text))
    if best.hit.passage.role == "table" or len(spans) < OPENED or best.start > spans[0][0]:
        return []
    return [replace(best, start=a, end=b, text=text[a:b]) for a, b in spans[:PARAGRAPH]]


def _gathered(weighed: Sequence[Weighed], library: Library) -> list[Weighed]:
    """Return the sentences of a short passage in which GATHERED of the best sentences stand, the best one among them; or none."""
    best = weighed[0]
    passage, at = best.hit.passage, best.hit.passage.start
    spans = library.sentences(passage.text)
    here = [one for one in weighed[: GATHERED + 1] if one.hit.passage == passage]
    if passage.role != "body" or len(here) < GATHERED or len(spans) > PARAGRAPH:
        return []
    return [replace(best, start=at + a, end=at + b, text=passage.text[a:b]) for a, b in spans]


def _choose(
    question: Question, weighed: Sequence[Weighed], limit: int, found: Found, library: Library
) -> list[Weighed]:
    """Return the best sentence, its neighbour where that says what it leaves out, and others almost as good.

    In order of document and place; what says the same again is left out.
    """
    best, sort = weighed[0], wanted(question)
    chosen = [best, *_neighbour(question, weighed, found, library)][:limit]
    said = [set(library.words(one.text)) for one in chosen]
    for other in weighed[1:]:
        if len(chosen) == limit or other.score < CLOSE * best.score:
            break
        if other.hit.passage.role == "table" and other.score < CLOSE_ROW * best.score:
            continue
        if has(best.text, sort) and not has(other.text, sort):
            continue
        words = set(library.words(other.text))
        if other not in chosen and all(len(words & before) <= OTHER * len(words | before) for before in said):
            chosen.append(other)
            said.append(words)
    rank = {w.hit.passage.document: n for n, w in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda w: (rank[w.hit.passage.document], w.start))


def _neighbour(question: Question, weighed: Sequence[Weighed], found: Found, library: Library) -> list[Weighed]:
    """Return the sentence right before or after the best one that speaks of enough of the question besides, if any."""
    best, weights = weighed[0], rarity(question, found, library)
    unsaid = {word: weight for word, weight in weights.items() if word not in library.words(best.text)}
    beside = [
        (sum(unsaid[word] for word in more) / sum(weights.values()), other)
        for other in weighed[1:]
        if other.hit is best.hit
        and (0 <= other.start - best.end <= 1 or 0 <= best.start - other.end <= 1)
        and len(more := unsaid.keys() & set(library.words(other.text))) >= GAINED
    ]
    gain, other = max(beside, key=lambda pair: pair[0], default=(0.0, best))
    return [other] if gain >= GAIN else []


def _short(question: Question, best: Weighed, found: Found) -> str | None:
    """Return the words of the best sentence that the reader takes for the answer, where it is surer of them than not."""
    reading = found.readings.get(best.hit.row)
    if question.kind not in SHORT or not best.told or reading is None or reading.span is None:
        return None
    if AT_LENGTH.search(question.text):
        return None
    # Of several years in another language it does not tell surely which one is asked for: the sentence stands for itself.
    lang = found.view.record(best.hit.passage.document).lang
    if question.kind == "date" and is_across(question.language, lang) and len(set(YEARS.findall(best.text))) > 1:
        return None
    if question.kind == "date" and (dated := date_of_figure(question.text, best.text)):
        return dated
    start, end = (best.hit.passage.start + at for at in reading.span)
    if end > best.end or (reading.span_score or 0.0) <= 0 or reading.relevance < SURE:
        return None
    if question.kind == "definition" and not _defines(best.text, start - best.start, end - best.start):
        return None
    text = _closed(best.text[start - best.start : end - best.start].strip(TRIMMED))
    if WHY.search(Library.fold(question.text)) and not _gives_reason(best.text, start - best.start, end - best.start):
        return None
    if question.kind == "who" and not is_named(best.text, text):
        return None
    if question.kind == "date" and not (has(text, "date") or has(text, "day")):  # 这次全会 says when, and tells nobody
        return None
    # A figure has no year in it: words that do tell more than one, or when.
    if question.kind == "figure" and (
        YEARS.search(text) or not has(text, "figure") or is_unfit(best.text, text, question)
    ):
        return None
    if _says_the_same(text, question.text):
        return None
    return text if 0 < len(text) <= SHORTEST_SHARE * len(best.text) else None


def _gives_reason(text: str, start: int, end: int) -> bool:
    """Return True when a span of a sentence begins with, or stands right behind, what makes it a reason: 因雾大, because of fog.

    In English it must end where a clause does: "because night shifts" breaks off what they do.
    """
    begins = CAUSE.match(text[start:end].lstrip()) or BEHIND_CAUSE.search(text[:start])
    return begins is not None and (not text[start:end].isascii() or ENDS.match(text[end:]) is not None)


def _says_the_same(short: str, asked: str) -> bool:
    """Return True for words that the question itself holds, or that are its initials: PWCS for the Progressive Wage Credit Scheme."""
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z][a-z]+", asked))
    return short.lower() in asked.lower() or (len(short) > 1 and short.isupper() and short in initials)


def _defines(text: str, start: int, end: int) -> bool:
    """Return True when a span of a sentence stands behind words that define, or begins with them, and ends where a clause does."""
    opens = MEANS.search(text[:start]) or re.match(r"是指|[系即]指|指的是|means\b|refers to\b", text[start:end])
    return bool(opens) and ENDS.match(text[end:]) is not None


def _closed(text: str) -> str:
    """Return the words without a bracket at their end, or their beginning, whose other half was cut off."""
    for opening, closing in ("（）", "()", "《》", "“”", "「」", "【】", "[]"):
        if text.endswith(closing) and text.count(closing) > text.count(opening):
            text = text[:-1].rstrip(TRIMMED)
        if text.startswith(opening) and text.count(opening) > text.count(closing):
            text = text[1:].lstrip(TRIMMED)
    return text


def _measures(question: Question, best: Weighed, found: Found, library: Library) -> Mapping[str, float]:
    """Return what `suffice` judges by; "read" and "alone" (log-odds) are there only when a reader has read the passage."""
    reading = found.readings.get(best.hit.row)
    read = {} if reading is None else _read(question, best, log_odds(reading.relevance), found, library)
    return read | {
        "across": float(is_across(question.language, found.view.record(best.hit.passage.document).lang)),
        "covered": round(best.covered, 4),
        "near": round(best.near, 4),
        "passages": float(len(found.hits)),
    }


def _read(question: Question, best: Weighed, passage: float, found: Found, library: Library) -> dict[str, float]:
    """Return what the reader says of the best sentence's passage and of the sentence by itself, as log-odds."""
    alone = best.alone
    if alone is None:  # a step before this one has put another sentence first than those that were read by themselves
        (alone,) = read_alone(question, [(best.hit, best.text)], found, library) or (passage,)
    return {"read": round(passage, 4), "alone": round(alone, 4)}


def quotes_of(weighed: Weighed, document: Document, library: Library) -> list[Quote]:
    """Return the sentence as a quote, from the words that say who speaks or what it points back to.

    A row of a table comes with the table's first row: without it nobody knows what a cell is of.
    """
    start, end = weighed.start, weighed.end
    if weighed.hit.passage.role == "body":
        start = _beginning(document.text, weighed, library)
        return [quoted(document, (start, end), weighed.score, "answers best")]
    table = next((part for part in document.spans("table") if part.start <= start < part.end), None)
    row = quoted(document, (start, end), weighed.score, "answers best")
    if table is None or start == table.start:
        return [row]
    head = (table.start, document.text.index("\n", table.start, end))
    return [quoted(document, head, weighed.score, "heads the columns"), row]


def _beginning(text: str, weighed: Weighed, library: Library) -> int:
    """Return where the quote begins: earlier than its sentence when that one hangs on words of the same paragraph."""
    line = text.rfind("\n", 0, weighed.start) + 1
    before = library.sentences(text, max(line, weighed.hit.passage.start), weighed.start)
    if not before:
        return weighed.start
    previous, first = before[-1][0], before[0]
    if weighed.end - first[0] <= LONGEST and has(text[slice(*first)], "speaker") and not has(weighed.text, "speaker"):
        return first[0]
    if POINTS_BACK.match(weighed.text) and weighed.end - previous <= LONGEST:
        return previous
    return weighed.start


def _without_overlap(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes with those dropped that lie within another one."""
    return [
        quote
        for n, quote in enumerate(quotes)
        if not any(
            other.document == quote.document and other.start <= quote.start and quote.end <= other.end and (other.start, other.end, m) != (quote.start, quote.end, n)
            and ((other.start, other.end) != (quote.start, quote.end) or m < n)
            for m, other in enumerate(quotes)
        )
    ]  # fmt: skip
