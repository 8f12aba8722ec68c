"""Distilling: a text's vector follows the teacher's vector of its English translation, and finds it in the batch.

Reimers & Gurevych, 2020.
"""

import random
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from models.training.encoder import filled, load, save, vectors
from models.training.loop import Kept, Rates, train
from models.training.recipe import Recipe
from models.training.teacher import Pair, targets, text_pairs

SCALE = 20.0
TWINS = 0.9  # targets so near to each other say the same: neither is the other's wrong answer
CHUNK = 4096


def make(recipe: Recipe) -> None:
    """Write the checkpoint `distil/`, from `start/`, unless it is there."""
    settings, out = recipe.of("distil"), recipe.folder("distil")
    if (out / "model.safetensors").exists():
        return
    model, tokenizer = load(recipe.folder("start"))
    found, wanted = text_pairs(recipe), targets(recipe)
    if len(found) != len(wanted):
        raise ValueError(
            f"{recipe.run / 'teacher'} holds {len(wanted)} vectors for {len(found)} texts: other data made them. "
            "Remove that folder."
        )
    task = _Task(model.to(recipe.device), tokenizer, found, wanted, settings)
    kept = Kept(out)
    train(model, task.loss, len(task.batches), Rates(settings["rate"], settings["table"]), kept)
    save(model, tokenizer, out)
    kept.drop()


class _Task:
    """The batches of one distilling run and the loss of each."""

    def __init__(self, model: Any, tokenizer: Any, found: list[Pair], wanted: Any, settings: dict[str, Any]) -> None:
        self.model = model
        self.tokenizer = tokenizer
        self.english = [en for _, en in found]
        self.ids = tokenizer([text for text, _ in found], truncation=True, max_length=settings["longest"])["input_ids"]
        self.wanted = wanted
        self.keep_english = settings["keep_english"]
        self.seed = settings["seed"]
        chance = random.Random(self.seed)
        self.batches = [b for _ in range(settings["epochs"]) for b in batches(self.ids, settings["tokens"], chance)]

    def loss(self, step: int) -> torch.Tensor:
        """Return the loss of one batch."""
        chance, batch = random.Random(f"{self.seed} {step}"), self.batches[step]
        device = next(self.model.parameters()).device
        target = torch.tensor(np.asarray(self.wanted[batch], np.float32)).to(device)
        made = vectors(self.model, [self.ids[k] for k in batch])
        loss = 8 * (1 - (made * target).sum(-1)).mean() + contrast(made, target)
        if chance.random() < self.keep_english:  # English stays where it was
            few = chance.sample(range(len(batch)), min(len(batch), 48))
            said = self.tokenizer([self.english[batch[k]] for k in few], truncation=True, max_length=96)["input_ids"]
            loss = loss + 8 * (1 - (vectors(self.model, said) * target[few]).sum(-1)).mean()
        return loss


def contrast(made: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Return how far each vector (batch, width) is from finding its own target in the batch, and back."""
    own = torch.arange(len(made), device=made.device)
    near = target @ target.T
    twins = (near > TWINS) & ~torch.eye(len(made), dtype=torch.bool, device=made.device)
    alike = (SCALE * made @ target.T).masked_fill(twins, -1e4)
    return 0.5 * (F.cross_entropy(alike, own) + F.cross_entropy(alike.T, own))


def batches(texts: list[list[int]], tokens: int, chance: random.Random) -> list[list[int]]:
    """Return the numbers of all texts in batches of about so many tokens, padding counted; like lengths together."""
    out: list[list[int]] = []
    order = list(range(len(texts)))
    chance.shuffle(order)
    for first in range(0, len(order), CHUNK):
        part = sorted(order[first : first + CHUNK], key=lambda k: len(texts[k]) + 4 * chance.random())
        made = list(filled(part, texts, tokens, tokens // 16))
        chance.shuffle(made)
        out += made
    return out
