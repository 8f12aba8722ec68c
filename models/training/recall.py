"""What a passage's vector recalls of its words: they are to be told from the vector alone.

Bag-of-words prediction (Ma et al., 2024): without it, pooling forgets the rare words, names above all, that questions
are asked by. It costs one product with the token table for each passage.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from models.training.encoder import Ids

SPECIALS = 5  # the first pieces of the vocabulary
FIRST_SCALE = 12.0


class Recalling(nn.Module):
    """An encoder with a head that turns a text's vector into a vector near its words' in the token table."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.recall = nn.Linear(width, width, bias=False)
        nn.init.eye_(self.recall.weight)
        self.recall.weight.data *= FIRST_SCALE

    def forgotten(self, made: torch.Tensor, texts: Sequence[Ids], rare: torch.Tensor) -> torch.Tensor:
        """Return how far vectors (texts, width) are from telling their texts' words; `rare` (vocabulary,) weighs a word."""
        table = self.encoder.embeddings.word_embeddings.weight
        with torch.autocast(made.device.type, dtype=torch.bfloat16):
            scores = self.recall(made) @ table.T
        likely = F.log_softmax(scores.float(), -1)
        losses = []
        for row, text in zip(likely, texts, strict=True):
            words = torch.tensor(sorted(set(text)), device=row.device)
            weight = rare[words]
            losses.append(-(row[words] * weight).sum() / weight.sum().clamp(min=1e-6))
        return torch.stack(losses).mean()


def rareness(texts: Iterable[Ids], vocabulary: int) -> torch.Tensor:
    """Return (vocabulary,) inverse document frequencies of pieces in these texts; special pieces weigh nothing."""
    held: Counter[int] = Counter()
    count = 0
    for text in texts:
        held.update(set(text))
        count += 1
    weights = torch.tensor([math.log((count + 1) / (held[piece] + 1)) for piece in range(vocabulary)])
    weights[:SPECIALS] = 0
    return weights
