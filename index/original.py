"""A document → the bytes of the file it was read from, as long as that file is still the same."""

import hashlib
from pathlib import Path

from index.errors import NoPicture

# A PDF may begin with some bytes that mail programs and printers put before it.
HEAD = 1024
FETCHED = "url"


def pdf_of(origin: str, source: str, sha256: str, most_bytes: int) -> bytes:
    """Return the PDF that `source` names in the folder `origin`, if its bytes are those of the sum. Raises NoPicture."""
    if origin == FETCHED:
        raise NoPicture(f"'{source}' was fetched; its pages are not kept here. Open it at its address.", "fetched")
    path = Path(origin, source)
    if not path.is_file():
        raise _absent(path, source)
    try:
        data = path.read_bytes() if path.stat().st_size <= most_bytes else b""
    except OSError as error:
        raise NoPicture(
            f"Could not read '{source}': {error.strerror}. Let the service read it, or look at the text.", "missing"
        ) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NoPicture(f"'{source}' is another file now than the one that was read. Index it again.", "changed")
    if b"%PDF-" not in data[:HEAD]:
        raise NoPicture(f"'{source}' is no PDF; it has no pages to show. Look at its text.", "format")
    return data


def _absent(path: Path, source: str) -> NoPicture:
    """Return why there is no such file: what lies in an archive has never been one."""
    if any(folder.is_file() for folder in path.parents):
        return NoPicture(
            f"'{source}' lies in an archive, of which no pages are shown. Unpack it and index the folder.", "inside"
        )
    return NoPicture(
        f"'{source}' is no longer where it was when it was read. Put it back, or look at its text.", "missing"
    )
