"""Is a store what it was when it was written? Files against checksums, rows against each other, offsets against text."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import index.snapshot as snapshot
import index.store.live as live
from index.embedded import beside
from index.errors import StoreDamaged
from index.settings import Settings
from index.text import Texts


def verify(store: Path, settings: Settings) -> list[str]:
    """Return a line for each fault found; none when the store is sound. Raises StoreMissing or StoreTooNew."""
    try:
        manifest = snapshot.read_manifest(store)
    except StoreDamaged as error:
        return [str(error)]
    faults = snapshot.altered(store / snapshot.FOLDER / manifest.snapshot, manifest)
    if not faults:
        faults += _counts(snapshot.load(store))
    if not (store / live.FILE).is_file():
        faults.append(f"{live.FILE} is missing, which says who may see what; restore it from a backup")
    texts = Texts(store)
    try:
        faults += texts.faults() or _documents(texts, manifest)
    finally:
        texts.close()
    if reason := beside(manifest, settings).reason:
        faults.append(reason)
    return faults


def _counts(held: snapshot.Snapshot) -> Iterator[str]:
    """Yield a line where vectors, keywords and passages of one snapshot are not equally many."""
    told = {"passages": len(held.passages), "vectors": held.vectors.count, "keywords": held.keywords.count}
    if len({held.manifest.passages, *told.values()}) > 1:
        yield f"snapshot {held.manifest.snapshot} says {held.manifest.passages} passages, but holds " + ", ".join(
            f"{count} {what}" for what, count in told.items()
        )


def _documents(texts: Texts, manifest: snapshot.Manifest) -> Iterator[str]:
    """Yield a line for each document whose id is not that of its text, or whose passages are not where they say."""
    for row in manifest.documents:
        document = texts.document(row)
        if hashlib.sha256(f"{document.source}\x00{document.text}".encode()).hexdigest() != document.id:
            yield f"document {document.id[:12]} ({document.source}) is not the text that was indexed"
        places = [place for place, _ in texts.passage_rows([row])]
        for passage in texts.passages(places):
            if document.text[passage.start : passage.end] != passage.text:
                yield f"a passage of {document.source} does not stand at {passage.start}-{passage.end}"
