"""Go on from the shipped weights: they become the run's steps `embedder` and `reader_begun`, in fp32.

    python -m models.training.shipped [RUN]

For a machine on which the run that made them is not kept, and for training on data of one's own. A reader that shipped
in int8 begins from the rounded weights: the first steps of training move them further than rounding did.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from index.models.source import CONFIG, TENSORS, TOKENIZER

MODELS = Path(__file__).parents[1]
# A shipped model, and the step of the recipes that it stands for.
STEPS = {"embedder": "embedder", "reader": "reader_begun"}


def restore(models: Path, run: Path) -> None:
    """Write the shipped models into a run's folders, each as the checkpoint its step would have left."""
    for model, step in STEPS.items():
        folder = run / step
        folder.mkdir(parents=True, exist_ok=True)
        for name in (CONFIG, TOKENIZER, "tokenizer_config.json"):
            shutil.copyfile(models / model / name, folder / name)
        save_file(floats(load_file(models / model / TENSORS)), folder / TENSORS, metadata={"format": "pt"})


def floats(tensors: dict[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
    """Return the tensors in fp32; one in int8 is multiplied by its rows' scales, which are then left out."""
    made = {}
    for name, tensor in tensors.items():
        if name.endswith(".scale"):
            continue
        scale = tensors.get(f"{name}.scale")
        made[name] = tensor.astype(np.float32) * (1 if scale is None else scale[:, None])
    return made


if __name__ == "__main__":
    restore(MODELS, Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "runs/full")
