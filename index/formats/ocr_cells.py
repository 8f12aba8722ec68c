"""The cells of a ruled table on a picture → one narrow picture with a cell below the other, so that no row runs together."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from index.formats.pdf_lines import Box

INK = 160
# Pixels of white around each cell: enough that Tesseract takes none for the next line of the one above.
WHITE = 24
# A cell with fewer dark pixels is empty: dust, a rest of a ruling line.
DUST = 12


def stacked(picture: Any, boxes: Sequence[Box], scale: float) -> tuple[Any, list[tuple[Box, int, int]]]:
    """Return the cells' picture, and for each cell that holds ink its box with its upper and lower edge there, in pixels."""
    pieces, places, at = [], [], WHITE
    for box in boxes:
        piece = _inked(picture[_pixels(box[1], box[3], scale), _pixels(box[0], box[2], scale)])
        if piece is not None:
            pieces.append(piece)
            places.append((box, at - WHITE // 2, at + piece.shape[0] + WHITE // 2))
            at += piece.shape[0] + WHITE
    stack = np.full((at, max((piece.shape[1] for piece in pieces), default=0) + 2 * WHITE), 255, np.uint8)
    for piece, (_, top, _) in zip(pieces, places, strict=True):
        begin = top + WHITE // 2
        stack[begin : begin + piece.shape[0], WHITE : WHITE + piece.shape[1]] = piece
    return stack, places


def _pixels(start: float, end: float, scale: float) -> slice:
    return slice(max(0, int(start / scale)), int(end / scale))


def _inked(piece: Any) -> Any | None:
    """Return the part of a cell that holds ink, or None."""
    ink = piece < INK
    if ink.sum() < DUST:
        return None
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return piece[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def blanked(picture: Any, boxes: Sequence[Box], scale: float) -> Any:
    """Return a copy of the picture with the boxes painted white."""
    clean = picture.copy()
    for box in boxes:
        clean[_pixels(box[1], box[3], scale), _pixels(box[0], box[2], scale)] = 255
    return clean
