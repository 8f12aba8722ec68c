"""A part of a document that a question names (第三章, Article 5) and asks to be told → Evidence: what stands in it, in order."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from assistant.glossary import glossary
from assistant.quoting import keyed, quoted
from assistant.reading.enumeration import Enumeration, Span
from assistant.reading.listing import MOST_HEADED
from assistant.reading.lists import lists_of, told_list
from assistant.reading.marks import named_share, said_in
from assistant.retrieve import Found, is_across
from assistant.types import Evidence, Question
from assistant.weigh import AKIN, coverage, rarity
from index.library import Library
from index.types import APART, Document, Heading

# Parts as they are named in questions; a box and an annex are parts too.
LABEL = re.compile(
    r"第[〇零一二三四五六七八九十百\d]+[编篇章节条]|专栏\s*[一二三四五六七八九十\d]+|"
    r"\b(?:part|chapter|section|article|box) (?:\d+|[ivxlc]+)\b",
    re.I,
)
# Parts named by what they are about: 讲人才那一章, the chapter on skilled people.
TOPIC = re.compile(
    r"(?:讲|说|谈|写|关于|有关)([^，。？、]{1,12}?)的?[那这]一?[编篇章节]|\b(?:part|chapter|section)\b(?P<whose> of [^,?.]{3,60}?)? (?:on|about) ([\w' -]{3,40})",
    re.I,
)
# What asks for all that a part says; a day or a figure in it is another step's.
TELLS = re.compile(
    r"讲了?|写了?|说了?|规定|提出|包括|内容|要求|部署|安排|概括|总结|归纳|简述|大意|哪些|什么|"
    r"\b(?:say|says|said|cover|covers|about|sum up|sum|summari[sz]e|set out|provide|provides|contain|contains|list|lists)\b",
    re.I,
)
# What asks for all that a document says, and its words, which say nothing of the document.
SUMS_UP = re.compile(
    r"(?:讲|写|说|谈)了?(?:些)?(?:什么|啥|哪)|主要内容|主要(?:讲|说|写)|哪几?个?(?:大)?(?:方面|部分|板块)|概括|总结|归纳|概述|大意|"
    r"\b(?:what (?:does|is|are)\b.*\b(?:say|about|cover|contain)|sum up|summari[sz]e|outline|gist|main points|overview)",
    re.I,
)
SAYS = re.compile(
    r"概括|总结|归纳|概述|大意|主要|内容|部分|板块|方面|讲|写|说|谈|文件|那份|这份|summaris|summariz|sum|up|outlin|gist|overview|point|say|cover|contain"
)
# Documents among which the one named is looked for, and the share of the question's words that its title and file must say.
NAMED_AMONG, NAMED = 3, 0.8
KINDS = frozenset({"summary", "list", "fact", "definition"})
# Documents looked through, the share of the question that title or outlet must say, and sentences told of a part.
DOCUMENTS, ABOUT, MOST = 8, 0.3, 8
# A list is what a part says when it takes up this share of it.
MOSTLY = 0.5
NOTES = {
    "paragraphs": {
        "zh": "“{title}”共 {count} 句，这里引出每段的第一句，至多 {most} 句。",
        "en": "“{title}” has {count} sentences; the first of each paragraph is quoted, {most} at most.",
    },
    "sections": {
        "zh": "“{title}”共 {count} 句，这里引出各节的标题和开头。",
        "en": "“{title}” has {count} sentences; the headings of its sections are quoted, and how they begin.",
    },
}


def section(question: Question, found: Found, library: Library) -> Evidence | None:
    """Return what the part that the question names says, in text order; None when it names none, or none is found.

    A question that gives nothing but the name of a document, and asks what that says, names all of it.
    """
    folded = library.fold(question.text)
    part = LABEL.search(folded) or TOPIC.search(folded)
    if part is None:
        return _whole(question, found, library)
    if question.kind not in KINDS or not TELLS.search(question.text):
        return None
    chosen = _chosen(question, part, found, library)
    return _told(question, *chosen, library) if chosen else None


def _whole(question: Question, found: Found, library: Library) -> Evidence | None:
    """Return what a document says, by its parts or paragraphs; None where the question asks for more than its name, or names none."""
    if question.kind not in {"summary", "list"} or not SUMS_UP.search(library.fold(question.text)):
        return None
    plain = replace(question, words=tuple(word for word in question.words if not SAYS.fullmatch(word)))
    for id in islice(dict.fromkeys(hit.passage.document for hit in found.hits), NAMED_AMONG):
        record, document = found.view.record(id), found.document(id)
        dated = f"{record.title}{record.source}{record.published or ''}"
        if named_share(plain, record, library) >= NAMED and all(year in dated for year in question.years):
            begins = len(document.text) - len(document.text.lstrip())
            told = _told(
                replace(question, kind="summary"), document, Heading(begins, begins, 0, document.title), library
            )
            return told if told and len(told.quotes) > 1 else None
    return None


def _chosen(question: Question, part: re.Match[str], found: Found, library: Library) -> tuple[Document, Heading] | None:
    """Return the document that the question speaks of and the heading of its part: the best named, then the best found."""
    is_called = _by_label(part.group(), library) if part.re is LABEL else _by_topic(part, library)
    # What names the part or asks for it says nothing of the document.
    whose = part.groupdict().get("whose") or " "
    words = set(library.words(TELLS.sub(" ", part.string.replace(part.group(), whose))))
    weights = {word: weight for word, weight in rarity(question, found, library).items() if word in words}
    best: tuple[float, Document, Heading] | None = None
    for id in islice(dict.fromkeys(hit.passage.document for hit in found.hits), DOCUMENTS):
        document = found.document(id)
        heading = next((one for one in document.outline if is_called(one)), None)
        share = _share(question, document, weights, found, library) if heading else 0.0
        if heading and share >= ABOUT and (best is None or share > best[0]):
            best = share, document, heading
    return best[1:] if best else None


def _share(
    question: Question, document: Document, weights: Mapping[str, float], found: Found, library: Library
) -> float:
    """Return how well a question names a document (0 to 1): by what is known of it, in another language by cosine.

    A question that names none speaks of the best one found.
    """
    if not weights:
        return 1.0
    if is_across(question.language, document.lang):
        best = max(hit.vector for hit in found.hits if hit.passage.document == document.id)
        return best if best >= AKIN else 0.0
    about = "\n".join((document.title, document.source, document.outlet or "", document.issuer or ""))
    said = glossary(library).spoken(tuple(weights), question.text, library)
    return coverage(weights, said_in(about, tuple(weights), library) | said(set(library.words(about))))


def _by_label(words: str, library: Library) -> Callable[[Heading], bool]:
    """Return what tells a heading of this numbering, however it is written: 第二章, 第2章, Chapter 2, chapter II."""
    word, _, number = words.partition(" ")
    asked = library.label(f"{word.capitalize()} {number.upper()}" if words.isascii() else words.replace(" ", ""))

    def is_called(heading: Heading) -> bool:
        """Return True for a heading of the same scale and number."""
        label = library.label(heading.label) if heading.label else None
        return asked is not None and label is not None and (label.scale, label.number) == (asked.scale, asked.number)

    return is_called


def _by_topic(part: re.Match[str], library: Library) -> Callable[[Heading], bool]:
    """Return what tells a heading in which all words stand that a part is said to be about."""
    named = set(library.words(part[1] or part[3]))
    return lambda heading: bool(named) and named <= set(library.words(heading.title))


def _told(question: Question, document: Document, heading: Heading, library: Library) -> Evidence | None:
    """Return a part whole where it is short; else the list it mostly is, its sections, or its paragraphs' beginnings."""
    paragraphs = [
        [(start + a, start + b) for a, b in library.sentences(document.text[start:end])]
        for start, end in _paragraphs(document, heading)
    ]
    count = sum(map(len, paragraphs))
    measures = {"section": 1.0, "across": float(is_across(question.language, document.lang))}
    if (count > MOST or question.kind == "list") and (listed := _mostly(question, document, heading)):
        return replace(told_list(question, document, listed, 1.0, library), measures=measures)
    if count <= MOST:
        spans, note = [one for some in paragraphs for one in some], None
    elif sections := _sections(document, heading, [some[0] for some in paragraphs if some]):
        spans, note = sections, "sections"
    else:
        spans, note = [some[0] for some in paragraphs if some][:MOST], "paragraphs"
    if not spans:
        return None
    notes = (NOTES[note][question.told_in].format(title=heading.title, count=count, most=MOST),) if note else ()
    return Evidence(keyed([quoted(document, span, 1.0, "stands in the part") for span in spans]), (), measures, notes)


def _mostly(question: Question, document: Document, heading: Heading) -> Enumeration | None:
    """Return the list that takes up most of a part of a document, or None; headings are none where a summary is asked for."""
    stop = _stop(document, heading)
    headings = {one.start for one in document.outline} if question.kind != "list" else set()
    inside = [
        one
        for one in lists_of(document)
        if heading.end <= one.items[0][0] and one.end <= stop and one.items[0][0] not in headings and not one.beside
    ]
    longest = max(inside, key=_length, default=None)
    return longest if longest and _length(longest) >= MOSTLY * (stop - heading.end) else None


def _length(listed: Enumeration) -> int:
    return listed.end - listed.items[0][0]


def _sections(document: Document, heading: Heading, beginnings: Sequence[Span]) -> list[Span]:
    """Return for each section right under a heading its own heading and, where they are few, how its text begins."""
    stop = _stop(document, heading)
    inner = [one for one in document.outline if heading.start < one.start < stop]
    sections = [one for one in inner if one.level == inner[0].level]
    if not 2 <= len(sections) <= MOST_HEADED:
        return []
    spans = []
    for one, end in zip(sections, [*(other.start for other in sections[1:]), stop], strict=True):
        begins = next((span for span in beginnings if one.start <= span[0] < end), None)
        if not _runs_on(one):
            spans.append((one.start, one.end))
        if begins and (_runs_on(one) or 2 * len(sections) <= MOST):
            spans.append(begins)
    return spans


def _runs_on(heading: Heading) -> bool:
    """Return True for a heading that is no more than its label (第五条), its text running on in the line."""
    return heading.title.strip() == heading.label


def _stop(document: Document, heading: Heading) -> int:
    """Return where a part ends: at the next heading that is not under its own."""
    over = (one.start for one in document.outline if one.start > heading.start and one.level <= heading.level)
    return next(over, len(document.text))


def _paragraphs(document: Document, heading: Heading) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the lines of a part's body, without headings, tables and what stands apart from the text."""
    stop = _stop(document, heading)
    aside = [(part.start, part.end) for part in document.parts if part.role in APART or part.role == "table"]
    aside += [(one.start, one.end) for one in document.outline if one.start != heading.start and not _runs_on(one)]
    at = heading.start if _runs_on(heading) else heading.end
    while at < stop:
        end = document.text.find("\n", at, stop)
        end = stop if end < 0 else end
        if document.text[at:end].strip() and not any(a < end and at < b for a, b in aside):
            yield at + len(document.text[at:end]) - len(document.text[at:end].lstrip()), end
        at = end + 1
