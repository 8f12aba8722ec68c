"""A store as its readers see it: one snapshot, and views of it that hold only what one person may see."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np

import index.editions as editions
import index.filtered as filtered
import index.reading_report as reading_report
import index.snapshot as snapshot
from index.embedded import refuse_other_embedder
from index.embedder import Embedder, fingerprint_of, open_embedder
from index.embedder import Vectors as Vectors
from index.errors import StoreMissing, UnknownDocument
from index.headed.numbering import read_label
from index.indicators import Indicator as Indicator
from index.indicators import Value as Value
from index.indicators import indicators as indicators
from index.indicators import of_table
from index.keywords import Term as Term
from index.keywords import Way as Way
from index.keywords import Words as Words
from index.names import names, tagged
from index.numerals import figures as numbers
from index.numerals import value as numeral
from index.outline import place
from index.pages.page_view import Pages as Pages
from index.part import lies_in
from index.raw import Limits
from index.reader import Reader as Reader
from index.reader import Reading as Reading
from index.reader import open_reader
from index.scored import Mask
from index.scored import Rows as Rows
from index.scored import Scored as Scored
from index.scored import Scores as Scores
from index.sentences import split as split
from index.settings import Settings
from index.store.feedback import Feedback as Feedback
from index.store.feedback import without as without
from index.store.live import Live, State
from index.tabled.cells import Cell as Cell
from index.tabled.cells import Table as Table
from index.tabled.sheet_address import sheet_cells as sheet_cells
from index.tables import read, tables
from index.text import Record as Record
from index.text import Texts
from index.translated.table import shipped_table
from index.translated.translate import Translator
from index.types import NO_GROUPS, Document, Filters, Groups, Hit, Passage, may_see
from index.versions.succession import Official
from index.words import HAN as HAN
from index.words import fold as fold
from index.words import is_chinese, language, rareness, simplified
from index.words import words as words

# Views kept for the next question: a view looks at every document once, so that 20,000 of them take tens of milliseconds.
VIEWS = 32


class Library:
    """An opened store. It stays on the snapshot it was opened on; access and removals are of this moment."""

    def __init__(self, store: Path, settings: Settings, held: snapshot.Snapshot) -> None:
        self.store = store
        self.settings = settings
        self.snapshot = held.manifest.snapshot
        self.manifest = held.manifest
        self.vectors = held.vectors
        self.keywords = held.keywords
        self.passages = held.passages
        self.texts = Texts(store)
        self._live = Live(store)
        self._views: dict[tuple[Groups, Filters], View] = {}
        self.records = self.texts.records(held.manifest.documents)
        self.official = {id_: Official(*told) for id_, told in self.texts.official(held.manifest.documents).items()}
        self.copies = self.texts.copies()
        place = {record.row: number for number, record in enumerate(self.records)}
        # For each passage the place of its document in `records`: a mask over documents becomes one over passages.
        self._owner = np.array([place[int(row)] for row in held.passages[:, 1]], np.int64)

    @classmethod
    def open(cls, store: Path | str, settings: Settings | None = None, *, awaiting: bool = False) -> Self:
        """Return the store's snapshot in force. Raises StoreMissing, StoreDamaged, StoreTooNew or EmbedderMismatch.

        With `awaiting` a store in which nothing was indexed yet is opened empty, and made where there is none.
        """
        path = Path(store)
        settings = settings or Settings.load(store=path)
        if awaiting and not (path / snapshot.CURRENT).exists():
            path.mkdir(parents=True, exist_ok=True)
            return cls(path, settings, snapshot.nothing(fingerprint_of(settings.embedder, settings.prompts)))
        if not path.is_dir():
            raise StoreMissing(
                f"No store in '{path}': there is no such folder. Run `yinju index FOLDER --store {path}`."
            )
        held = snapshot.load(path)
        refuse_other_embedder(held.manifest, settings)
        return cls(path, settings, held)

    def latest(self) -> Self:
        """Return this library, or a new one when another snapshot has come into force since it was opened."""
        if snapshot.is_in_force(self.store, self.snapshot):
            return self
        newer = type(self).open(self.store, self.settings)
        for name in ("embedder", "reader"):
            if name in self.__dict__:
                newer.__dict__[name] = self.__dict__[name]
        # The snapshot was checked against the files of today; what was loaded earlier may be of files since replaced.
        if "embedder" in self.__dict__ and self.embedder.fingerprint != newer.manifest.embedder:
            del newer.__dict__["embedder"]
        return newer

    @cached_property
    def embedder(self) -> Embedder:
        """Return the embedder; its weights are loaded when it is first asked for."""
        return open_embedder(self.settings.embedder, self.settings.prompts)

    @cached_property
    def reader(self) -> Reader | None:
        """Return the reader, loaded when it is first asked for; None where the setting is "none"."""
        name = self.settings.reader
        return None if name == "none" else open_reader(name)

    @cached_property
    def _translator(self) -> Translator:
        return Translator(shipped_table(), self.keywords.vocabulary())

    @cached_property
    def outlines(self) -> list[tuple[str, ...]]:
        """Return the outline path of every passage of the snapshot, in order; read when a part is first asked for."""
        return self.texts.outlines([int(row) for row in self.passages[:, 0]])

    def translate(self, words: Sequence[str], text: str) -> tuple[Term, ...]:
        """Return search words as terms of the other language, in their order; `text` is the question as written.

        Raises ModelMissing when the word table is absent or damaged.
        """
        return self._translator.terms(words, text)

    def close(self) -> None:
        """Close the databases."""
        self.texts.close()
        self._live.close()

    def view(self, access: Groups = NO_GROUPS, filters: Filters | None = None) -> "View":
        """Return what a person in these groups may see now, within the filters; the same view until somebody writes."""
        state, limits = self._live.state(), filters or Filters()
        view = self._views.get((access, limits))
        if view is None or view.state is not state:
            if len(self._views) >= VIEWS:
                self._views.clear()
            view = self._views[access, limits] = View(self, state, access, limits)
        return view

    def corpus(self) -> str:
        """Return the sha256 over what is held: each source's name and bytes, in order of names; what was removed is out."""
        removed = self._live.state().removed
        files = self.texts.files([record.row for record in self.records if record.id not in removed])
        return hashlib.sha256(json.dumps(files).encode()).hexdigest()

    def report(self) -> dict[str, Any] | None:
        """Return the whole report of the last run, which names also what only some may see; None when there is none."""
        return reading_report.last(self.store)

    def remove(self, document: str) -> None:
        """Make a document unreachable from the next question on. Raises UnknownDocument."""
        if document not in {record.id for record in self.records}:
            raise unknown(document)
        self._live.remove(document)

    def removed(self, access: Groups = NO_GROUPS) -> list[Record]:
        """Return the removed documents that the snapshot still holds and this person might see, in its order."""
        state = self._live.state()
        gone = (record for record in self.records if record.id in state.removed)
        return [record for record in gone if may_see(access, state.groups(record.id, record.groups))]

    def restore(self, document: str) -> None:
        """Undo a removal. Raises UnknownDocument when this document is not removed."""
        if document not in self._live.state().removed:
            raise UnknownDocument(
                f"Could not restore '{document}': it is not removed. `yinju docs list` shows what is there."
            )
        self._live.restore(document)

    def add_feedback(self, told: Feedback) -> Feedback:
        """Return what a reader says as it is kept, with its number, its time, and what the answer was made with."""
        snapshot, settings = (str(told.answer.get(name) or "") for name in ("snapshot", "settings"))
        kept = replace(told, snapshot=told.snapshot or snapshot, settings=told.settings or settings)
        return self._live.keep(kept, self.settings.feedback_most)

    def feedback(self) -> list[Feedback]:
        """Return what readers say of answers, the first first: for the operator, as it quotes what only some may see."""
        return self._live.feedback()

    def held(self) -> frozenset[str]:
        """Return the ids of all documents that are here and not removed, whoever may see them."""
        return frozenset(record.id for record in self.records) - self._live.state().removed

    def forget_removed(self) -> int:
        """Erase from what readers say the words of documents that are removed or not here any more; return how many held some."""
        return self._live.forget_but(self.held())

    # What an asker may use of the reading steps: the same words and sentences that were indexed.
    words = staticmethod(words)
    fold = staticmethod(fold)
    simplified = staticmethod(simplified)
    language = staticmethod(language)
    is_chinese = staticmethod(is_chinese)
    sentences = staticmethod(split)
    names = staticmethod(names)
    tagged = staticmethod(tagged)
    numeral = staticmethod(numeral)
    numbers = staticmethod(numbers)
    label = staticmethod(read_label)
    rareness = staticmethod(rareness)
    table = staticmethod(shipped_table)
    place = staticmethod(place)
    grids = staticmethod(read)
    indicators = staticmethod(of_table)


class View:
    """What one person may see under given filters: every read of text, rows and counts goes through here."""

    def __init__(self, library: Library, state: State, access: Groups, filters: Filters) -> None:
        self._library = library
        self._access = access
        self.state = state
        self.narrowed = filters.any()
        seen = [_allowed(record, state, access) for record in library.records]
        self._visible = [record for record, allowed in zip(library.records, seen, strict=True) if allowed]
        within = [
            allowed and filtered.within(record, filters) for record, allowed in zip(library.records, seen, strict=True)
        ]
        self._mask: Mask | None = None if all(within) else np.array(within, np.bool_)[library._owner]
        if filters.outline is not None:
            inside = lies_in(filters.outline)
            self._mask = _both(self._mask, np.array([inside(path) for path in library.outlines], np.bool_))
            held = set(library._owner[self._mask].tolist())
            within = [number in held for number in range(len(within))]
        self.records = [record for record, chosen in zip(library.records, within, strict=True) if chosen]
        # How rare a word is, is counted over what this person may see: a score must not tell what is hidden.
        self._seen: Mask | None = None if all(seen) else np.array(seen, np.bool_)[library._owner]
        self._abroad: dict[str, Mask] = {}
        self._by_id = {record.id: record for record in self._visible}

    @cached_property
    def editions(self) -> editions.Editions:
        """Return reprints and versions among the documents this person may see: what is hidden leaves no trace."""
        return editions.editions(self._visible, self._library.official, self._library.copies)

    def report(self) -> dict[str, Any] | None:
        """Return what the last run told of the documents this person may see, and of nothing else; None for no run."""
        told = self._library.report()
        return reading_report.seen(told, self._by_id) if told else None

    def among(self, rows: Sequence[int]) -> int:
        """Return how many of these document rows this person may see; they may be those of a snapshot not in force."""
        return sum(_allowed(record, self.state, self._access) for record in self._library.texts.records(rows))

    @property
    def undated(self) -> int:
        """Return how many documents this person may see whose day nobody states: no limit of dates lets them in."""
        return sum(record.published is None for record in self._visible)

    @cached_property
    def newest(self) -> str | None:
        """Return the newest day on which a document that may be found was published; None where no day is known."""
        return max((record.published for record in self.records if record.published), default=None)

    @property
    def passages(self) -> int:
        """Return the number of passages that may be found."""
        return len(self._library.passages) if self._mask is None else int(self._mask.sum())

    def by_words(self, terms: Words, k: int, within: Mask | None = None) -> Scored:
        """Return the k best passages by BM25, best first; rareness and scale are those of the passages `within`."""
        return self._library.keywords.search(list(terms), k, _both(within, self._mask), _both(within, self._seen))

    def by_translation(self, terms: Sequence[Term], k: int, asked: str) -> Scored:
        """Return the k best passages in another language than `asked` by BM25 over translated terms, best first.

        Rareness, mean and spread are those of these passages alone: how many there are in `asked` says nothing of them.
        """
        return self.by_words(terms, k, self.abroad(asked))

    def translated(self, terms: Sequence[Term], rows: Rows, asked: str) -> Scores:
        """Return the scores of `by_translation` of these passages, in their order; zero for those in `asked` itself."""
        return self._library.keywords.score(terms, rows, _both(self.abroad(asked), self._seen))

    def abroad(self, asked: str) -> Mask:
        """Return for each passage of the snapshot, True when its document is in another language than `asked`."""
        if asked not in self._abroad:
            across = [is_across(asked, record.lang) for record in self._library.records]
            self._abroad[asked] = np.array(across, np.bool_)[self._library._owner]
        return self._abroad[asked]

    def passages_abroad(self, asked: str) -> int:
        """Return the number of passages in another language than `asked` that may be found."""
        found = _both(self.abroad(asked), self._mask)
        return int(found.sum()) if found is not None else 0

    def by_vector(self, vector: Vectors, k: int, within: Mask | None = None) -> Scored:
        """Return the k nearest passages by cosine, nearest first."""
        return self._library.vectors.search(vector, k, _both(within, self._mask))

    def held(self, terms: Sequence[str]) -> list[int]:
        """Return in how many passages that may be found each term stands, in their order."""
        return self._library.keywords.held(terms, self._mask)

    def scores(self, terms: Words, vector: Vectors, rows: Rows, within: Mask | None = None) -> tuple[Scores, Scores]:
        """Return the BM25 scores (zero beyond the passages `within`) and the cosines of these passages, in their order."""
        keyword = self._library.keywords.score(list(terms), rows, _both(within, self._seen))
        return keyword, self._library.vectors.score(vector, rows)

    def hits(self, rows: Sequence[int], scores: Sequence[tuple[float, float, float]]) -> list[Hit]:
        """Return a Hit for each passage row with its (fused, keyword, vector) scores. Raises UnknownDocument."""
        passages = self._read(rows)
        return [Hit(int(row), p, *map(float, s)) for row, p, s in zip(rows, passages, scores, strict=True)]

    def passages_of(self, document: str) -> list[tuple[int, Passage]]:
        """Return (row, passage) for each passage of a document, in text order. Raises UnknownDocument."""
        record = self.record(document)
        rows = np.flatnonzero(self._library.passages[:, 1] == record.row)
        return list(zip(map(int, rows), self._read([int(row) for row in rows]), strict=True))

    def _read(self, rows: Sequence[int]) -> list[Passage]:
        texts = self._library.texts.passages([int(self._library.passages[row, 0]) for row in rows])
        for passage in texts:
            self.record(passage.document)  # the reader of text itself asks: may this person see it?
        return texts

    def record(self, document: str) -> Record:
        """Return what is known of a document. Raises UnknownDocument, also when it is not for this person."""
        if document not in self._by_id:
            raise unknown(document)
        return self._by_id[document]

    def sees(self, document: str) -> bool:
        """Return True when a document is here and for this person, whatever the filters."""
        return document in self._by_id

    def document(self, document: str) -> Document:
        """Return a document with its text. Raises UnknownDocument, also when it is not for this person."""
        found = self._library.texts.document(self.record(document).row)
        status = self.editions.status.get(document)
        return found if status is None else _with_status(found, status)

    def pages(self, document: str) -> Pages:
        """Return the pages of the PDF that a document was read from, to be looked at. Raises UnknownDocument."""
        file = self._library.texts.file_of(self.record(document).row)
        return Pages(*file, Limits(file_mb=self._library.settings.max_file_mb))

    def resolve(self, start: str) -> str:
        """Return the id of the one visible document whose id begins so. Raises UnknownDocument."""
        fitting = [id_ for id_ in self._by_id if id_.startswith(start)] if len(start) >= 4 else []
        if len(fitting) != 1:
            raise (
                unknown(start)
                if not fitting
                else UnknownDocument(f"'{start}' begins the ids of {len(fitting)} documents. Give more of it.")
            )
        return fitting[0]

    def tables(self, document: str) -> list[list[list[Cell]]]:
        """Return a document's tables: each its rows, a row its cells with exact places."""
        return tables(self.document(document))


def _both(one: Mask | None, other: Mask | None) -> Mask | None:
    """Return the passages in both masks; None is all of them."""
    return other if one is None else one if other is None else one & other


def is_across(asked: str, language: str) -> bool:
    """Return True when a document is in another language than the question, not only in another script."""
    return language.split("-")[0] != asked.split("-")[0]


def unknown(document: str) -> UnknownDocument:
    """Return the one error for a document that is not there, is removed, or is not for this person."""
    return UnknownDocument(f"No document '{document}' here. `yinju docs list` shows the ids.")


def _with_status(document: Document, status: str) -> Document:
    return replace(document, status=status)


def _allowed(record: Record, state: State, access: Groups) -> bool:
    return record.id not in state.removed and may_see(access, state.groups(record.id, record.groups))
