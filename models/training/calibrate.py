"""Calibration of the reader's relevance: a temperature and a bias (Guo et al., 2017), fitted on pairs it was not trained on."""

import json
import random

import numpy as np
import torch
import torch.nn.functional as F

from models.training import corpora
from models.training.encoder import encode, load
from models.training.evaluate_reader import read
from models.training.reader import QUESTION, read_back
from models.training.recipe import Recipe


def make(recipe: Recipe) -> None:
    """Write `calibration.json` {"temperature", "bias"} beside the reader that the recipe names in `of`.

    probability = sigmoid(logit / temperature + bias).
    """
    settings = recipe.of("calibrate")
    folder = recipe.folder(settings["of"])
    out = folder / "calibration.json"
    if out.exists():
        return
    reader, tokenizer = read_back(folder, recipe.device)
    embedder = load(recipe.folder(recipe.of("reader")["from"]))[0].to(recipe.device)
    logits, right = [], []
    for name in settings["sets"]:
        found = corpora.questions(recipe.data, name)
        pairs = _pairs(found, embedder, tokenizer, settings["most"], random.Random(settings["seed"]))
        logits.append(read(reader, tokenizer, [(question, passage) for question, passage, _ in pairs])[1])
        right.append(np.array([truth for _, _, truth in pairs]))
    temperature, bias = fitted(np.concatenate(logits), np.concatenate(right))
    out.write_text(json.dumps({"temperature": round(temperature, 4), "bias": round(bias, 4)}) + "\n", "utf-8")


def fitted(logits: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Return (temperature, bias) of least cross-entropy; `right` (pairs,) of 0 and 1, both in equal parts by weight."""
    x, y = torch.tensor(logits, dtype=torch.float64), torch.tensor(right, dtype=torch.float64)
    weight = torch.where(y > 0, 0.5 / y.mean(), 0.5 / (1 - y).mean())
    slope, bias = (
        torch.ones(1, dtype=torch.float64, requires_grad=True),
        torch.zeros(1, dtype=torch.float64, requires_grad=True),
    )
    optimiser = torch.optim.LBFGS([slope, bias], max_iter=100)

    def closure() -> torch.Tensor:
        """Return the loss, with its gradient taken."""
        optimiser.zero_grad()
        loss = F.binary_cross_entropy_with_logits(x * slope + bias, y, weight)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    return 1 / slope.item(), bias.item()


def _pairs(
    found: corpora.Questions, embedder: object, tokenizer: object, most: int, chance: random.Random
) -> list[tuple[str, str, int]]:
    """Return (question, passage, 1 or 0): each question with its own passage and with the nearest wrong one."""
    keys, texts = list(found.passages), list(found.passages.values())
    answered = [one for one in found.asked if one.start >= 0]
    asked = chance.sample(answered, min(most, len(answered)))
    near = encode(embedder, tokenizer, [one.question for one in asked], QUESTION) @ encode(embedder, tokenizer, texts).T
    out = []
    for row, one in enumerate(asked):
        answer = found.passages[one.passage][one.start : one.end]
        wrong = next(k for k in np.argsort(-near[row]) if keys[k] != one.passage and answer not in texts[k])
        out += [(one.question, found.passages[one.passage], 1), (one.question, texts[wrong], 0)]
    return out
