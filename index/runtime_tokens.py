"""A model's tokenizer.json → the tokenizer, which numbers the pieces of a text."""

from pathlib import Path

from tokenizers import Tokenizer


def open_tokenizer(folder: Path, longest: int | None = None) -> Tokenizer:
    """Return a model's tokenizer: it pads nothing, and cuts after `longest` tokens, the outer ones counted."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    if longest:
        tokenizer.enable_truncation(longest)
    else:
        tokenizer.no_truncation()
    return tokenizer
