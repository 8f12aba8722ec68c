"""PDF → blocks: text with page and box, frame cut, paragraphs, headings and tables; pages that are pictures by OCR."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from index.formats import ocr as pictures
from index.formats import pdf_edges, pdf_flow, pdf_tables, tesseract
from index.formats.decode import NotText
from index.formats.package import broken
from index.formats.pdf_fonts import NONE, Lost
from index.formats.pdf_fonts import lost as lost_for_fonts
from index.formats.pdf_frame import Sheet
from index.formats.pdf_glyphs import glyphs
from index.formats.pdf_lines import Box, Glyph, lines
from index.formats.pdf_tables import Table
from index.formats.titles import sound_title
from index.types import Facts, Page

# A book of laws has a thousand pages; ten thousand are an archive, or made to keep a machine busy.
PAGES = 3_000
CHARACTERS = 20_000_000
# Beyond this share of a page's characters that no table of its fonts explains, readers are told.
UNDECODED = 0.02
# Above this share OCR reads the page better than its own text.
UNREADABLE = 0.3
# A page of at most so many characters that a picture covers is a scan with a stamp on it.
STAMP, COVERED = 40, 0.5
PICTURE = 3
# With more of its text lost for want of a font a document is none; it is read once the font is there.
FONTLESS = 0.05


@dataclass(slots=True)
class Reading:
    """What has been read of a PDF so far."""

    sheets: list[Sheet] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    """Pages that are pictures without text."""
    characters: int = 0
    lost: Lost = NONE


def read(data: bytes, *, ocr: bool = False) -> Page:
    """Return a PDF's blocks. Raises NotText when it can't be opened, is too large, or holds no text."""
    document = opened(data)
    found, pages = Reading(), len(document)
    try:
        for number in range(1, pages + 1):
            _page(document, number, found, ocr)
        facts = _facts(document)
    finally:
        document.close()
    return _composed(found, facts, pages, ocr)


def opened(data: bytes) -> Any:
    """Return the PDF, open, for whoever closes it. Raises NotText when it is locked, broken, or has too many pages."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise NotText("is a PDF locked by a password; save a copy without one") from error
        raise broken("PDF", error) from error
    if not 0 < len(document) <= PAGES:
        pages = len(document)
        document.close()
        raise NotText(f"has {pages} pages; 1 to {PAGES} are read: split it into parts, or leave it out")
    return document


def _page(document: Any, number: int, found: Reading, use_ocr: bool) -> None:
    """Read one page into `found`; a page that can't be read is a warning, the others go on."""
    try:
        page = document[number - 1]
    except Exception as error:  # the library has one error for all; the page is named and its reason kept
        found.warnings.append(f"page {number}: could not be read ({error})")
        return
    try:
        width, height = page.get_size()
        signs, lost = glyphs(page)
        found.characters += len(signs)
        if found.characters > CHARACTERS:
            raise NotText(f"holds more than {CHARACTERS} characters by page {number}; split it into parts")
        _look_for_fonts(page, number, found)
        share = lost / max(1, len(signs))
        if _is_picture(page, signs) or (use_ocr and share > UNREADABLE):
            _pictured(page, number, found, use_ocr)
            return
        if share > UNDECODED:
            found.warnings.append(_undecoded(number, share))
        tables = list(_tables(page, number, signs, found))
        outside = [sign for sign in signs if not any(_within(sign.box, table.box) for table in tables)]
        found.sheets.append(Sheet(number, width, height, lines(outside, number)))
        found.tables += tables
    finally:
        page.close()


def _look_for_fonts(page: Any, number: int, found: Reading) -> None:
    if (told := lost_for_fonts(page)).pieces:
        found.warnings.append(f"page {number}: {told.told()}")
    found.lost += told


def _undecoded(number: int, share: float) -> str:
    told = f"page {number}: {share:.0%} of its characters could not be decoded"
    return told + ("; read it again with OCR (--ocr)" if share > UNREADABLE else "")


def _pictured(page: Any, number: int, found: Reading, use_ocr: bool) -> None:
    width, height = page.get_size()
    if not use_ocr:
        found.pictures.append(number)
        found.warnings.append(f"page {number}: is a picture without text; read it with OCR (--ocr)")
        return
    read = pictures.page(lambda scale: page.render(scale=scale, grayscale=True).to_numpy(), number, _fineness(page))
    found.warnings += read.warnings
    found.tables += read.tables
    if not read.lines and not read.tables:
        found.pictures.append(number)
    found.sheets.append(Sheet(number, width, height, read.lines))


def _fineness(page: Any) -> float:
    """Return the dots per inch of the page's largest picture; 0 where there is none."""
    finest, largest = 0.0, 0.0
    for shown in page.get_objects(filter=[PICTURE]):
        left, _, right, _ = shown.get_bounds()
        if right - left > largest:
            largest = right - left
            finest = 72 * float(shown.get_px_size()[0]) / largest
    return finest


def _is_picture(page: Any, signs: list[Glyph]) -> bool:
    if sum(not glyph.text.isspace() for glyph in signs) > STAMP:
        return False
    width, height = page.get_size()
    covered = 0.0
    for shown in page.get_objects(filter=[PICTURE]):
        left, bottom, right, top = shown.get_bounds()
        covered = max(covered, (right - left) * (top - bottom))
    return bool(covered > (COVERED if signs else 0.02) * width * height)


def _tables(page: Any, number: int, signs: list[Glyph], found: Reading) -> Iterator[Table]:
    try:
        grids = pdf_tables.drawn(pdf_edges.edges(page))
    except pdf_edges.TooMuchDrawn as error:
        found.warnings.append(f"page {number}: so much is drawn on it that no tables were looked for ({error})")
        return
    for grid in grids:
        if table := pdf_tables.read(grid, signs, number):
            yield table


def _within(box: Box, outer: Box) -> bool:
    x, y = pdf_tables.middle(box)
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _facts(document: Any) -> Facts:
    return Facts(title=sound_title(str(document.get_metadata_dict().get("Title") or "")))


def _composed(found: Reading, facts: Facts, pages: int, use_ocr: bool) -> Page:
    if found.lost.share > FONTLESS:
        raise NotText(found.lost.told())
    blocks, cut = pdf_flow.blocks(found.sheets, found.tables)
    if not blocks:
        raise NotText(_nothing(found, pages, use_ocr))
    shown = next((block.text for block in blocks if block.role == "heading" and block.level == 1), None)
    return Page(tuple(blocks), Facts(title=shown).over(facts), tuple(cut), warnings=tuple(found.warnings))


def _nothing(found: Reading, pages: int, use_ocr: bool) -> str:
    if not found.pictures:
        return f"has no text on {pages} of {pages} pages; leave it out"
    told = f"has no text on {pages} of {pages} pages, {len(found.pictures)} are pictures"
    if not use_ocr:
        return f"{told}; read them with OCR (yinju index --ocr{tesseract.advice()})"
    return f"{told} in which no words were found; scan it again with 300 dpi, or leave it out"
