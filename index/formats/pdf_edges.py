"""A PDF page → the straight lines drawn on it, sides of filled boxes included: what tables are ruled with."""

import ctypes
from collections.abc import Iterator
from typing import Any

from index.formats.pdf_glyphs import placing

# A page with more drawn than this is a map or a chart: to look for tables in it takes minutes.
MOST = 20_000
# In points: shorter ones are dashes and ornaments; a line is level when its ends differ by less.
SHORTEST, LEVEL = 2.0, 0.7

Edge = dict[str, Any]
"""x0, x1, top, bottom in points from the page's upper left corner, and orientation "h" or "v"."""


class TooMuchDrawn(ValueError):
    """You meet it when so much is drawn on a page that looking for tables would not end."""


def edges(page: Any) -> list[Edge]:
    """Return the level and upright lines of a page. Raises TooMuchDrawn."""
    import pypdfium2.raw as pdfium

    place = placing(page)
    found: list[Edge] = []
    for number, path in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])):
        if number > MOST or len(found) > MOST:
            raise TooMuchDrawn(f"more than {MOST} lines")
        for (x0, y0), (x1, y1) in _sides(pdfium, path):
            box = place(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            found += _edge(*box)
    return found


def _edge(left: float, top: float, right: float, bottom: float) -> list[Edge]:
    across, down = right - left, bottom - top
    if max(across, down) < SHORTEST or min(across, down) > LEVEL:
        return []
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    if across > down:
        return [{"orientation": "h", "x0": left, "x1": right, "top": middle_y, "bottom": middle_y}]
    return [{"orientation": "v", "x0": middle_x, "x1": middle_x, "top": top, "bottom": bottom}]


def _sides(pdfium: Any, path: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the straight pieces of a path as pairs of points in the page's own space."""
    matrices = [path.get_matrix()]
    outer = path.container
    while outer is not None:
        matrices.append(outer.get_matrix())
        outer = outer.container
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = last = None
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (x.value, y.value)
        for matrix in matrices:
            point = matrix.on_point(*point)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        if pdfium.FPDFPathSegment_GetClose(segment) and begin is not None:
            yield point, begin
        last = point
