"""Text of a PDF page that is lost because its font is neither in the file nor on this machine: it must not go unsaid.

Programs that make PDFs in Chinese often leave the font out. PDFium then takes one of the machine's own; where there is
none for such characters, it gives neither the characters nor a sign that they were there.
"""

import ctypes
import re
from dataclasses import dataclass
from typing import Any

from index.formats.pdf_glyphs import decoded

TEXT = 1
# Text may stand in forms within forms.
DEEP = 4
# PDFium counts two bytes of end in what it tells of a text that holds nothing.
NOTHING = 2
NAME = 128
# A piece of spaces holds nothing either. In fonts of Chinese, Japanese and Korean what has no width of its own is one em
# wide; in others a space is narrow, but for fonts of ornaments.
SPACE, EM = 32, 1.0
ORNAMENTS = re.compile(r"dings|symbol|ornament|marlett", re.I)


@dataclass(frozen=True, slots=True)
class Lost:
    """How many of a page's pieces of text are lost, of how many, and the font of the first of them."""

    pieces: int
    of: int
    font: str = ""

    @property
    def share(self) -> float:
        """Return the share that is lost."""
        return self.pieces / max(1, self.of)

    def told(self) -> str:
        """Return what is wrong and what to do."""
        return (
            f"{self.share:.0%} of its text is set in a font that is neither in the file nor on this machine ({self.font}) "
            "and is lost; install one for its characters (for Chinese fonts-noto-cjk) and index it again"
        )

    def __add__(self, other: "Lost") -> "Lost":
        return Lost(self.pieces + other.pieces, self.of + other.of, self.font or other.font)


NONE = Lost(0, 0)


def lost(page: Any) -> Lost:
    """Return what of a page's text is lost for want of a font."""
    import pypdfium2.raw as pdfium

    text, pieces, of, font = page.get_textpage(), 0, 0, ""
    for piece in page.get_objects(filter=[TEXT], max_depth=DEEP):
        of += 1
        if pdfium.FPDFTextObj_GetText(piece.raw, text.raw, None, 0) > NOTHING:
            continue
        own = pdfium.FPDFTextObj_GetFont(piece.raw)
        if pdfium.FPDFFont_GetIsEmbedded(own) == 0 and _is_square(pdfium, own):
            pieces, font = pieces + 1, font or _name(pdfium, own)
    text.close()
    return Lost(pieces, of, font)


def _is_square(pdfium: Any, font: Any) -> bool:
    width = ctypes.c_float()
    pdfium.FPDFFont_GetGlyphWidth(font, SPACE, EM, ctypes.byref(width))
    return width.value >= 0.99 * EM and not ORNAMENTS.search(_name(pdfium, font))


def _name(pdfium: Any, font: Any) -> str:
    name = ctypes.create_string_buffer(NAME)
    pdfium.FPDFFont_GetBaseFontName(font, name, NAME)
    return decoded(name.value) or "unnamed"
