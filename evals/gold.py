"""Gold evidence → spans of indexed documents: by quote, by place, by place in a file that lies outside; or all of one."""

import hashlib
import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from weakref import WeakKeyDictionary

from evals.types import Gold, Pointer, Question, Span, Unresolved
from index.errors import UnknownDocument
from index.library import View
from index.text import Record
from index.types import Document

FOLDER = "YINJU_EVAL_DATA"
# How far around a span its neighbourhood is compared when the same words stand in a document more than once.
AROUND = 80
_NAMED: "WeakKeyDictionary[View, dict[str, list[Record]]]" = WeakKeyDictionary()


class Files:
    """The files outside that sets point into, found below one folder by the end of their path."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._texts: dict[Path, tuple[str, str]] = {}

    @classmethod
    def from_environment(cls) -> "Files":
        """Return the files below $YINJU_EVAL_DATA."""
        named = os.environ.get(FOLDER)
        return cls(Path(named) if named else None)

    def text(self, source: str, sha256: str) -> str | Unresolved:
        """Return the decoded text of the file that has this name and these bytes, or why there is none."""
        if self.folder is None:
            return Unresolved("missing", f"{FOLDER} is not set; it names the folder that holds '{source}'")
        found = [
            path for path in self._by_name.get(source.rpartition("/")[2], ()) if _ends_with(path.as_posix(), source)
        ]
        if not found:
            return Unresolved("missing", f"there is no '{source}' below {FOLDER} ({self.folder})")
        read = [self._read(path) for path in found]
        for digest, text in read:
            if digest == sha256:
                return text
        return Unresolved(
            "changed",
            f"'{source}' below {FOLDER} has sha256 {read[0][0][:12]}…, the set was written over {sha256[:12]}…",
        )

    @cached_property
    def _by_name(self) -> dict[str, list[Path]]:
        assert self.folder is not None
        names: dict[str, list[Path]] = {}
        for folder, _, files in os.walk(self.folder):
            for name in files:
                names.setdefault(name, []).append(Path(folder, name))
        return {name: sorted(paths) for name, paths in names.items()}

    def _read(self, path: Path) -> tuple[str, str]:
        if path not in self._texts:
            data = path.read_bytes()
            # A file that is no UTF-8 has another sha256 than any a set was written over: what it says matters no more.
            text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
            self._texts[path] = hashlib.sha256(data).hexdigest(), text
        return self._texts[path]


def resolve(question: Question, view: View, files: Files) -> tuple[Gold, tuple[Unresolved, ...]]:
    """Return where the answer stands in the store, and what could not be followed, both in the set's order."""
    found = [follow(pointer, view, files) for pointer in question.evidence]
    problems = tuple(one for one in found if isinstance(one, Unresolved))
    lost = tuple(problem.reason for problem in problems if problem.kind == "lost")
    return Gold(tuple(one for one in found if isinstance(one, Span)), lost), problems


def follow(pointer: Pointer, view: View, files: Files) -> Span | Unresolved:
    """Return the span a pointer leads to, or why it leads to none."""
    # The file is looked for first: where it is missing, nobody expects its document in the store.
    content = files.text(pointer.source, pointer.sha256) if pointer.source and pointer.sha256 else None
    if isinstance(content, Unresolved):
        return content
    document = _document(pointer, view)
    if isinstance(document, Unresolved):
        return document
    if pointer.quote is not None:
        return _by_quote(pointer.quote, document)
    if pointer.start is None or pointer.end is None:
        return Span(document.id, 0, len(document.text), document.source, whole=True)
    if content is None:
        return _by_place(pointer.start, pointer.end, document)
    return _by_file(content, pointer.start, pointer.end, document)


def _document(pointer: Pointer, view: View) -> Document | Unresolved:
    id = named(pointer, view)
    return id if isinstance(id, Unresolved) else view.document(id)


def named(pointer: Pointer, view: View) -> str | Unresolved:
    """Return the id of the document that a pointer names, or why there is none."""
    if pointer.document is not None:
        try:
            return view.resolve(pointer.document)
        except UnknownDocument as error:
            return Unresolved("wrong", str(error))
    fitting = [one for one in _called(view, str(pointer.source)) if _ends_with(one.source, str(pointer.source))]
    if len(fitting) == 1:
        return fitting[0].id
    if not fitting:
        return Unresolved(
            "wrong", f"source '{pointer.source}' is not in the store, or not for the groups of the question"
        )
    return Unresolved(
        "wrong", f"source '{pointer.source}' fits {len(fitting)} documents of the store; give more of its path"
    )


def _called(view: View, source: str) -> list[Record]:
    """Return the records whose sources have the same last part: ten thousand questions over as many are found at once."""
    if view not in _NAMED:
        named: dict[str, list[Record]] = {}
        for record in view.records:
            named.setdefault(record.source.rpartition("/")[2], []).append(record)
        _NAMED[view] = named
    return _NAMED[view].get(source.rpartition("/")[2], [])


def _ends_with(path: str, name: str) -> bool:
    return path == name or path.endswith("/" + name)


def _by_quote(quote: str, document: Document) -> Span | Unresolved:
    start = document.text.find(quote)
    if start >= 0 and document.text.find(quote, start + 1) < 0:
        return Span(document.id, start, start + len(quote), quote)
    # A cell of a table holds no line ends, and indexing trims lines: what stands there white space apart is the same.
    text, places = _bare(document.text)
    wanted, times = "".join(quote.split()), document.text.count(quote)
    found = list(_each(text, wanted)) if not times else []
    if len(found) == 1:
        return _between(document, places[found[0]], places[found[0] + len(wanted) - 1] + 1)
    if times := times or len(found):
        return Unresolved(
            "wrong", f"quote '{_short(quote)}' stands {times} times in {document.source}; give more of it"
        )
    shows = f"yinju docs show {document.id[:12]} --text"
    return Unresolved(
        "wrong", f"quote '{_short(quote)}' does not stand in {document.source}; copy it out of what `{shows}` prints"
    )


def _by_place(start: int, end: int, document: Document) -> Span | Unresolved:
    if end > len(document.text):
        return Unresolved("wrong", f"end {end} lies beyond the {len(document.text)} characters of {document.source}")
    return _between(document, start, end)


def _between(document: Document, start: int, end: int) -> Span:
    return Span(document.id, start, end, document.text[start:end])


def _by_file(content: str, start: int, end: int, document: Document) -> Span | Unresolved:
    """Return the span of a document that holds what `content[start:end]` says, white space apart."""
    if end > len(content) or not content[start:end].strip():
        return Unresolved(
            "wrong", f"{start}–{end} holds no words of the {len(content)} characters of {document.source}"
        )
    wanted, (text, places) = "".join(content[start:end].split()), _bare(document.text)
    before, after = "".join(content[:start].split())[-AROUND:], "".join(content[end:].split())[:AROUND]
    found = max(_each(text, wanted), key=lambda at: _alike(text, at, at + len(wanted), (before, after)), default=None)
    if found is None:
        return Unresolved(
            "lost", f"{start}–{end} stands in the file {document.source}, but not in the indexed document"
        )
    return _between(document, places[found], places[found + len(wanted) - 1] + 1)


def _bare(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without white space, and where each character stands: cleaning trims and joins lines, no more."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    return "".join(text[place] for place in places), places


def _each(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _alike(text: str, start: int, end: int, around: tuple[str, str]) -> int:
    """Return how many characters before `start` and after `end` agree with those around the span in its file."""
    before = _agreeing(reversed(text[max(0, start - AROUND) : start]), reversed(around[0]))
    return before + _agreeing(text[end : end + AROUND], around[1])


def _agreeing(one: Iterable[str], other: Iterable[str]) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _short(quote: str) -> str:
    return quote if len(quote) <= 30 else quote[:29] + "…"
