"""One file → the documents in it: an archive's files, an export's rows, a feed's entries; told by content, not by name."""

from collections.abc import Iterator

import index.finding.archives as archives
import index.finding.exports as exports
import index.finding.feeds as feeds
from index.raw import Address, Limits, Raw
from index.types import Rejected

Part = Raw | Address | Rejected


def opened(raw: Raw, limits: Limits) -> Iterator[Part] | None:
    """Return the parts of a container in its own order, or None when it is a file like any other.

    Where the container itself cannot be opened or goes on too long, its last part is a Rejected of the container's name.
    """
    if archives.is_archive(raw.data):
        return _guarded(raw, _archived(raw, limits))
    parts = _rows(raw, limits)
    return None if parts is None else _guarded(raw, parts)


def _rows(raw: Raw, limits: Limits) -> Iterator[Part] | None:
    if exports.is_export(raw.data, raw.source.name):
        return exports.rows(raw, limits)
    if feeds.is_feed(raw.data):
        return feeds.entries(raw, limits)
    return feeds.addresses(raw, limits) if feeds.is_sitemap(raw.data) else None


def _archived(raw: Raw, limits: Limits) -> Iterator[Part]:
    """Yield an archive's files; exports and feeds among them are opened too, archives are not."""
    for part in archives.files(raw, limits):
        inner = _rows(part, limits) if isinstance(part, Raw) else None
        if inner is None:
            yield part
        else:
            yield from inner


def _guarded(raw: Raw, parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts; what goes wrong between two of them is a Rejected, and all before it stay."""
    try:
        yield from parts
    except MemoryError:
        raise
    except Exception as error:  # a container that its library stumbles over costs its rest, and the reason is kept
        reason = f"could not be opened to its end: {type(error).__name__}: {error}; make it again, or unpack it"
        yield Rejected(raw.source.name, reason)
