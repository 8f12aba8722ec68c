"""One document as the Library shows it: facts, outline, versions, reprints, and what was cut."""

from dataclasses import asdict
from typing import Any

from index.library import Library, View

FACTS = (
    "source title outlet published lang kind status url facts_from dateline reporter editor issuer number "
    "effective repealed id"
).split()
NAMED = ("id", "source", "title", "outlet", "published")


def looked_at(view: View, id: str) -> dict[str, Any]:
    """Return what is known of a document, but its text. Raises UnknownDocument, also when it is not for this person."""
    document = view.document(id)
    known = asdict(document)
    return {
        "facts": {name: known[name] for name in FACTS if known[name] not in (None, "")},
        "characters": len(document.text),
        "passages": len(view.passages_of(id)),
        "warnings": list(document.warnings),
        "outline": [
            {"title": heading.title, "depth": len(Library.place(document, heading.start)[0]), "start": heading.start}
            for heading in document.outline
        ],
        "cut": list(document.cut),
        **_family(view, id),
    }


def _family(view: View, id: str) -> dict[str, Any]:
    """Return the document this one is a reprint of, its own reprints, and its versions, oldest first, itself included."""
    editions = view.editions
    canonical = editions.canonical.get(id)
    versions = editions.versions(id)
    return {
        "reprint_of": _named(view, canonical) if canonical else None,
        "reprints": [_named(view, copy) for copy in editions.reprints.get(id, ())],
        "versions": [_version(view, one) for one in versions] if len(versions) > 1 else [],
        "states": [asdict(state) for state in editions.states.get(id, ())],
    }


def _version(view: View, id: str) -> dict[str, Any]:
    return _named(view, id) | {"status": view.editions.status.get(id, "current")}


def _named(view: View, id: str) -> dict[str, Any]:
    record = view.record(id)
    return {name: getattr(record, name) for name in NAMED}
