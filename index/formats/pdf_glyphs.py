"""A PDF page → its characters with place and look, as the page is seen; what no font explains is counted."""

import ctypes
import re
from collections.abc import Callable
from typing import Any

from index.formats.pdf_lines import Box, Glyph

BOLD = re.compile(r"bold|black|heavy|demi|SimHei|Heiti|黑体|Hei\b|FZHei|XiaoBiaoSong|小标宋", re.I)
BOLD_WEIGHT = 600
# The longest name of a font that is asked for, in bytes.
NAME = 128
# Signs that stand for a hyphen at a line's end.
HYPHENS = {0x02, 0xAD, 0xFFFE}


def glyphs(page: Any) -> tuple[list[Glyph], int]:
    """Return the characters of a page in drawing order, and how many of them no font could explain."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    found: list[Glyph] = []
    lost, box, look, height = 0, pdfium.FS_RECTF(), (0.0, "", False), -1.0
    place = placing(page)
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, at)
        guessed = pdfium.FPDFText_IsGenerated(text, at) == 1
        if code in (0x0D, 0x0A) or not pdfium.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box)):
            height = -1.0
            continue
        if not guessed and box.top - box.bottom != height:  # what looks alike in height is of one font, mostly
            look, height = _look(pdfium, text, at), box.top - box.bottom
        unknown = not guessed and (_is_lost(code) or pdfium.FPDFText_HasUnicodeMapError(text, at) == 1)
        lost += unknown
        sign = "-" if code in HYPHENS else ("\ufffd" if unknown and _is_lost(code) else chr(code))
        found.append(Glyph(sign, place(box.left, box.bottom, box.right, box.top), *look, guessed))
    text.close()
    return _paired(found), lost


def _is_lost(code: int) -> bool:
    return code == 0xFFFD or 0xE000 <= code <= 0xF8FF or (code < 0x20 and code not in (0x09, 0x02))


def _paired(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs with characters beyond the first plane put together from their halves."""
    if not any("\ud800" <= glyph.text <= "\udfff" for glyph in glyphs):
        return glyphs
    found: list[Glyph] = []
    for glyph in glyphs:
        if "\udc00" <= glyph.text <= "\udfff" and found and "\ud800" <= found[-1].text <= "\udbff":
            whole = (found.pop().text + glyph.text).encode("utf-16", "surrogatepass").decode("utf-16")
            found.append(glyph._replace(text=whole))
        else:
            found.append(glyph)
    return [g._replace(text="\ufffd") if "\ud800" <= g.text <= "\udfff" else g for g in found]


def _look(pdfium: Any, text: Any, at: int) -> tuple[float, str, bool]:
    name, flags = ctypes.create_string_buffer(NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, name, NAME, ctypes.byref(flags))
    font = re.sub(r"^[A-Z]{6}\+", "", decoded(name.value))
    heavy = pdfium.FPDFText_GetFontWeight(text, at) >= BOLD_WEIGHT
    return _size(pdfium, text, at), font, bool(heavy or BOLD.search(font))


def decoded(name: bytes) -> str:
    """Return the name of a font as text; old Chinese programs write it as they have it."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _size(pdfium: Any, text: Any, at: int) -> float:
    """Return the size of type as it is seen: programs scale a font of 1 point as often as they name the size."""
    size, matrix = float(pdfium.FPDFText_GetFontSize(text, at)), pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text, at, ctypes.byref(matrix)):
        size *= (matrix.b**2 + matrix.d**2) ** 0.5 or 1.0
    return round(size, 2)


def placing(page: Any) -> Callable[[float, float, float, float], Box]:
    """Return a function from a box in the page's own space to left, top, right, bottom as the page is seen."""
    x0, y0, x1, y1 = page.get_cropbox()
    turned = page.get_rotation()
    if turned == 90:
        return lambda left, bottom, right, top: (bottom - y0, left - x0, top - y0, right - x0)
    if turned == 180:
        return lambda left, bottom, right, top: (x1 - right, bottom - y0, x1 - left, top - y0)
    if turned == 270:
        return lambda left, bottom, right, top: (y1 - top, x1 - right, y1 - bottom, x1 - left)
    return lambda left, bottom, right, top: (left - x0, y1 - top, right - x0, y1 - bottom)
