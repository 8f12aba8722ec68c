"""Sentences → who is reported to say them: named in the sentence, or carried over from the one before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from index.marked.datelines import behind_title, dateline
from index.said import attribution_en, attribution_zh, speakers_en, speakers_zh
from index.said.attribution import Attribution, Subject
from index.said.quotes import Quote, masked, quotes
from index.said.voices import Voice, Voices
from index.types import Said

# Who asks in an interview: what stands behind these labels is the paper's own.
ASKS = re.compile(
    r"(?:(?:(?![告对對向])[\u4e00-\u9fff]){0,8}(?:记者|記者|主持人)|问|問|提问|Q|Question|Interviewer)\s*[:：]", re.I
)
ANSWERS = re.compile(r"(?:答|A|Answer)\s*[:：]", re.I)
LABEL = re.compile(r"(?P<who>[\u4e00-\u9fff·]{2,20}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})\s*[:：](?!//|\d|[“「])")
# A quotation that takes this share of what is said makes the sentence word for word.
WORD_FOR_WORD = 0.5
STOPPED = re.compile(r"[。！？!?…][”」』\"]$")
COLON_AHEAD = re.compile(r"\s*[:：]")
COLON = re.compile(r"[:：]\s*$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as it is looked at: its place, its quotations, whether it begins a paragraph, or inside a quotation."""

    start: int
    end: int
    text: str
    spoken: list[Quote]
    first: bool
    going: bool

    def quoted(self) -> bool:
        """Return True when the sentence begins with a quotation that is most of it."""
        outside = masked(self.text, self.spoken)[self.spoken[0].end :] if self.spoken else self.text
        return bool(self.spoken) and not self.text[: self.spoken[0].start].strip() and len(outside) < len(self.text) / 2


@dataclass(frozen=True, slots=True)
class Finder:
    """How one language names speakers."""

    attribution: ModuleType
    speakers: ModuleType


CHINESE, ENGLISH = Finder(attribution_zh, speakers_zh), Finder(attribution_en, speakers_en)


def reported(text: str, spans: Sequence[tuple[int, int]], lang: str) -> tuple[Said, ...]:
    """Return the sentences of reported speech in text order, each with its speaker and role as the text names them.

    `spans` are the sentences of the body; one that holds two speakers is told as two. `lang` is the text's language.
    Sentences that nobody but the document itself speaks are left out.
    """
    finder = ENGLISH if lang.startswith("en") else CHINESE
    units = list(_units(text, spans, finder))
    listener = Listener(finder, units)
    return tuple(said for place in range(len(units)) if (said := listener.listen(place)))


class Listener:
    """Goes through the sentences of one text in order and remembers who has spoken."""

    def __init__(self, finder: Finder, units: list[Unit]) -> None:
        """Listen to `units`; an interview is a text in which somebody asks."""
        self.finder, self.units = finder, units
        self.voices = Voices()
        self.interview = any(unit.first and ASKS.match(unit.text) for unit in units)
        self.answering: Voice | None = None
        self.before: Said | None = None
        """What the sentence before was found to be."""
        self.behind = -1
        """Where the sentence stands that names the speaker of the quotation before it."""

    def listen(self, place: int) -> Said | None:
        """Return who says the sentence at `place`, or None; the sentences before must have been listened to."""
        unit = self.units[place]
        said = self._labelled(unit) if self.interview else None
        if said is None and not (self.interview and unit.first and ASKS.match(unit.text)):
            said = self._named(unit) or self._carried(place)
        if said is None or self.voices.person is None:
            self._notice(unit)
        if place != self.behind:  # the sentence that only says who spoke does not part two of the speaker's sentences
            self.before = said
        return said

    def _labelled(self, unit: Unit) -> Said | None:
        """Return the answer that a sentence of an interview is part of."""
        if unit.first and ASKS.match(unit.text):
            self.answering = None
            return None
        if unit.first and ANSWERS.match(unit.text):
            self.answering = self.voices.person or self.voices.last
        elif unit.first and (label := LABEL.match(unit.text)):
            who = self.finder.speakers.subject(label["who"], self.voices.known)
            if who and who.kind in ("person", "role", "group"):
                self.answering = self.voices.meet(who)
        return _said(unit, self.answering, direct=True) if self.answering else None

    def _named(self, unit: Unit) -> Said | None:
        """Return the speech whose speaker the sentence itself names."""
        found = self._find(unit)
        if found is None:
            return None
        if found.kind == "he":
            self._notice(unit)
        voice = self.voices.hear(found, unit.text[found.start : found.end])
        return _said(unit, voice, direct=_is_direct(unit, found)) if voice else None

    def _carried(self, place: int) -> Said | None:
        """Return the speech of a quotation that stands alone: of who spoke before it, or is named right behind it."""
        unit = self.units[place]
        if not unit.going and not unit.quoted():
            return None
        behind = self._at_its_end(place) if unit.spoken[-1].open else self._behind(place)
        if behind:
            return _said(unit, behind, direct=True)
        return _said(unit, self.voices.last, direct=True) if self.before and self.voices.last else None

    def _behind(self, place: int) -> Voice | None:
        """Return the voice named in the next sentence of the paragraph, where it only says who spoke, or how."""
        after = self.units[place + 1] if place + 1 < len(self.units) else None
        if after is None or after.first or after.quoted():
            return None
        found = self._find(after)
        if found and COLON_AHEAD.match(after.text[found.end :]):  # the words that follow are of a sentence of their own
            return None
        if found and (found.after or (found.start <= 1 and (found.bare or self._resumes(after, found)))):
            self.behind = place + 1
            return self.voices.hear(found)
        if found or self.before:
            return None
        who = self._leading(after)
        if who is None:
            return None
        self.behind = place + 1
        self.voices.last = self.voices.meet(who)
        return self.voices.last

    def _at_its_end(self, place: int) -> Voice | None:
        """Return the voice named behind a quotation that goes on over the next sentences."""
        for unit in self.units[place + 1 :]:
            if not unit.going:
                return None
            if not unit.spoken[-1].open:
                found = self._find(unit)
                return self.voices.hear(found) if found and found.start >= unit.spoken[0].end - 1 else None
        return None

    def _resumes(self, unit: Unit, found: Attribution) -> bool:
        """Return True for 林柏豪說，「首班船…」: the speaker of the quotation before it goes on, after a comma."""
        rest = unit.text[found.end :].lstrip()
        return rest[:1] in ("，", ",") and bool(unit.spoken) and unit.spoken[0].start <= found.end + 2

    def _find(self, unit: Unit) -> Attribution | None:
        found: Attribution | None = self.finder.attribution.attribution(unit.text, unit.spoken, self.voices.known)
        return found

    def _notice(self, unit: Unit) -> None:
        """Remember the person with whom a sentence begins: he or she in the next one."""
        if who := self._leading(unit):
            self.voices.meet(who)

    def _leading(self, unit: Unit) -> Subject | None:
        for clause in re.split(r"[，。；]", masked(unit.text, unit.spoken))[:3]:
            who: Subject | None = self.finder.speakers.person(clause, self.voices.known) if clause.strip() else None
            if who:
                return who
        return None


def _said(unit: Unit, voice: Voice | None, direct: bool) -> Said | None:
    return Said(unit.start, unit.end, voice.name, voice.role, direct) if voice else None


def _is_direct(unit: Unit, found: Attribution) -> bool:
    """Return True when most of what is said stands between quotation marks."""
    last = unit.spoken[-1] if unit.spoken else None
    if last and COLON.search(unit.text[: last.start]) and not unit.text[last.end :].strip(" 。"):
        return True  # whatever led up to the colon
    inside = sum(quote.end - quote.start for quote in unit.spoken)
    outside = len(unit.text) - inside - (found.end - found.start)
    return inside > 0 and inside >= WORD_FOR_WORD * (inside + max(outside, 0))


def _units(text: str, spans: Sequence[tuple[int, int]], finder: Finder) -> Iterator[Unit]:
    """Yield the sentences; one in which a second speaker follows a finished quotation is cut behind the quotation."""
    last, going = 0, False
    for start, end in spans:
        first = last == 0 or "\n" in text[last:start] or text[last - 1 : last] == "\n"
        going = going and not first and _closes(text[start:])
        start += _opening(text[start:end]) if first else 0
        for begin, stop in _cut(text[start:end], finder, going):
            piece = text[start + begin : start + stop].rstrip()
            spoken = quotes(piece, going)
            yield Unit(start + begin, start + begin + len(piece), piece, spoken, first, going and bool(spoken))
            going, first = bool(spoken) and spoken[-1].open, False
        last = end


def _opening(sentence: str) -> int:
    """Return where a paragraph's first sentence begins behind its dateline: an agency that reports is no speaker."""
    behind = behind_title(sentence)
    at, found = behind if behind else (0, dateline(sentence))
    end = at + found.end if found else 0
    return end + len(sentence[end:]) - len(sentence[end:].lstrip()) if sentence[end:].strip() else 0


def _closes(rest: str) -> bool:
    """Return True when the quotation that is open ends in this paragraph; else its closing mark is only missing."""
    line = rest.split("\n", 1)[0]
    closing, opening = re.search(r"[”」』\"]", line), re.search(r"[“「『]", line)
    return bool(closing and (opening is None or closing.start() < opening.start()))


def _cut(sentence: str, finder: Finder, going: bool) -> list[tuple[int, int]]:
    spoken = quotes(sentence, going)
    out, begin = [], 0
    for place, quote in enumerate(spoken):
        rest = sentence[quote.end :]
        if not STOPPED.search(sentence[: quote.end]) or not rest.strip(" ”」』。"):
            continue
        before, piece = sentence[begin : quote.start], sentence[begin : quote.end]
        following = spoken[place + 1].start if place + 1 < len(spoken) else len(sentence)
        named = COLON.search(before) or (
            before.strip()
            and (found := finder.attribution.attribution(piece, quotes(piece), ()))
            and found.end <= len(before)
        )
        if named or COLON.search(sentence[quote.end : following]):
            out.append((begin, quote.end))
            begin = quote.end + len(rest) - len(rest.lstrip())
    return [*out, (begin, len(sentence))]
