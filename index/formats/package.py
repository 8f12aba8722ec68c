"""ZIP packages told apart by what is in them, and held to limits before anything unpacks them."""

import re
import zipfile
from io import BytesIO

from index.formats.decode import NotText

# What an office file may unpack to: a thousand-page report is some 30 MB; a bomb is gigabytes from kilobytes.
UNPACKED_MB = 512
# Office XML shrinks to a tenth, rarely to a fiftieth; a bomb to a thousandth. Small parts may repeat themselves freely.
RATIO, RATIO_FROM_MB = 200, 20
PARTS = 20_000
# One part alone tells each of these formats.
TOLD_BY = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("ppt/presentation.xml", "a PowerPoint file; save it as PDF"),
    ("OFD.xml", "an OFD; print it to PDF"),
    ("META-INF/container.xml", "an e-book (EPUB); save it as HTML or PDF"),
    ("Index/Document.iwa", "a Pages file; save it as DOCX or PDF"),
)
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text; save it as DOCX",
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation; save it as PDF",
}
OLD_OFFICE = (
    ("EncryptedPackage", "is an Office file locked by a password; save it without one"),
    ("WordDocument", "holds an old Word file (.doc, .wps); open it in Word or WPS and save it as .docx"),
    ("PowerPoint Document", "holds an old PowerPoint file; save it as PDF"),
)
BOOKS = ("Workbook", "Book")


def kind(data: bytes) -> str:
    """Return "docx", "xlsx", "xlsb" or "ods" for a ZIP. Raises NotText for all others, and for one beyond the limits."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _within_limits(package)
            names = set(package.namelist())
            told = next((what for part, what in TOLD_BY if part in names), None)
            if told is None and "mimetype" in names:
                told = OPEN_DOCUMENT.get(package.read("mimetype").strip())
    except NotText:  # which is a ValueError, and says all there is to say
        raise
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, NotImplementedError, ValueError) as error:
        raise broken("ZIP, DOCX or XLSX", error) from error
    if told is None:
        raise NotText("holds a ZIP archive, whatever its name says; name it .zip, or unpack it and hand in the folder")
    if " " in told:
        raise NotText(f"holds {told}")
    return told


def _within_limits(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > PARTS:
        raise NotText(f"holds {len(parts)} parts, more than the {PARTS} that are read; save it again, or leave it out")
    if any(part.flag_bits & 1 for part in parts):
        raise NotText("is a package locked by a password; save it without one")
    if size > UNPACKED_MB * 2**20 or (size > RATIO_FROM_MB * 2**20 and size > RATIO * max(1, packed)):
        raise NotText(
            f"unpacks from {packed / 2**20:.1f} MB to {size / 2**20:.0f} MB, as files made to harm do "
            f"(limits: {UNPACKED_MB} MB, {RATIO} times); split it, or leave it out"
        )


def old_office(data: bytes) -> str:
    """Return "xls" for an old workbook. Raises NotText, with what to do, for every other old Office file."""
    streams = data.replace(b"\x00", b"")  # names of streams are UTF-16: without their zeros they read as ASCII
    for name, why in OLD_OFFICE:
        if name.encode() in streams:
            raise NotText(why)
    if any(name.encode() in streams for name in BOOKS):
        return "xls"
    raise NotText("holds an old Office file, whatever its name says; save it as .docx, .xlsx or PDF")


def broken(what: str, error: Exception) -> NotText:
    """Return the refusal of a file that its library could not open, with the library's reason."""
    reason = re.sub(r"\s+", " ", f"{type(error).__name__}: {error}").strip()[:200]
    return NotText(f"is a broken {what} ({reason}); save it again, or leave it out")
