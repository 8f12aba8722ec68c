"""Small PDFs made by hand: text at its place in Chinese or Latin type, ruled tables; no font inside, so that they stay small."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING = 72, 72, 20


@dataclass
class Text:
    """Words at a place: left and the upper edge of their line, in points from the page's upper left corner."""

    words: str
    left: float
    top: float
    size: float = 12


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return the drawing of a line."""
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S"


def width(words: str, size: float) -> float:
    """Return how wide the words are: Chinese signs are square, others half as wide."""
    return sum(size if char >= "\u2010" else size / 2 for char in words)


def lines(words: Iterable[str], top: float = TOP, size: float = 12, left: float = LEFT) -> list[Text]:
    """Return lines below each other."""
    return [Text(one, left, top + n * LEADING, size) for n, one in enumerate(words)]


def centred(words: str, top: float, size: float) -> Text:
    """Return a line in the middle of the page."""
    return Text(words, (WIDTH - width(words, size)) / 2, top, size)


def table(
    rows: Sequence[Sequence[str | None]], top: float, columns: Sequence[float], high: float = 24
) -> list[Text | str]:
    """Return a ruled table; None is a cell that belongs to the one on its left."""
    found: list[Text | str] = [
        rule(columns[0], top + n * high, columns[-1], top + n * high) for n in range(len(rows) + 1)
    ]
    for number, row in enumerate(rows):
        y = top + number * high
        for place, left in enumerate(columns):
            if place in (0, len(row)) or row[place] is not None:
                found.append(rule(left, y, left, y + high))
        found += [Text(text, columns[place] + 4, y + 6, 10) for place, text in enumerate(row) if text]
    return found


def pdf(*pages: Sequence[Text | str], title: str = "", locked: bool = False) -> bytes:
    """Return a PDF of these pages."""
    font = "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"
    below = (
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        "/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>"
    )
    look = (
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880"
        "/Descent -120/CapHeight 700/StemV 93>>"
    )
    info = f"<</Title<feff{title.encode('utf-16-be').hex()}>>>" if title else "<<>>"
    kids = " ".join(f"{7 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        font,
        below,
        look,
        info,
    ]
    for number, page in enumerate(pages):
        content = "\n".join(_drawn(one) for one in page)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F1 3 0 R>>>>/Contents {8 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    if not locked:
        return _file(objects)
    secret = "00" * 32
    lock = f"<</Filter/Standard/V 1/R 2/O<{secret}>/U<{secret}>/P -4>>"
    return _file([*objects, lock], f"/Encrypt {len(objects) + 1} 0 R/ID[<00><00>]")


def _drawn(one: Text | str) -> str:
    if isinstance(one, str):
        return one
    baseline = HEIGHT - one.top - 0.88 * one.size
    return f"BT /F1 {one.size} Tf {one.left} {baseline:.2f} Td <{one.words.encode('utf-16-be').hex()}> Tj ET"


def _file(objects: Sequence[str], more: str = "") -> bytes:
    found, places = bytearray(b"%PDF-1.4\n"), []
    for number, text in enumerate(objects, 1):
        places.append(len(found))
        found += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R/Info 6 0 R{more}>>\nstartxref\n{len(found)}\n%%EOF"
    return bytes(found) + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()
