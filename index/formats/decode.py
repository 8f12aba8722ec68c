"""Bytes → text: UTF-8, UTF-16, GB18030, Big5 and Western, told by content; a header that lies is not believed."""

import codecs
import functools
import re

# What the bytes of other formats begin with: better said by name than as "no text".
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP, DOCX or XLSX",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"{\\rtf": "an RTF text",
    b"AT&TFORM": "a DjVu book",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"CAJ": "a CAJ paper",
    b"HN\x01\x00": "a CAJ paper",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
}
READ = "PDF, DOCX, XLSX, HTML, Markdown or plain text"
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Told apart by how usual their characters are; where none is convincing, charset-normalizer compares these.
CHINESE = ("gb18030", "big5hkscs", "utf_16_le", "utf_16_be")
USUAL_SHARE = 0.7
SAMPLE = 20_000
CANDIDATES = ["utf_8", "gb18030", "big5hkscs", "utf_16_le", "utf_16_be", "cp1252"]
# Tabs, line and form feeds are text; any other control character in more than 1 of 200 places is not.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
CONTROL_SHARE = 0.005


class NotText(ValueError):
    """You meet it when bytes hold no text; it says what they seem to hold and what to do."""


def decode(data: bytes) -> str:
    """Return the text in `data`, line ends as line feeds, without a byte-order mark. Raises NotText."""
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise NotText(f"holds {what}, whatever its name says; save it as one of these: {READ}")
    text = _by_mark(data) or _utf8(data)
    if text is None:
        text = _guess(data)
    if len(CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise NotText("holds binary data, no text; leave it out, or save it as text")
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"))


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText(
                    f"begins as {encoding} but breaks off at byte {error.start}; save it again as UTF-8"
                ) from error
    return None


def _utf8(data: bytes) -> str | None:
    # ASCII letters in UTF-16 without a mark are valid UTF-8 with a NUL beside each: not for this branch.
    if b"\x00" in data[:4096]:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _guess(data: bytes) -> str:
    share, text = max((_reading(data, encoding) for encoding in CHINESE), key=lambda reading: reading[0])
    if share >= USUAL_SHARE:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    if best is None:
        raise NotText("holds no text in any known encoding (UTF-8, UTF-16, GB18030, Big5); save it again as UTF-8")
    return str(best)


def _reading(data: bytes, encoding: str) -> tuple[float, str]:
    """Return the text in this encoding and which share of its characters beyond ASCII is usual; 0 when it is no such text."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0, ""
    telling = [char for char in text[:SAMPLE] if char > "~" or CONTROL.match(char)]
    return (sum(map(_is_usual, telling)) / len(telling) if telling else 1.0), text


@functools.cache
def _is_usual(char: str) -> bool:
    """Return True for Chinese punctuation and what GB 2312 or Big5 list as frequently used (their first levels)."""
    if "\u2010" <= char <= "\u2026" or "\u3000" <= char <= "\u3017" or "\uff01" <= char <= "\uff5e" or char == "·":
        return True
    levels = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
    return "\u4e00" <= char <= "\u9fff" and any(
        low <= char.encode(encoding, "ignore")[:1].ljust(1, b"\0")[0] <= high for encoding, low, high in levels
    )
