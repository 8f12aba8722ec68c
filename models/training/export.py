"""A checkpoint as a sentence-transformers folder: mean pooling, length one, fp16 on disk."""

import tempfile
from pathlib import Path

from models.training.encoder import load
from models.training.quantise import tight
from models.training.recipe import Recipe

LONGEST = 512


def make(recipe: Recipe, step: str) -> None:
    """Write `export/` from a step's checkpoint, unless it is there."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    out = recipe.folder("export")
    if (out / "modules.json").exists():
        return
    model, tokenizer = load(recipe.folder(step))
    with tempfile.TemporaryDirectory() as folder:
        model.half().save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        body = Transformer(folder, max_seq_length=LONGEST)
        whole = SentenceTransformer(modules=[body, Pooling(model.config.hidden_size), Normalize()])
        whole.half().save(str(out))
    tight(out / "tokenizer.json")
    (out / "README.md").unlink(missing_ok=True)  # the card is written by hand


def folder(recipe: Recipe) -> Path:
    """Return where the exported model lies."""
    return recipe.folder("export")
