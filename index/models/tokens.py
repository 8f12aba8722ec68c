"""A model's tokenizer.json → the tokenizer, and a text's pieces with their exact places."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

# What the tokenizer puts before a Latin word.
MARK = "▁"


def open_tokenizer(folder: Path, longest: int | None = None) -> Tokenizer:
    """Return a model's tokenizer: it pads nothing, and cuts after `longest` tokens, the outer ones counted."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    if longest:
        tokenizer.enable_truncation(longest)
    else:
        tokenizer.no_truncation()
    return tokenizer


@dataclass(frozen=True, slots=True)
class Pieces:
    """A passage's tokens: their numbers, and where each begins and ends in the passage, in characters."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


def pieces(tokenizer: Any, passage: str) -> Pieces:
    """Return a passage's tokens with exact offsets.

    Characters that the tokenizer drops are taken out before it sees them: it would count offsets wrong after them. And
    the mark ▁ of a Latin word's start has no character of its own: a piece with it is said to begin one character early,
    and a piece that is nothing else is given no characters.
    """
    kept = [place for place, char in enumerate(passage) if unicodedata.category(char) not in ("Cf", "Mn")]
    shown = "".join(passage[place] for place in kept)
    found = tokenizer.encode(shown, add_special_tokens=False)
    spans = [_span(shown, piece, offsets) for piece, offsets in zip(found.tokens, found.offsets, strict=True)]
    after = [*kept, len(passage)]
    ends = [kept[end - 1] + 1 if end > start else after[start] for start, end in spans]
    return Pieces(list(found.ids), [after[start] for start, _ in spans], ends)


def _span(text: str, piece: str, offsets: tuple[int, int]) -> tuple[int, int]:
    """Return where a piece's own characters begin and end."""
    start, end = offsets
    if piece == MARK:
        return end, end
    early = piece.startswith(MARK) and not is_latin(text[start])
    return (start + 1 if early and start + 1 < end else start), end


def is_latin(char: str) -> bool:
    """Return whether the tokenizer's normaliser makes a letter a to z of a character, which can begin a Latin word."""
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char).casefold())
    return "a" <= folded[:1] <= "z"
