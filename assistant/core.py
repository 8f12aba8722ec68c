"""The flow from a question to a checked answer, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import assistant.generate as generate
import assistant.retrieve as retrieval
import assistant.showing as showing
from assistant.follow import follow
from assistant.generate import Generator
from assistant.generate.chosen import chosen
from assistant.generate.failing import Unwritten
from assistant.generate.source_blocks import introduced
from assistant.limits import Offered, offered
from assistant.read import read
from assistant.reread import reread
from assistant.retrieve import retrieve
from assistant.suffice import lacks
from assistant.telling import Telling
from assistant.told.ending import unbroken
from assistant.types import Answer, Earlier, Event, Evidence, Language, Question
from assistant.understand import Tongue, content_words, understand
from index.errors import WrongUse
from index.library import Library, View
from index.settings import Settings
from index.types import NO_GROUPS, Document, Filters, Groups, Hit

# A question longer than this is a document; nobody asks it, and every step would be slow.
LONGEST_QUESTION = 2000


class Assistant:
    """Answers questions from one store. Safe to share between threads; it follows new snapshots by itself."""

    def __init__(self, library: Library, settings: Settings, generator: Generator | None = None) -> None:
        self._library = library
        self.settings = settings
        self.generator = generator or chosen(settings)

    @classmethod
    def open(
        cls, store: Path | str | None = None, settings: Settings | None = None, generator: Generator | None = None
    ) -> Self:
        """Return an assistant over a store. Raises StoreMissing, StoreDamaged, StoreTooNew or EmbedderMismatch."""
        settings = settings or Settings.load(store=store)
        return cls(Library.open(store or settings.store, settings), settings, generator)

    @property
    def library(self) -> Library:
        """Return the store at its snapshot in force."""
        self._library = self._library.latest()
        return self._library

    def ask(
        self,
        text: str,
        *,
        history: Sequence[str | Earlier] = (),
        filters: Filters | None = None,
        as_of: str | None = None,
        access: Groups = NO_GROUPS,
        answer_in: Language | None = None,
    ) -> Answer:
        """Return the checked answer to a question, or a refusal with its reason. Raises WrongUse for an empty question.

        `answer_in` is the language of the answer's own words; the question's own where none is named. Quotations keep theirs.
        """
        *_, last = self._flow(text, history, as_of, self._telling(text, filters, as_of, access), answer_in)
        assert last.answer is not None
        return last.answer

    def stream(
        self,
        text: str,
        *,
        history: Sequence[str | Earlier] = (),
        filters: Filters | None = None,
        as_of: str | None = None,
        access: Groups = NO_GROUPS,
        answer_in: Language | None = None,
    ) -> Iterator[Event]:
        """Yield the events of an answer as they happen; the last is `answer` or, whatever went wrong, `error`."""

        def flow() -> Iterator[Event]:
            yield from self._flow(text, history, as_of, self._telling(text, filters, as_of, access), answer_in)

        return unbroken(flow(), text)

    def _flow(
        self,
        text: str,
        history: Sequence[str | Earlier],
        as_of: str | None,
        telling: Telling,
        answer_in: Language | None,
    ) -> Iterator[Event]:
        """Yield the events of one answer: the whole way from a question to what is told."""
        library, view, step = telling.library, telling.view, telling.step
        words = tongue(library, view)
        whole = step(follow, text, history, words, getattr(self.generator, "rewrite", None))
        question = replace(step(understand, whole, words, as_of, typed=text), answer_in=answer_in)
        yield telling.asked(question)
        found = step(reread, question, step(retrieve, question, library, view), library)
        evidence = step(read, question, found, library)
        yield telling.found(evidence)
        if lack := step(lacks, question, evidence, found, library):
            yield from telling.refuse(lack, evidence)
            return
        yield from self._written(question.as_told(), introduced(evidence, view), telling)
        yield from telling.finish(evidence)

    def _written(self, question: Question, evidence: Evidence, telling: Telling) -> Iterator[Event]:
        """Yield what the generator writes, checked; where it fails, a note that says so and the sources' own words."""
        telling.written_by = {**generate.facts(self.generator, question.language), "failed": None}
        telling.translate = getattr(self.generator, "translate", None)
        try:
            for draft in self.generator.write(question, evidence):
                yield from telling.check(draft, evidence)
        except Unwritten as failure:
            telling.written_by["failed"] = failure.reason
            telling.translate = None  # what failed to write is not waited for again
            yield from telling.fall_back(evidence, failure.note(question.language))

    def _telling(self, text: str, filters: Filters | None, as_of: str | None, access: Groups) -> Telling:
        if not text.strip():
            raise WrongUse("The question is empty. Ask something, in Chinese or English.")
        if len(text) > LONGEST_QUESTION:
            raise WrongUse(f"The question has {len(text)} characters, more than {LONGEST_QUESTION}. Ask a shorter one.")
        filters = known_by(as_of, filters or Filters())
        library = self.library
        return Telling(library, library.view(access, filters), filters, self.settings.fingerprint())

    def search(
        self, text: str, k: int = 10, *, by: str = "both", filters: Filters | None = None, access: Groups = NO_GROUPS
    ) -> list[Hit]:
        """Return the k passages that fit best, best first; `by` is both, keywords or vectors.

        Nothing fits a text without a letter or a figure: every vector is near something.
        """
        library = self.library
        view = library.view(access, filters)
        if not any(char.isalnum() for char in text):
            return []
        if by == "keywords":
            return retrieval.search_words(library, view, text, k)
        if by == "vectors":
            return retrieval.search_vectors(library, view, text, k)
        words = content_words(text, tongue(library)) or tuple(library.words(text))
        return retrieval.search(library, view, text, words, k)

    def view(self, access: Groups = NO_GROUPS, filters: Filters | None = None) -> View:
        """Return what a person in these groups may see now."""
        return self.library.view(access, filters)

    def document(self, id: str, access: Groups = NO_GROUPS) -> Document:
        """Return a document. Raises UnknownDocument when it is not there or not for this person."""
        return self.view(access).document(id)

    def about(self, id: str, access: Groups = NO_GROUPS) -> dict[str, Any]:
        """Return all that is known of a document but its text. Raises UnknownDocument."""
        return showing.about(self.view(access), id)

    def place(self, id: str, start: int, end: int, access: Groups = NO_GROUPS) -> dict[str, Any]:
        """Return what is known of a stretch of a document's text. Raises UnknownDocument, WrongUse or PagesBusy."""
        return showing.place(self.view(access), id, start, end)

    def page(self, id: str, number: int, width: int, access: Groups = NO_GROUPS) -> bytes:
        """Return a page of a document's PDF as a PNG. Raises UnknownDocument, NoPicture or PagesBusy."""
        return self.view(access).pages(id).picture(number, width)

    def offered(self) -> Offered:
        """Return what questions can be limited to, as everybody may see it."""
        return offered(self.view())

    def health(self) -> dict[str, Any]:
        """Return what a probe may know: the snapshot in force and what everybody may see of it."""
        view = self.view()
        return {
            "status": "ok",
            "snapshot": self.library.snapshot,
            "documents": len(view.records),
            "passages": view.passages,
            "generator": generate.health(self.generator),
        }

    def report(self, *, whole: bool = False) -> dict[str, Any] | None:
        """Return what the last run of indexing read, as far as everybody may see it; None when no run is known.

        The whole report also names what was refused and why, whoever might have seen it: it is for whoever runs the store.
        """
        return self.library.report() if whole else self.view().report()

    def warm(self) -> None:
        """Load what the first question would otherwise wait for."""
        self.ask("你好 hello")
        generate.warm(self.generator)

    def close(self) -> None:
        """Close the store."""
        self._library.close()


def tongue(library: Library, view: View | None = None) -> Tongue:
    """Return how the store takes a text apart, for the step that understands questions."""
    return Tongue(library.language, library.words, library.fold, library.names, view.newest if view else None)


def known_by(as_of: str | None, filters: Filters) -> Filters:
    """Return the filters with `as_of` in them: what was published later was not known then."""
    if as_of is None or (filters.published_to is not None and _last(filters.published_to) <= _last(as_of)):
        return filters
    return replace(filters, published_to=as_of)


def _last(day: str) -> str:
    """Return what sorts as the last day of a year or month (2026, 2026-01), and a day as itself."""
    return day.ljust(len("2026-01-31"), "9")
