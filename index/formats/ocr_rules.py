"""The ruling lines on a picture of a page: where they run, and the picture without them, which is easier to read."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

# Grey below this is ink. A ruling line is at least so long, in points, and at most so thick.
INK, LONG, THICK = 160, 28.0, 3.5
# Pixels are taken off this far, in points, on both sides of a line: ink runs out into paper.
MARGIN = 1.0

Edge = dict[str, Any]


def edges(picture: Any, scale: float) -> list[Edge]:
    """Return the lines on a picture (rows × columns of grey) in points, as x0, x1, top, bottom, orientation."""
    ink = picture < INK
    across = [
        {"orientation": "h", "x0": start * scale, "x1": end * scale, "top": at * scale, "bottom": at * scale}
        for at, start, end in _runs(ink, scale)
    ]
    down = [
        {"orientation": "v", "x0": at * scale, "x1": at * scale, "top": start * scale, "bottom": end * scale}
        for at, start, end in _runs(ink.T, scale)
    ]
    return across + down


def _runs(ink: Any, scale: float) -> Iterator[tuple[float, int, int]]:
    """Yield the straight horizontal runs of ink: height of the middle, start and end, in pixels."""
    long, thick = int(LONG / scale), max(1, int(THICK / scale))
    opened = _opened(ink, long)
    rows = np.flatnonzero(opened.any(axis=1))
    for band in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):
        if 0 < len(band) <= thick * 3:  # a band of several lines at almost one height may be thicker than one
            line = opened[band].any(axis=0)
            for start, end in _stretches(line):
                own = band[opened[band, start:end].any(axis=1)]
                if len(own) <= thick:
                    yield float(own.mean()), start, end


def _opened(ink: Any, long: int) -> Any:
    """Return the ink that lies in horizontal runs of at least `long` pixels."""
    padded = np.pad(ink, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(padded, axis=1)
    opened = np.zeros_like(ink)
    starts, ends = np.argwhere(steps == 1), np.argwhere(steps == -1)
    keep = (ends[:, 1] - starts[:, 1]) >= long
    for (row, start), end in zip(starts[keep], ends[keep, 1], strict=True):
        opened[row, start:end] = True
    return opened


def _stretches(line: Any) -> list[tuple[int, int]]:
    steps = np.diff(np.pad(line, 1).astype(np.int8))
    return list(zip(np.flatnonzero(steps == 1).tolist(), np.flatnonzero(steps == -1).tolist(), strict=True))


def without(picture: Any, lines: Sequence[Edge], scale: float) -> Any:
    """Return a copy of the picture with the lines painted white."""
    clean = picture.copy()
    width = int((THICK / 2 + MARGIN) / scale)
    for line in lines:
        left, right = int(line["x0"] / scale), int(line["x1"] / scale)
        top, bottom = int(line["top"] / scale), int(line["bottom"] / scale)
        clean[max(0, top - width) : bottom + width + 1, max(0, left - width) : right + width + 1] = 255
    return clean
