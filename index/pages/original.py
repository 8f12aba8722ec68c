"""A document → the bytes of the file it was read from, as long as that file is still the same."""

import hashlib
from pathlib import Path

import index.finding.archives as archives
from index.errors import NoPicture
from index.raw import Limits

# A PDF may begin with some bytes that mail programs and printers put before it.
HEAD = 1024
FETCHED = "url"


def pdf_of(origin: str, source: str, sha256: str, limits: Limits) -> bytes:
    """Return the PDF that `source` names in the folder `origin`, if its bytes are those of the sum. Raises NoPicture."""
    if origin == FETCHED:
        raise NoPicture(f"'{source}' was fetched; its pages are not kept here. Open it at its address.", "fetched")
    data = _read(Path(origin), source, limits)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NoPicture(f"'{source}' is another file now than the one that was read. Index it again.", "changed")
    if b"%PDF-" not in data[:HEAD]:
        raise NoPicture(f"'{source}' is no PDF; it has no pages to show. Look at its text.", "format")
    return data


def _read(folder: Path, source: str, limits: Limits) -> bytes:
    """Return the bytes of a file, in an archive too; what is larger than a file may be is not read, and none. Raises NoPicture."""
    path = folder / source
    try:
        if path.is_file():
            return path.read_bytes() if path.stat().st_size <= limits.file_mb * 2**20 else b""
    except OSError as error:
        raise NoPicture(
            f"Could not read '{source}': {error.strerror}. Let the service read it, or look at the text.", "missing"
        ) from error
    archive = next((outer for outer in path.parents if outer.is_file()), None)
    data = archives.one(archive, path.relative_to(archive).as_posix(), limits) if archive else None
    if data is None:
        raise NoPicture(
            f"'{source}' is no longer where it was when it was read. Put it back, or look at its text.", "missing"
        )
    return data
