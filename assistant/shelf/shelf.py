"""What everybody may see of the store's documents: lists, one document, and what the store is made of."""

from dataclasses import asdict
from typing import Any

from assistant.core import Assistant
from assistant.shelf.look import looked_at
from assistant.shelf.rows import Page, Rows, Wanted
from index.keeping import Handed, Kept, handed_in, has_samples, kept, size, uploads_folder
from index.library import Record, View
from index.types import NO_GROUPS


class Shelf:
    """Reads the store as a person in no group sees it: a document that is for some only leaves no trace here."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self._rows: Rows | None = None

    def rows(self) -> Rows:
        """Return the rows of the documents that everybody may see now; they are made anew when somebody writes."""
        view = self.assistant.view(NO_GROUPS)
        if self._rows is None or self._rows.view is not view:
            self._rows = Rows(view, self.assistant.library.fold)
        return self._rows

    def page(self, wanted: Wanted) -> Page:
        """Return a page of documents."""
        return self.rows().page(wanted)

    def removed(self) -> list[dict[str, Any]]:
        """Return what was removed and can be brought back, by source."""
        records = sorted(self.assistant.library.removed(NO_GROUPS), key=lambda record: record.source)
        return [_named(record) for record in records]

    def look(self, id: str) -> dict[str, Any]:
        """Return what is known of one document. Raises UnknownDocument."""
        return looked_at(self.assistant.view(NO_GROUPS), id)

    def overview(self) -> dict[str, Any]:
        """Return what everybody may know of the store: counts of what they may see, and what lists can be narrowed to."""
        view = self.assistant.view(NO_GROUPS)
        return {
            "snapshot": self.assistant.library.snapshot,
            "documents": len(view.records),
            "passages": view.passages,
            "max_mb": self.assistant.settings.max_file_mb,
            **self.rows().choices(),
        }

    def store(self) -> dict[str, Any]:
        """Return what whoever may change the store needs: its size, snapshots, folders, removed documents.

        Counts are of documents that everybody may see; a folder that holds none of them is not named.
        """
        library, view = self.assistant.library, self.assistant.view(NO_GROUPS)
        snapshots = kept(library.store) if library.snapshot else []
        return {
            "place": str(library.store.resolve()),
            "bytes": size(library.store),
            "snapshots": [_snapshot(one, view) for one in snapshots],
            "folders": [told for one in handed_in(library.store) if (told := _folder(one, view, self._uploads()))],
            "removed": len(library.removed(NO_GROUPS)),
            "samples": has_samples(),
        }

    def _uploads(self) -> str:
        return str(uploads_folder(self.assistant.library.store))


def _named(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in ("id", "source", "title", "outlet", "published")}


def _snapshot(one: Kept, view: View) -> dict[str, Any]:
    told = {name: value for name, value in asdict(one).items() if name in ("name", "made", "bytes", "in_force")}
    # Of the one in force the view itself knows it; the rows of others are read.
    return told | {"documents": len(view.records) if one.in_force else view.among(one.documents)}


def _folder(one: Handed, view: View, uploads: str) -> dict[str, Any] | None:
    """Return what was handed in and how many documents of it are there; None where nobody may see one."""
    count = sum(record.origin == one.origin for record in view.records)
    return {"path": one.path, "at": one.at, "documents": count, "uploads": one.path == uploads} if count else None
