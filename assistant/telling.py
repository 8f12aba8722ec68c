"""What is told about one question: its events in order, times, and the answer at the end."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any, ParamSpec, TypeVar

import assistant.told.across as across
import assistant.told.differing as differing
from assistant.check import Verdict, check
from assistant.found.editions import status_note
from assistant.glossary import glossary
from assistant.reading.yes_no import DECIDES, YES_NO
from assistant.suffice import Lack, confidence, message
from assistant.told.citing import Citing
from assistant.told.holding_back import NOTES as HELD_BACK
from assistant.told.holding_back import in_its_place, too_few, word_for_word
from assistant.types import LINES, Answer, Draft, Event, Evidence, Label, Question, Quote, Refusal, Sentence
from index.library import Library, View, is_across
from index.types import Filters

P = ParamSpec("P")
R = TypeVar("R")
NOTES = {
    "undated": {
        "zh": "限定了时间：{count} 份没有日期的资料没有计入。",
        "en": "Dates were limited: {count} documents without a date were left out.",
    },
}


class Telling:
    """One question on its way to an answer, for one person: what they may see, what was said so far, and how long it took."""

    def __init__(self, library: Library, view: View, filters: Filters, settings: str) -> None:
        self.library = library
        self.view = view
        self._filters = filters
        self._settings = settings
        self.written_by: dict[str, Any] = {}
        """Who writes the sentences, and why they did not write them all: set by whoever has them written."""
        self.translate: across.Translate | None = None
        """What puts a quote into the asker's language: set by whoever has the sentences written, where there is such."""
        self._began = time.perf_counter()
        self._times: dict[str, float] = {}
        self._sentences: list[Sentence] = []
        self._notes: list[str] = []
        self._written = self._passed = 0
        self._quoted: set[str] = set()
        """The keys of the quotes that the answer says word for word."""
        self._question: Question
        self._citing: Citing

    def step(self, verb: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a step returns, and keep the time it took under its name."""
        began = time.perf_counter()
        try:
            return verb(*args, **kwargs)
        finally:
            name = verb.__name__
            self._times[name] = self._times.get(name, 0.0) + (time.perf_counter() - began) * 1000

    def asked(self, question: Question) -> Event:
        """Return the event that tells how the question was understood."""
        self._question, self._citing = question.as_told(), Citing(self.view, question.as_of)
        asked = {"question": question.typed or question.text, "language": question.told_in, "kind": question.kind}
        return Event("question", {**asked, "asked_as": question.text if question.typed else None})

    def found(self, evidence: Evidence) -> Event:
        """Return the event that tells how much was found."""
        documents = {quote.document for quote in evidence.quotes}
        return Event(
            "evidence",
            {"passages": int(evidence.measures.get("passages", len(evidence.quotes))), "documents": len(documents)},
        )

    def check(self, draft: Draft, evidence: Evidence) -> Iterator[Event]:
        """Yield the sentence if it passes the check; else what takes its place, if anything, and a note that says why."""
        verdict = self.step(check, draft, evidence, self.view, glossary(self.library), self._quoted)
        self._written += 1
        self._passed += verdict.shown
        if verdict.shown:
            yield self._sentence(draft, verdict)
            return
        instead = in_its_place(draft, evidence, self._quoted, self._question.language)
        replaced = list(self._word_for_word(instead, evidence)) if instead else []
        yield from replaced
        assert verdict.reason is not None
        why = verdict.reason.told(self._question.language)
        yield self._note(HELD_BACK["replaced" if replaced else "removed"][self._question.language].format(why=why))

    def fall_back(self, evidence: Evidence, note: str) -> Iterator[Event]:
        """Yield a note, and the quotes that nothing cites yet as sentences: what passed the check so far stays."""
        yield self._note(note)
        for quote in evidence.quotes:
            if self._citing.cited(quote) is None:
                yield from self._word_for_word(word_for_word(quote, self._question.language), evidence)

    def _word_for_word(self, draft: Draft, evidence: Evidence) -> Iterator[Event]:
        """Yield a quote as a sentence if it passes the check: it may be gone, or its words may have changed.

        Where it can be translated and the translation passes, that is the sentence, in doubt, and cites the quote.
        """
        for wording in (self._translated(draft), draft):
            verdict = self.step(check, wording, evidence, self.view, glossary(self.library)) if wording else None
            if wording and verdict and verdict.shown:
                self._quoted.update(draft.keys)
                yield self._sentence(wording, verdict)
                return

    def _translated(self, draft: Draft) -> Draft | None:
        """Return a quote in the asker's language, where somebody can translate it and it is in another."""
        if self.translate is None:
            return None
        known = glossary(self.library)
        return across.translation(draft, self._question.language, self.translate, known, self.library)

    def _sentence(self, draft: Draft, verdict: Verdict) -> Event:
        """Return the event of a sentence that passed, with the citations that are new with it."""
        known = len(self._citing)
        numbers = tuple(self._citing.cite(quote).n for quote in verdict.quotes)
        why = verdict.reason.told(self._question.language) if verdict.reason else None
        sentence = Sentence(draft.text, numbers, verdict.checked, why, _label(verdict.quotes))
        self._sentences.append(sentence)
        if verdict.checked:
            self._quoted.update(quote.key for quote in verdict.quotes)
        new = self._citing.all[known:]
        return Event("sentence", {"sentence": asdict(sentence), "citations": [asdict(citation) for citation in new]})

    def finish(self, evidence: Evidence) -> Iterator[Event]:
        """Yield the notes and the answer; a refusal when no sentence passed the check.

        Where most sentences failed, the sources' own words come behind those that passed.
        """
        if too_few(self._written, self._passed):
            yield from self.fall_back(evidence, HELD_BACK["few"][self._question.language])
        if not self._sentences:
            yield from self.refuse(Lack("not_in_sources"), evidence)
            return
        yield from self._across()
        for conflict in self._conflicts(evidence):
            yield self._note(differing.note(conflict, self._question.language))
        for note in evidence.notes:
            yield self._note(note)
        yield from self._out_of_force()
        yield from self._undated()
        yield self._answered(joined(self._sentences, self._question), evidence=evidence)

    def refuse(self, lack: Lack, evidence: Evidence) -> Iterator[Event]:
        """Yield the refusal, with what was searched and the nearest passages, and the answer that carries it."""
        text = message(lack.reason, self._question.language, lack.missing)
        nearest = self._citing.nearest(dict.fromkeys((*lack.nearest, *evidence.nearest)))
        limits = {key: value for key, value in asdict(self._filters).items() if value is not None}
        searched = {"documents": len(self.view.records), "passages": self.view.passages, **limits}
        refusal = Refusal(lack.reason, text, searched, nearest)
        yield Event("refusal", asdict(refusal))
        yield from self._undated()
        yield self._answered(text, refusal=refusal)

    def _across(self) -> Iterator[Event]:
        """Yield notes where quotes are in another language: whose words these are, and official renderings of names."""
        language = self._question.language
        quotes = [one for one in self._citing.all if one.quote and is_across(language, self._language_of(one.document))]
        if not quotes:
            return
        numbers = {one.n for one in quotes}
        ours = any(numbers & set(one.citations) and self._is_ours(one) for one in self._sentences)
        yield self._note(across.NOTES["ours" if ours else "kept"][language])
        if told := across.note((one.quote for one in quotes), language, glossary(self.library), self.library):
            yield self._note(told)

    def _is_ours(self, sentence: Sentence) -> bool:
        """Return True for a sentence that is not word for word its source's, and not in its source's language either."""
        return not sentence.checked and not is_across(self._question.language, self.library.language(sentence.text))

    def _language_of(self, document: str) -> str:
        return self.view.record(document).lang

    def _out_of_force(self) -> Iterator[Event]:
        """Yield a note on each cited document that is a draft, superseded or repealed as of the day asked about."""
        for document in dict.fromkeys(citation.document for citation in self._citing.all):
            if note := status_note(self.view, document, self._question.as_of, self._question.language):
                yield self._note(note)

    def _undated(self) -> Iterator[Event]:
        """Yield a note on the documents that a limit of dates left out because nobody says when they are from."""
        limited = self._filters.published_from is not None or self._filters.published_to is not None
        if limited and (count := self.view.undated):
            yield self._note(NOTES["undated"][self._question.language].format(count=count))

    def _short(self, evidence: Evidence) -> str | None:
        """Return the short answer if it stands in what the answer cites: its sentence may have been removed."""
        short = evidence.short
        if short in YES_NO[self._question.language]:
            deciding = [quote for quote in evidence.quotes if quote.why == DECIDES]
            return short if any(self._citing.cited(quote) for quote in deciding) else None
        cited = [citation.value or citation.quote for citation in self._citing.all]
        return short if short and any(short in text for text in cited) else None

    def _series(self, evidence: Evidence) -> Iterator[dict[str, Any]]:
        """Yield the points whose sentences passed the check, with their citations, in the order of the evidence."""
        quotes = {quote.key: quote for quote in evidence.quotes}
        for one in evidence.series:
            if one.key in quotes and (cited := self._citing.cited(quotes[one.key])):
                told = {"as_of": one.as_of, "value": one.value, "unit": one.unit, "amount": one.amount}
                yield {**told, "citation": cited.n, "dated": one.dated, "period": one.period}

    def _conflicts(self, evidence: Evidence) -> Iterator[dict[str, Any]]:
        """Yield each thing the sources differ on, with the sides whose sentences passed the check; one side is no conflict."""
        quotes = {quote.key: quote for quote in evidence.quotes}
        for conflict in evidence.conflicts:
            sides = [
                {"value": one.value, "unit": one.unit, "scope": one.scope, "as_of": one.as_of, "citation": cited.n}
                for one in conflict.sides
                if one.key in quotes and (cited := self._citing.cited(quotes[one.key]))
            ]
            if len(sides) > 1:
                yield {"about": conflict.about, "sides": differing.with_choice(sides, self._short(evidence))}

    def _answered(self, text: str, *, evidence: Evidence | None = None, refusal: Refusal | None = None) -> Event:
        """Return the last event: the answer out of evidence, or the refusal."""
        self._times["total"] = (time.perf_counter() - self._began) * 1000
        answer = Answer(
            question=self._question.typed or self._question.text,
            language=self._question.language,
            kind=self._question.kind,
            answered=evidence is not None,
            short_answer=self._short(evidence) if evidence else None,
            text=text,
            sentences=tuple(self._sentences) if evidence else (),
            citations=self._citing.all if evidence else (),
            conflicts=tuple(self._conflicts(evidence)) if evidence else (),
            series=tuple(self._series(evidence)) if evidence else (),
            refusal=refusal,
            notes=tuple(self._notes),
            snapshot=self.library.snapshot,
            settings=self._settings,
            timings_ms={name: round(ms, 1) for name, ms in self._times.items()},
            confidence=confidence(evidence) if evidence else None,
            asked_as=self._question.text if self._question.typed else None,
            generator=self.written_by if evidence else {},
        )
        return Event("answer", answer.as_json(), answer)

    def _note(self, text: str) -> Event:
        self._notes.append(text)
        return Event("note", {"text": text})


def _label(quotes: Sequence[Quote]) -> Label | None:
    """Return the label that all quotes of a sentence have; None where they are of several sides, or of none."""
    labels = {quote.label for quote in quotes}
    return labels.pop() if len(labels) == 1 else None


def joined(sentences: list[Sentence], question: Question) -> str:
    """Return the sentences in order as one text: a list and rows of a table by lines, others in a run."""
    text = sentences[0].text
    for before, sentence in pairwise(sentences):
        text += _between(before.text, sentence.text, question) + sentence.text
    return text


def _between(before: str, after: str, question: Question) -> str:
    """Return what parts two sentences: a line's end, a space between Latin ones, or nothing."""
    if question.kind in LINES or "\t" in before or "\t" in after:
        return "\n"
    return " " if before[-1:].isascii() and after[:1].isascii() else ""
