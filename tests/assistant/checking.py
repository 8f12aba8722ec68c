"""Sources to hold a sentence against, as they stand in a store: texts with their speakers, in no store."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.check import Verdict, check
from assistant.checked.source import Cited, cited
from assistant.types import Draft, Evidence, Quote
from index.errors import UnknownDocument
from index.library import Library
from index.sentences import split
from index.speech import reported
from index.types import Document


class Stored:
    """What the check may see: documents by id, or none."""

    def __init__(self, *documents: Document) -> None:
        self._documents = {document.id: document for document in documents}

    def document(self, id: str) -> Document:
        """Return a document. Raises UnknownDocument."""
        if id not in self._documents:
            raise UnknownDocument("not here")
        return self._documents[id]


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file beside this one, each with the texts it cites from; a line without a draft is such a text."""
    lines = [json.loads(line) for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()]
    texts = {line["source"]: line["text"] for line in lines if "source" in line}
    return [{"texts": [texts[of] for of in line.get("of", ())], **line} for line in lines if "draft" in line]


def document(text: str, id: str = "d", title: str = "", published: str | None = None) -> Document:
    """Return a text as a document whose reported speech has been found."""
    lang = Library.language(text)
    said = reported(text, split(text), lang)
    return Document(id, f"{id}.txt", text, title, lang, "press", published=published, said=said)


def quote(text: str, key: str = "Q1", start: int = 0, id: str = "d") -> Quote:
    """Return the quote of a text that stands at a place of a document."""
    return Quote(key, id, start, start + len(text), text, 1.0)


def source(text: str, title: str = "", published: str | None = None) -> Cited:
    """Return a whole text as a sentence is held against it."""
    return cited(quote(text), document(text, title=title, published=published))


def verdict(draft: str, texts: Sequence[str], cites: Sequence[int] = (1,), published: str | None = None) -> Verdict:
    """Return the verdict on a sentence that cites some of these texts whole, by their numbers from 1."""
    quotes = tuple(quote(text, f"Q{n}", id=f"d{n}") for n, text in enumerate(texts, 1))
    stored = Stored(*(document(text, f"d{n}", published=published) for n, text in enumerate(texts, 1)))
    return check(Draft(draft, tuple(f"Q{n}" for n in cites)), Evidence(quotes), stored)  # type: ignore[arg-type]
