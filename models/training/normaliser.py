"""The tokenizer's normaliser as one table: NFKC, case folding, accents off, traditional to simplified characters.

Every character has one entry, so offsets survive. The table is a SentencePiece charsmap, which
`tokenizers.normalizers.Precompiled` runs.
"""

import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from tokenizers import normalizers

from models.training.recipe import Recipe

HANGUL = range(0xAC00, 0xD7A4)
SURROGATES = range(0xD800, 0xE000)
HAN = range(0x3400, 0x30000)


def make(recipe: Recipe) -> None:
    """Write `tokenizer/charsmap.bin`, unless it is there."""
    file = recipe.folder("tokenizer") / "charsmap.bin"
    if not file.exists():
        file.write_bytes(_compiled(list(_rules())))


def normaliser(recipe: Recipe) -> normalizers.Precompiled:
    """Return the normaliser that `make` wrote."""
    return normalizers.Precompiled((recipe.folder("tokenizer") / "charsmap.bin").read_bytes())


def folded(char: str, simplified: Callable[[str], str]) -> str:
    """Return what stands for one character: "" for a format character, a space for a control character."""
    category = unicodedata.category(char)
    if category in ("Cc", "Cf"):
        return " " if category == "Cc" else ""
    if ord(char) in HANGUL:
        return char
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char).casefold())
    text = unicodedata.normalize("NFKC", "".join(part for part in parts if unicodedata.category(part) != "Mn"))
    return simplified(text) if any(ord(part) in HAN for part in text) else text


def _rules() -> Iterator[str]:
    """Yield one line of SentencePiece's rule file for each character that does not stand for itself."""
    from opencc import OpenCC

    simplified = OpenCC("t2s").convert
    for code in range(0x20, 0x30000):
        char = chr(code)
        if code in SURROGATES or unicodedata.category(char) in ("Cn", "Co"):
            continue
        text = folded(char, simplified)
        if text != char:
            yield f"{code:X}\t{' '.join(f'{ord(part):X}' for part in text)}"


def _compiled(rules: list[str]) -> bytes:
    """Return the rules as SentencePiece compiles them; it does so only while it trains a model, of anything."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rules.tsv").write_text("\n".join(rules) + "\n", "utf-8")
        Path(folder, "any.txt").write_text("a b c d e f g h\n" * 50)
        sentencepiece.SentencePieceTrainer.train(
            input=f"{folder}/any.txt",
            model_prefix=f"{folder}/any",
            vocab_size=20,
            hard_vocab_limit=False,
            normalization_rule_tsv=f"{folder}/rules.tsv",
            minloglevel=2,
        )
        model = sentencepiece_model_pb2.ModelProto()
        model.ParseFromString(Path(folder, "any.model").read_bytes())
    return bytes(model.normalizer_spec.precompiled_charsmap)
