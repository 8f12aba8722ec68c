"""A .zip → its files, within limits: no bombs, no names that lead out of it, no links, no archive in an archive."""

import io
import logging
import re
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath

from index.raw import Barred, Limits, Raw, within
from index.sources import MANIFEST, Manifest, facts_of, parse_manifest, unmet, unreadable_name
from index.types import Facts, Rejected, Source
from index.unseen import shown

LOG = logging.getLogger(__name__)
MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
# Files that are a ZIP inside and one document outside: Office, OpenDocument, EPUB.
DOCUMENT = frozenset(("[Content_Types].xml", "mimetype", "META-INF/container.xml"))
UTF8_NAME, LOCKED = 0x800, 0x1
# Below this a high ratio is a text that repeats itself, and no danger.
HARMLESS = 2**20
CHUNK = 2**20
DRIVE = re.compile(r"^[A-Za-z]:")


def is_archive(data: bytes) -> bool:
    """Return True for a ZIP that is no document of its own (DOCX, XLSX, ODS, EPUB)."""
    if not data.startswith(MAGIC):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not DOCUMENT & set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True  # broken: files() says so


def files(raw: Raw, limits: Limits) -> Iterator[Raw | Rejected]:
    """Yield an archive's files in its order, named `archive.zip/inner/name.html`; manifests in it speak of them.

    Raises MalformedManifest when a manifest in it cannot be read: it may hold who is to see what.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        yield Rejected(raw.source.name, f"is a broken ZIP archive ({error}); pack it again")
        return
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if reason := _too_much(members, limits):
            yield Rejected(raw.source.name, reason)
            return
        yield from _files(raw, archive, members, limits)


def one(path: Path, inner: str, limits: Limits) -> bytes | None:
    """Return the bytes of the file that `files` calls `inner`; None where there is none, or none that may be unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                name = name_of(member)
                if shown(name) == inner and _refused(member, name, limits) is None:
                    data = _content(archive, member, limits)
                    return data if isinstance(data, bytes) else None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        LOG.info("could not look into %s for %s: %s", path.name, inner, error)
    return None


def _files(
    raw: Raw, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits
) -> Iterator[Raw | Rejected]:
    names = {member: name_of(member) for member in members}
    manifests = _manifests(raw, archive, names, limits)
    met: set[str] = set()
    # Before anything is read: a line that restricts a file under another spelling refuses the archive as a whole.
    missing = _missing(names.values(), manifests)
    for member, name in names.items():
        if _is_beside_the_point(name):
            continue
        outer = f"{raw.source.name}/{shown(name)}"
        facts = facts_of(PurePosixPath("/", name), manifests) if _leads_out(name) is None else None
        reason = "stands twice in its archive; keep one" if name in met else _refused(member, name, limits)
        met.add(name)
        data = None if reason else _content(archive, member, limits)
        if data is None or isinstance(data, str):
            yield Rejected(outer, reason or str(data))
        else:
            yield _part(raw.source, outer, facts or Facts(), data)
    yield from (Rejected(f"{raw.source.name}/{shown(name)}", reason) for name, reason in missing)


def _part(archive: Source, name: str, own: Facts, data: bytes) -> Raw | Rejected:
    try:
        return Raw(replace(archive, name=name, facts=within(own, archive.facts)), data)
    except Barred as barred:
        return Rejected(name, str(barred))


def name_of(member: zipfile.ZipInfo) -> str:
    """Return a file's name; where the archive does not say it is UTF-8, Chinese programs wrote it in GBK."""
    name = member.filename
    if not member.flag_bits & UTF8_NAME and not name.isascii():
        written = name.encode("cp437")
        for encoding in ("utf-8", "gb18030", "big5"):
            try:
                name = written.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _too_much(members: list[zipfile.ZipInfo], limits: Limits) -> str | None:
    """Return why an archive is not opened at all; sizes are what it states, and no more than that is unpacked."""
    if len(members) > limits.members:
        return f"holds {len(members):,} files, more than the {limits.members:,} that one may hold; split it"
    size, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if size > limits.unpacked_mb * 2**20:
        return (
            f"unpacks to {size / 2**20:,.0f} MB, more than the {limits.unpacked_mb:,.0f} MB that setting "
            "max_unpacked_mb allows. Split it, raise the setting, or leave it out"
        )
    if size > HARMLESS and size > limits.ratio * max(packed, 1):
        return (
            f"unpacks to {size / max(packed, 1):,.0f} times its size, as a zip bomb does, and more than "
            f"{limits.ratio:,.0f} times is refused; unpack it yourself when you trust it"
        )
    return None


def _refused(member: zipfile.ZipInfo, name: str, limits: Limits) -> str | None:
    if reason := _leads_out(name):
        return reason
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is a link in its archive; put the file itself there"
    if member.flag_bits & LOCKED:
        return "is locked with a password; unpack it and hand in the file"
    if reason := unreadable_name(PurePosixPath(name)):
        return reason
    if member.file_size > limits.file_mb * 2**20:
        return (
            f"is {member.file_size / 2**20:.0f} MB, more than the {limits.file_mb:g} MB that setting max_file_mb "
            "allows; split it, or raise the setting"
        )
    if member.file_size > HARMLESS and member.file_size > limits.ratio * max(member.compress_size, 1):
        return f"unpacks to more than {limits.ratio:,.0f} times its size, as a zip bomb does; leave it out"
    return None


def _leads_out(name: str) -> str | None:
    if name.startswith("/") or DRIVE.match(name) or ".." in name.split("/"):
        return "has a name that leads out of its archive; pack it again with plain names"
    return None


def _is_beside_the_point(name: str) -> bool:
    """Return True for what is skipped in folders too: hidden files, and manifests, which speak of the others."""
    parts = name.split("/")
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return hidden or parts[0] == "__MACOSX" or parts[-1] == MANIFEST


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> bytes | str:
    """Return a file's bytes, or why they could not be unpacked."""
    most = int(limits.file_mb * 2**20)
    try:
        with archive.open(member) as file:
            data = file.read(min(member.file_size, most) + 1)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        return f"could not be unpacked: {error}; pack it again"
    except Exception as error:  # what the decompressors raise has no common kind (zlib.error, lzma.LZMAError)
        return f"could not be unpacked: {type(error).__name__}: {error}; pack it again"
    if data.startswith(MAGIC) and is_archive(data):
        return "is an archive in an archive; unpack the outer one and hand in the folder"
    return data


def _missing(names: Iterable[str], manifests: dict[PurePath, Manifest | None]) -> list[tuple[str, str]]:
    for name in names:
        facts_of(PurePosixPath("/", name), manifests)
    return [
        (str(folder / name)[1:], reason)
        for folder, manifest in manifests.items()
        if manifest
        for name, reason in unmet(manifest)
    ]


def _manifests(
    raw: Raw, archive: zipfile.ZipFile, names: dict[zipfile.ZipInfo, str], limits: Limits
) -> dict[PurePath, Manifest | None]:
    """Return the archive's manifests by the folder each stands in."""
    found: dict[PurePath, Manifest | None] = {}
    for member, name in names.items():
        path = PurePosixPath("/", name)
        if path.name == MANIFEST and _leads_out(name) is None:
            data = _content(archive, member, limits)
            told = f"{raw.source.name}/{name}"
            found[path.parent] = parse_manifest(path, told, data if isinstance(data, bytes) else b"\xff")
    return found
