"""Blocks → one text with exact offsets: blocks joined by line ends, each remembered with its place."""

from dataclasses import dataclass, replace

from index.types import Block, Origin
from index.unseen import without


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at its place: `text[start:end]` is the block's text."""

    start: int
    end: int
    block: Block


@dataclass(frozen=True, slots=True)
class Composed:
    """A document's text and its blocks in order; between two blocks stands one line end."""

    text: str
    blocks: tuple[Placed, ...]


def _onward(block: Block, text: str) -> tuple[Origin, ...]:
    """Return where a block goes on on later pages, now that what nobody sees and what stood around its text is gone."""
    lost = without(block.text).index(text)
    return tuple(replace(one, start=max(0, len(without(block.text[: one.start])) - lost)) for one in block.onward)


def compose(blocks: tuple[Block, ...]) -> Composed:
    """Return the text of all blocks that are not empty, and where each stands."""
    placed: list[Placed] = []
    at = 0
    for block in blocks:
        text = without(block.text)
        text = text if block.role == "table" else text.strip()
        if text.strip():
            placed.append(Placed(at, at + len(text), replace(block, text=text, onward=_onward(block, text))))
            at += len(text) + 1
    return Composed("\n".join(p.block.text for p in placed), tuple(placed))
