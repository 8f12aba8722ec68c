"""A pinned model's folder → its tensors, checked against SHA256SUMS, as the fast runtime takes them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from index.errors import ModelDamaged, ModelMissing
from index.models.weights import SUMS, Weights

Floats = NDArray[np.float32]
CONFIG, TENSORS, TOKENIZER = "config.json", "model.safetensors", "tokenizer.json"
# How int8 rounds; it belongs to the fingerprint, for other rounding gives other vectors.
# Values of a token that share one scale. Measured against 384: half the distance to fp32, 3 % slower, and a text's
# vector hardly depends on the batch any more (0.0003 against 0.0019 of cosine), for less is rounded this way or that.
GROUP = 128
KIND = f"int8 by rows and groups of {GROUP}"
# int8 holds -127 to 127 on either side of zero; -128 would have no counterpart.
MOST = 127


@dataclass(frozen=True, slots=True)
class Rounded:
    """A matrix in int8: `values[row] * scale[row]` is what it stands for; scale is (rows, 1)."""

    values: NDArray[np.int8]
    scale: Floats

    def floats(self) -> Floats:
        """Return the matrix that this stands for."""
        return self.values * self.scale


def rounded(matrix: Floats) -> Rounded:
    """Return a matrix (rows, columns) in int8, each row with a scale of its own; a row of zeros keeps its zeros."""
    greatest = np.abs(matrix).max(axis=1, keepdims=True)
    scale = np.where(greatest > 0, greatest / MOST, 1).astype(np.float32)
    return Rounded(np.rint(matrix / scale).astype(np.int8), scale)


@dataclass(frozen=True, slots=True)
class Source:
    """The tensors of a BERT, by their names without "bert.", and its configuration."""

    config: dict[str, Any]
    tensors: dict[str, NDArray[Any]]

    def vector(self, name: str) -> Floats:
        """Return a tensor in float32."""
        return self.tensors[name].astype(np.float32)

    def matrix(self, name: str) -> Rounded:
        """Return a weight matrix in int8, as it was shipped or rounded now."""
        if f"{name}.scale" in self.tensors:
            return Rounded(self.tensors[name], self.vector(f"{name}.scale").reshape(-1, 1))
        return rounded(self.vector(name))

    def embedded(self, ids: NDArray[np.int64], types: NDArray[np.int64]) -> Floats:
        """Return the input of the first layer, (texts, tokens, width), before its normalisation.

        Rows are looked up here and not in the network: so the table, the largest tensor, stays as small as it ships.
        """
        words, places, kinds = (f"embeddings.{one}_embeddings.weight" for one in ("word", "position", "token_type"))
        made: Floats = self.tensors[words][ids].astype(np.float32)
        if f"{words}.scale" in self.tensors:
            made *= self.vector(f"{words}.scale").reshape(-1, 1)[ids]
        made += self.vector(places)[: ids.shape[1]]
        made += self.vector(kinds)[types]
        return made


def read_source(folder: Path) -> Source:
    """Return a model's tensors after checking its files. Raises ModelMissing, and ModelDamaged for an altered file."""
    verify(folder)
    tensors = load_file(folder / TENSORS)
    config = json.loads((folder / CONFIG).read_text("utf-8"))
    return Source(config, {name.removeprefix("bert."): tensor for name, tensor in tensors.items()})


def sums_of(folder: Path) -> bytes:
    """Return what SHA256SUMS says, which stands for the files themselves. Raises ModelMissing when one is not there."""
    missing = [name for name in (CONFIG, TENSORS, TOKENIZER, SUMS) if not (folder / name).is_file()]
    if missing:
        raise ModelMissing(
            f"Could not load model '{folder}': no {', '.join(missing)} there. Install Yinju again, or name another model."
        )
    return (folder / SUMS).read_bytes()


def verify(folder: Path) -> None:
    """Raise ModelMissing when a file is not there, ModelDamaged when one is not what SHA256SUMS says."""
    sums_of(folder)
    told = (folder / SUMS).read_text("utf-8").split()
    unlisted = [f"{name} is not in it" for name in (CONFIG, TENSORS, TOKENIZER) if name not in told]
    if faults := unlisted + (Weights(folder).altered() or []):
        raise ModelDamaged(
            f"Could not load model '{folder}': {'; '.join(faults)}, by its {SUMS}. Install Yinju again; whoever replaced "
            f"the weights on purpose pins them with `python -m models.training.quantise pin {folder}`."
        )
