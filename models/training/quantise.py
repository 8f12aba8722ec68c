"""Round a reader's checkpoint to int8 for shipping, and pin a model's folder by SHA256SUMS.

    python -m models.training.quantise round CHECKPOINT FOLDER     then pins FOLDER
    python -m models.training.quantise pin FOLDER

A checkpoint is a folder with model.safetensors (BertModel's names under "bert.", and "span.weight", "span.bias",
"relevance.weight", "relevance.bias"), config.json, tokenizer.json and, where there is one, calibration.json.
"""

import hashlib
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from index.models.source import CONFIG, TENSORS, TOKENIZER, rounded

BESIDE = (CONFIG, TOKENIZER, "tokenizer_config.json", "calibration.json")
# A card may be mended without other weights.
NOT_PINNED = ("SHA256SUMS", "README.md")
# The pooler is no part of either head.
UNUSED = "pooler."
USAGE = "Say `round CHECKPOINT FOLDER` or `pin FOLDER`."


def quantise(checkpoint: Path, folder: Path) -> None:
    """Write the checkpoint into a folder with its large matrices in int8, each row with its scale, and pin the folder.

    Where a word's vector or a neuron's weights are rounded, the greatest of the row becomes 127.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, NDArray[Any]] = {}
    for name, tensor in load_file(checkpoint / TENSORS).items():
        if UNUSED not in name:
            made |= _rounded(name, tensor.astype(np.float32))
    save_file(made, folder / TENSORS)
    for name in BESIDE:
        if (checkpoint / name).is_file():
            shutil.copyfile(checkpoint / name, folder / name)
    tight(folder / TOKENIZER)
    pin(folder)


def pin(folder: Path) -> Path:
    """Return the folder's SHA256SUMS, written anew: a line for each file that shapes what the model gives, by name."""
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    lines = [f"{_sha256(folder / name)}  {name}\n" for name in files if name not in NOT_PINNED]
    sums = folder / "SHA256SUMS"
    sums.write_text("".join(lines), "utf-8", newline="\n")
    return sums


def tight(file: Path) -> None:
    """Write a tokenizer's file anew without the white space that makes it half again as large."""
    Tokenizer.from_file(str(file)).save(str(file), pretty=False)


def _rounded(name: str, tensor: NDArray[np.float32]) -> dict[str, NDArray[Any]]:
    """Return a tensor as it ships: dense matrices and the table of words in int8, tables of places in half, the rest as is."""
    if "LayerNorm" in name or tensor.ndim != 2 or not name.startswith("bert."):
        return {name: tensor}
    if "position_embeddings" in name or "token_type_embeddings" in name:
        return {name: tensor.astype(np.float16)}
    made = rounded(tensor)
    return {name: made.values, f"{name}.scale": made.scale[:, 0]}


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def main(words: list[str]) -> None:
    """Do what the words of the command line say. Exits with a line when they say nothing known."""
    match words:
        case ["round", checkpoint, folder]:
            quantise(Path(checkpoint), Path(folder))
        case ["pin", folder]:
            pin(Path(folder))
        case _:
            sys.exit(USAGE)


if __name__ == "__main__":
    main(sys.argv[1:])
