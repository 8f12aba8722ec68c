"""Retrieval fine-tuning: a question finds its passage.

Half of each batch's passages are near each other, so that they are each other's hard wrong answers. A part of the
questions, and of the passages, is glossed into the other language; a sentence must find the passage that holds its
translation; titles, headings and sentences find the text they stand for; translations find each other; and a passage's
vector tells its words.
"""

import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from index.sentences import split
from models.training import corpora
from models.training.corpora import Asked, Questions
from models.training.encoder import Ids, encode, keep_array, load, places, save, vectors
from models.training.gloss import Gloss
from models.training.loop import Kept, Rates, train
from models.training.recall import Recalling, rareness
from models.training.recipe import Recipe
from models.training.teacher import PROSE
from models.training.unasked import unasked
from models.training.vocabulary import HAN

SCALE = 22.0
BACK = 0.3  # weight of "a passage finds its questions" beside "a question finds its passage"
QUESTION = 48  # tokens
PARTS = (110, 160, 220)  # Chinese characters of a part of a passage
ALIKE = 0.5  # weight of the sentence pairs


def make(recipe: Recipe, step: str = "tune") -> None:
    """Write the checkpoint of a tuning, from `merged/`, in rounds; each finds anew which passages are near each other.

    A tuning beside the first (`tune_short`, …) has the first one's settings where its own section states no others.
    """
    out, settings = recipe.folder(step), recipe.of("tune") | recipe.of(step)
    if (out / "model.safetensors").exists():
        return
    before = recipe.folder("merged")
    for number, rate in enumerate(settings["rates"], 1):
        before = _round(recipe, before, recipe.folder(f"{step}/{number}"), settings | {"rate": rate, "round": number})
    save(*load(before), out)


def _round(recipe: Recipe, before: Path, out: Path, settings: dict[str, Any]) -> Path:
    if (out / "model.safetensors").exists():
        return out
    model, tokenizer = load(before)
    student = Recalling(model).to(recipe.device)
    task = _Task(recipe, student, tokenizer, settings)
    task.plan(out / "near.npy")
    train(student, task.loss, len(task.batches), Rates(settings["rate"]), Kept(out))
    save(model, tokenizer, out)
    Kept(out).drop()
    return out


class _Task:
    """One round's batches and the loss of each."""

    def __init__(self, recipe: Recipe, student: Recalling, tokenizer: Any, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.student = student
        self.model = student.encoder
        self.tokenizer = tokenizer
        self.seed = f"{settings['seed']} {settings['round']}"
        self.found = _answerable(corpora.training_questions(recipe.data, self.settings["sets"]), recipe)
        self.asked: dict[str, list[Asked]] = defaultdict(list)
        for one in self.found.asked:
            self.asked[one.passage].append(one)
        self.ids = list(self.found.passages)
        self.gloss = Gloss.of(recipe, tokenizer)
        self.prose = [corpora.pairs(recipe.data, (source,)) for source in PROSE]
        self.sentences = corpora.pairs(recipe.data) + corpora.other_pairs(recipe.data, ("de", "fr", "es"))
        self.unasked = unasked(recipe, random.Random(self.seed))
        known = tokenizer(list(self.found.passages.values()), truncation=True, max_length=512)["input_ids"]
        self.rare = rareness(known, len(tokenizer)).to(recipe.device)
        self.batches: list[list[int]] = []

    def plan(self, file: Path) -> None:
        """Fill `batches`; the passages' vectors, by which nearness is told, are kept in a file for a run that goes on."""
        if not file.exists():
            keep_array(encode(self.model, self.tokenizer, list(self.found.passages.values()), 128), file)
        near = np.load(file)
        for epoch in range(self.settings["epochs"]):
            self.batches += batches(near, self.settings["passages"], random.Random(f"{self.seed} {epoch}"))

    def loss(self, step: int) -> torch.Tensor:
        """Return the loss of one batch."""
        chance = random.Random(f"{self.seed} step {step}")
        questions, passages, owner = self._asked(self.batches[step], chance)
        for query, passage, *beside in [*self._crossed(chance), *self._unasked(step)]:
            owner.append(len(passages))
            questions.append(self._ids(query, 64))
            passages += [self._ids(text, self.settings["longest"]) for text in (passage, *beside)]
        alike = self._alike(chance)
        made = vectors(self.model, [*questions, *passages, *alike])
        q, p, one, other = torch.split(made, [len(questions), len(passages), len(alike) // 2, len(alike) // 2])
        loss = finding(q, p, torch.tensor(owner, device=q.device)) + ALIKE * matching(one, other)
        weight: float = self.settings["recall"]
        return loss + weight * self.student.forgotten(p, passages, self.rare)

    def _asked(self, batch: list[int], chance: random.Random) -> tuple[list[Ids], list[Ids], list[int]]:
        """Return (questions, passages, which passage each question is of)."""
        questions: list[Ids] = []
        passages: list[Ids] = []
        owner: list[int] = []
        for k in batch:
            key = self.ids[k]
            some = chance.sample(self.asked[key], min(self.settings["questions"], len(self.asked[key])))
            kind = chance.random()
            glossed = kind < self.settings["glossed_passages"]
            text = self.found.passages[key]
            spans = self._parts(text, chance) if not glossed and chance.random() < self.settings["parted"] else []
            spans = spans or [self._window(text, some[0].start, chance)]
            for one in some:
                home = next((n for n, (start, end) in enumerate(spans) if start <= one.start and one.end <= end), None)
                if home is not None:
                    told = not glossed and chance.random() < self.settings["glossed"]
                    asked = self.gloss(one.question, chance) if told else one.question
                    questions.append(self._ids(asked, QUESTION))
                    owner.append(len(passages) + home)
            for start, end in spans:
                told_in = self.gloss(text[start:end], chance) if glossed else text[start:end]
                passages.append(self._ids(told_in, self.settings["longest"]))
        return questions, passages, owner

    def _parts(self, text: str, chance: random.Random) -> list[tuple[int, int]]:
        """Return (start, end) of a passage's parts of whole sentences, each the others' hard wrong answer.

        A short passage has none.
        """
        width = chance.choice(PARTS) * (1 if HAN.search(text) else 3)
        if len(text) < 1.5 * width:
            return []
        out = [0]
        for _, end in split(text):
            if end - out[-1] >= width and len(text) - end >= width // 2:
                out.append(end)
        return list(zip(out, [*out[1:], len(text)], strict=True)) if len(out) > 1 else []

    def _window(self, text: str, answer: int, chance: random.Random) -> tuple[int, int]:
        """Return (start, end) of a piece of a passage, as long as is trained on, that holds the answer's start."""
        found = places(self.tokenizer, text)
        room = self.settings["longest"] - 2
        if len(found.ids) <= room:
            return 0, len(text)
        at = next((k for k, end in enumerate(found.ends) if end > answer), 0)
        first = max(0, min(len(found.ids) - room, at - chance.randrange(room * 3 // 4)))
        return found.starts[first], found.ends[first + room - 1]

    def _crossed(self, chance: random.Random) -> list[tuple[str, str]]:
        """Return (sentence, passage in the other language that holds its translation)."""
        out = []
        for _ in range(self.settings["crossed"]):
            some = chance.sample(chance.choice(self.prose), chance.randint(2, 5))
            zh, en = chance.choice(some)
            to_chinese = chance.random() < 0.6
            out.append((en, "".join(z for z, _ in some)) if to_chinese else (zh, " ".join(e for _, e in some)))
        return out

    def _unasked(self, step: int) -> list[tuple[str, ...]]:
        size = self.settings["unasked"]
        first = step * size % max(1, len(self.unasked) - size)
        return self.unasked[first : first + size]

    def _alike(self, chance: random.Random) -> list[Ids]:
        """Return sentences, then their translations in the same order."""
        some = chance.sample(self.sentences, self.settings["sentences"])
        return [self._ids(text, 96) for side in zip(*some, strict=True) for text in side]

    def _ids(self, text: str, longest: int) -> Ids:
        ids: Ids = self.tokenizer(text, truncation=True, max_length=longest)["input_ids"]
        return ids


def finding(q: torch.Tensor, p: torch.Tensor, owner: torch.Tensor) -> torch.Tensor:
    """Return how far questions are from finding their passages, and passages from finding any of theirs.

    q: (questions, width), p: (passages, width), owner: (questions,) each question's passage.
    """
    alike = SCALE * q @ p.T
    own = F.one_hot(owner, len(p)).bool()
    asked = own.any(0)
    back = torch.logsumexp(alike, 0) - torch.logsumexp(alike.masked_fill(~own, -1e4), 0)
    return F.cross_entropy(alike, owner) + BACK * back[asked].mean()


def matching(one: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    """Return how far the rows of two (pairs, width) are from finding each other."""
    alike, own = SCALE * one @ other.T, torch.arange(len(one), device=one.device)
    return 0.5 * (F.cross_entropy(alike, own) + F.cross_entropy(alike.T, own))


def batches(near: NDArray[np.float32], size: int, chance: random.Random) -> list[list[int]]:
    """Return all passages in batches: half of each near the first one (rows of `near` by cosine), half by chance."""
    left = set(range(len(near)))
    order = list(range(len(near)))
    chance.shuffle(order)
    out = []
    for first in order:
        if first not in left:
            continue
        rest = np.array(sorted(left))
        close = min(size // 2, len(rest))
        chosen = rest[np.argpartition(-(near[rest] @ near[first]), close - 1)[:close]].tolist()
        left.difference_update(chosen)
        more = chance.sample(sorted(left), min(size - close, len(left)))
        left.difference_update(more)
        out.append(chosen + more)
    chance.shuffle(out)
    return out


def _answerable(found: Questions, recipe: Recipe) -> Questions:
    asked = recipe.some([one for one in found.asked if one.start >= 0])
    kept = {one.passage for one in asked}
    return Questions({key: text for key, text in found.passages.items() if key in kept}, asked)
