"""Text as a language model writes it → sentences as they finish, each with the keys it cites."""

import re
from collections.abc import Iterable, Iterator

from assistant.generate.citation_form import BEGUN, MARK, keys_of
from assistant.generate.failing import Unwritten
from assistant.types import Draft
from index.library import Library

# Who speaks may stand behind a quotation, and belongs to its sentence; index/sentences.py looks this far.
AHEAD = 30
# A quotation that is open so long lost its closing mark.
LONGEST_QUOTATION = 300
# Bullets, numbers and headings at the beginning of a line, and emphasis: a model's habits, no part of what it says.
ORNAMENT = re.compile(r"(?<=\n)[ \t]*(?:[-*•·>][ \t]+|#{1,4}[ \t]+|\d{1,2}(?:[.)][ \t]+|[、．.](?=[^\d\s])))|\*\*")
# A citation with one of these before it stands behind its sentence.
STOPS = re.compile(r"[。！？!?.…][”’」』）)\"]*\s*$")
CITED_END = re.compile(rf"[。！？!?.…][”’」』）)\"]*\s*(?:{MARK.pattern}\s*)+|(?:{MARK.pattern}\s*)+[。！？!?.]")
# What is left where a citation stood: nothing before a stop or beside Chinese, one blank between words.
BLANKS = re.compile(
    r"[ \t]+(?=[。，；：！？、,.;:!?])|(?<=[^\x00-\x7f])[ \t]{2,}|[ \t]{2,}(?=[^\x00-\x7f])|[ \t]+(?=[ \t])"
)


def drafts(pieces: Iterable[str]) -> Iterator[Draft]:
    """Yield each sentence as soon as it is known where it ends.

    When the pieces end with an error, the sentences that are whole and cited are told before it goes on.
    """
    waiting = "\n"  # the first line begins like every other
    try:
        for piece in spoken(pieces):
            waiting += piece
            done = _finished(waiting)
            if done:
                yield from _drafts(waiting[:done])
                waiting = waiting[done:]
    except Unwritten:
        yield from _drafts(waiting[: _cited_end(waiting)])
        raise
    yield from _drafts(waiting)


def spoken(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces without what a model thinks aloud first (<think>…</think>)."""
    held: str | None = ""
    for piece in pieces:
        if held is None:
            yield piece
            continue
        held += piece
        begins = held.lstrip()
        if "</think>" in held:
            yield held.partition("</think>")[2]
        elif begins and not begins.startswith("<think>"[: len(begins)]):
            yield held
        else:
            continue
        held = None
    if held and not held.lstrip().startswith("<think>"):
        yield held


def _finished(text: str) -> int:
    """Return how much of a text is sentences that will not change, whatever comes behind them."""
    plain = _plain(text)
    spans = Library.sentences(plain)
    for n in range(len(spans) - 2, -1, -1):
        if _ends(text, plain, spans[n], spans[n + 1 :]):
            return _border(text, spans[n][1], spans[n + 1][0])
    return 0


def _border(text: str, end: int, follows: int) -> int:
    """Return where to cut between two sentences: a citation at the beginning of the next one's line is the next one's."""
    line = text.rfind("\n", end, follows)
    return follows if line < 0 else line


def _ends(text: str, plain: str, span: tuple[int, int], behind: list[tuple[int, int]]) -> bool:
    """Return True when a sentence is over: another stands behind it, and no citation of its own is still to come."""
    start, end = span
    follows = behind[0][0]
    if BEGUN.fullmatch(text, follows):
        return False
    opened = max(plain.count(left, start, end) - plain.count(right, start, end) for left, right in ("“”", "「」"))
    if opened > 0 and len(plain) - start < LONGEST_QUOTATION:
        return False
    return "\n" in plain[end:follows] or len(behind) > 1 or len(plain) - follows >= AHEAD


def _cited_end(text: str) -> int:
    """Return how much of a text ends with a citation and a stop, in either order; what stands behind was cut short."""
    last = 0
    for found in CITED_END.finditer(text):
        last = found.end()
    return last


def _drafts(text: str) -> Iterator[Draft]:
    """Yield the sentences of a text, each with the keys of the citations in it and behind it."""
    plain = _plain(text)
    spans = Library.sentences(plain)
    cited: list[list[str]] = [[] for _ in spans]
    for mark in MARK.finditer(text) if spans else ():
        cited[_owner(text, mark.start(), spans)].extend(keys_of(mark))
    for (start, end), keys in zip(spans, cited, strict=True):
        said = BLANKS.sub("", plain[start:end]).strip()
        if any(char.isalnum() for char in said):
            yield Draft(said, tuple(dict.fromkeys(keys)))


def _owner(text: str, at: int, spans: list[tuple[int, int]]) -> int:
    """Return which sentence a citation belongs to: the one it stands in or behind; at a line's beginning, the next."""
    before = [n for n, (start, _) in enumerate(spans) if start < at]
    if not before:
        return 0
    begins_line = not text[text.rfind("\n", 0, at) + 1 : at].strip()
    return min(before[-1] + 1, len(spans) - 1) if begins_line else before[-1]


def _plain(text: str) -> str:
    """Return the text with blanks for citations and ornaments, place by place; a line ends behind a cited sentence."""

    def blank(mark: re.Match[str]) -> str:
        ends = STOPS.search(text, max(0, mark.start() - 8), mark.start())
        return ("\n" if ends else " ").ljust(len(mark[0]))

    return ORNAMENT.sub(lambda found: " " * len(found[0]), MARK.sub(blank, text))
