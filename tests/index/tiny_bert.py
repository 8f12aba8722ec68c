"""A reader with random weights, made on the spot, and what torch makes of the same weights."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.shipped import shipped

WIDTH, LAYERS = 128, 2
SIZES = {"hidden_size": WIDTH, "num_hidden_layers": LAYERS, "num_attention_heads": 4, "intermediate_size": 256}
Arrays = dict[str, NDArray[Any]]


def checkpoint(folder: Path) -> Path:
    """Write an fp32 checkpoint with the shipped tokenizer and return its folder."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir()
    bert = model(folder)
    tensors = {f"bert.{name}": tensor.contiguous() for name, tensor in bert.state_dict().items()}
    tensors |= {"span.weight": torch.randn(2, WIDTH), "span.bias": torch.randn(2)}
    tensors |= {"relevance.weight": torch.randn(1, WIDTH), "relevance.bias": torch.randn(1)}
    save_file(tensors, folder / "model.safetensors")
    shutil.copyfile(shipped("models/embedder") / "tokenizer.json", folder / "tokenizer.json")
    return folder


def model(folder: Path) -> Any:
    """Return a BertModel with random weights, much larger than a fresh model's, and write its configuration."""
    import torch
    from transformers import BertConfig, BertModel

    torch.manual_seed(3)
    vocabulary = json.loads((shipped("models/embedder") / "config.json").read_text("utf-8"))["vocab_size"]
    config = BertConfig(vocab_size=vocabulary, initializer_range=0.2, **SIZES)
    config.save_pretrained(folder)
    return BertModel(config).eval()


def by_torch(folder: Path, ids: list[int], types: list[int]) -> list[NDArray[np.float32]]:
    """Return start logits, end logits and relevance of one pair in float32, from the checkpoint."""
    import torch
    from safetensors.torch import load_file
    from transformers import BertConfig, BertModel

    tensors = load_file(folder / "model.safetensors")
    bert = BertModel(BertConfig.from_pretrained(folder)).eval()
    bert.load_state_dict({name.removeprefix("bert."): one for name, one in tensors.items() if "bert." in name})
    with torch.inference_mode():
        states = bert(torch.tensor([ids]), token_type_ids=torch.tensor([types])).last_hidden_state[0]
        spans = states @ tensors["span.weight"].T + tensors["span.bias"]
        relevance = states[0] @ tensors["relevance.weight"][0] + tensors["relevance.bias"][0]
    return [spans[:, 0].numpy(), spans[:, 1].numpy(), relevance.numpy()]
