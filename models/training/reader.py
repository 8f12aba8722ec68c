"""The reader: (question, passage) → relevance, and where the answer stands. Trained from the embedder's layers.

Right pairs: a question with its passage and the answer's place. Wrong pairs: the same question with a passage near it, or
with another part of its own passage; a question whose year, figure or place is changed, with the passage it came from.
"""

import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import nn

from index.models.tokens import Pieces
from models.training import cloze, corpora
from models.training.corpora import Asked, Questions
from models.training.crossed import Crossed
from models.training.encoder import (
    CLS,
    SEP,
    Ids,
    encode,
    filled,
    hidden,
    keep_array,
    load,
    pad,
    padded,
    places,
    rounded,
)
from models.training.gloss import Gloss
from models.training.loop import Kept, Rates, train
from models.training.recipe import Recipe
from models.training.teacher import PROSE

QUESTION = 48  # tokens
TITLE = 32  # tokens of what stands over a passage
NEAR = 12  # wrong passages kept for each question
NOWHERE = -1
OUTSIDE = -1e4  # logit of a token that is not in the passage
SPAN, LISTED = 1.0, 1.0  # weights of the losses beside relevance


class Reader(nn.Module):
    """BERT's layers with two heads: start and end of the answer for each token, relevance for the pair."""

    def __init__(self, bert: Any) -> None:
        super().__init__()
        self.bert = bert
        width = bert.config.hidden_size
        self.span = nn.Linear(width, 2)
        self.relevance = nn.Linear(width, 1)

    def forward(
        self, tokens: torch.Tensor, mask: torch.Tensor, types: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return start and end logits (pairs, tokens) and relevance logits (pairs,).

        The first token stands for "no answer here"; of the others only the passage's can begin or end an answer.
        """
        states = hidden(self.bert, tokens, mask, types)
        outside = (types * mask).unsqueeze(-1) == 0
        outside[:, 0] = False
        start, end = self.span(states).masked_fill(outside, OUTSIDE).unbind(-1)
        return start, end, self.relevance(states[:, 0]).squeeze(-1)


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage as ids; start and end are token places in `ids`, or NOWHERE."""

    ids: Ids
    passage_at: int
    start: int = NOWHERE
    end: int = NOWHERE
    right: bool = False


def make(recipe: Recipe, step: str = "reader") -> None:
    """Write a step's `model.safetensors`, trained in its rounds; unless it is there.

    The first step begins with the embedder's layers and new heads, one that names another in `after` with that one's.
    """
    out, settings = recipe.folder(step), recipe.of(step)
    if (out / "model.safetensors").exists():
        return
    bert, tokenizer = load(recipe.folder(settings["from"]))
    torch.manual_seed(settings["seed"])
    reader = Reader(bert).to(recipe.device)
    if after := settings.get("after"):
        reader.load_state_dict(load_file(recipe.folder(after) / "model.safetensors"))
    for number, stage in enumerate(settings["rounds"], 1):
        _round(recipe, reader, tokenizer, recipe.folder(f"{step}/{number}"), settings | stage | {"number": number})
    bert.config.save_pretrained(out)
    tokenizer.save_pretrained(out)
    _keep(reader, out / "model.safetensors")


def read_back(folder: Path, device: str = "cpu") -> tuple[Reader, Any]:
    """Return (reader, tokenizer) of a folder that `make` wrote; the reader on the device named."""
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    config = BertConfig.from_pretrained(folder, attn_implementation="eager")
    reader = Reader(BertModel(config, add_pooling_layer=False))
    reader.load_state_dict(load_file(folder / "model.safetensors"))
    return reader.eval().to(device), PreTrainedTokenizerFast.from_pretrained(folder)


def _round(recipe: Recipe, reader: Reader, tokenizer: Any, out: Path, settings: dict[str, Any]) -> None:
    done = out / "model.safetensors"
    if not done.exists():
        task = _Task(recipe, reader, tokenizer, settings)
        task.plan(recipe.folder(settings["from"]), out / "near.npy")
        rates = Rates(settings["rate"], heads=settings["heads"])
        train(reader, task.loss, len(task.batches), rates, Kept(out))
        _keep(reader, done)
        Kept(out).drop()
    reader.load_state_dict(load_file(done))


def _keep(reader: Reader, file: Path) -> None:
    """Write the weights: aside, then renamed."""
    aside = file.with_suffix(".new")
    save_file(reader.state_dict(), aside)
    aside.replace(file)


class _Task:
    """One round's batches of questions, and the loss of each."""

    def __init__(self, recipe: Recipe, reader: Reader, tokenizer: Any, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.reader = reader
        self.tokenizer = tokenizer
        self.longest: int = settings["longest"]
        self.seed = f"{settings['seed']} {settings['number']}"
        self.found = _questions(recipe, settings, random.Random(self.seed))
        self.keys = list(self.found.passages)
        self.gloss = Gloss.of(recipe, tokenizer)
        self.crossed = Crossed(recipe.some(corpora.pairs(recipe.data, PROSE))) if settings["crossed"] else None
        self.near: Any = None
        self.batches: list[list[int]] = []

    def plan(self, embedder: Path, file: Path) -> None:
        """Find the passages near each question by the embedder, kept in a file; fill `batches`: like lengths together."""
        if not file.exists():
            model, tokenizer = load(embedder)
            device = next(self.reader.parameters()).device
            keep_array(_nearest(self.found, model.to(device), tokenizer), file)
        self.near = np.load(file)
        if self.crossed:
            self.crossed.plan(embedder, file.with_name("crossed.npy"), str(next(self.reader.parameters()).device))
        length = {key: min(len(text), 3 * self.longest) for key, text in self.found.passages.items()}
        for epoch in range(self.settings["epochs"]):
            chance = random.Random(f"{self.seed} {epoch}")
            order = list(range(len(self.found.asked)))
            chance.shuffle(order)
            size = self.settings["batch"]
            for first in range(0, len(order), 64 * size):
                part = sorted(order[first : first + 64 * size], key=lambda k: length[self.found.asked[k].passage])
                made = [part[k : k + size] for k in range(0, len(part), size)]
                chance.shuffle(made)
                self.batches += made

    def loss(self, step: int) -> torch.Tensor:
        """Return the loss of one batch: relevance by itself, relevance within each question, and the answer's place."""
        chance = random.Random(f"{self.seed} step {step}")
        groups = [self._pairs(self.found.asked[k], self.near[k], chance) for k in self.batches[step]]
        for _ in range(self.settings["crossed"]):
            groups.append(self._across(chance))
        pairs = [pair for group in groups for pair in group]
        start, end, relevance = run(self.reader, pairs)
        right = torch.tensor([pair.right for pair in pairs], device=relevance.device)
        loss = F.binary_cross_entropy_with_logits(relevance, right.float())
        loss = (
            loss
            + SPAN
            * (_placing(start, [p.start for p in pairs], right) + _placing(end, [p.end for p in pairs], right))
            / 2
        )
        return loss + LISTED * within(relevance, [len(group) for group in groups], right)

    def _pairs(self, one: Asked, near: Any, chance: random.Random) -> list[Pair]:
        """Return a question's pairs: the right one, where there is one, and wrong ones; all with their titles or none."""
        passage, titled = self.found.passages[one.passage], self.settings["titled"]
        titles = self.found.titles if titled and chance.random() < titled else {}
        over = titles.get(one.passage, "")
        if one.start < 0:
            return [self.pair(one.question, passage, None, chance, over=over)]
        missed = cloze.near_miss(one.question, passage, chance) if chance.random() < self.settings["missed"] else None
        if missed is not None:
            # The title may name the very year or place.
            wrong = self.pair(missed, passage, one, chance, right=False, over="")
            return [wrong, self.pair(one.question, passage, one, chance)]
        if chance.random() < self.settings["glossed"]:
            one = replace(one, question=self.gloss(one.question, chance))
        wrong_ones = [self._wrong(one, passage, near, titles, chance) for _ in range(self.settings["wrong"])]
        return [self.pair(one.question, passage, one, chance, over=over), *wrong_ones]

    def _wrong(self, one: Asked, passage: str, near: Any, titles: dict[str, str], chance: random.Random) -> Pair:
        """Return a wrong pair: now and then a part of the right passage without the answer, mostly a passage near it."""
        rest = max(passage[: one.start], passage[one.end :], key=len)
        if len(rest) > 160 and passage[one.start : one.end] not in rest and chance.random() < self.settings["parts"]:
            return self.pair(one.question, rest, None, chance, over=titles.get(one.passage, ""))
        found = [k for k in near.tolist() if k >= 0]
        other = self.keys[chance.choice(found)] if found else chance.choice(self.keys)
        return self.pair(one.question, self.found.passages[other], None, chance, over=titles.get(other, ""))

    def _across(self, chance: random.Random) -> list[Pair]:
        """Return a sentence with a passage in the other language: one that holds its translation, and one that does not."""
        assert self.crossed is not None
        sentence, right, wrong = self.crossed.drawn(chance)
        return [self.pair(sentence, right, None, chance, right=True), self.pair(sentence, wrong, None, chance)]

    def pair(
        self,
        question: str,
        passage: str,
        one: Asked | None,
        chance: random.Random,
        *,
        right: bool | None = None,
        over: str = "",
    ) -> Pair:
        """Return a pair as ids; a long passage is cut to a window, one that holds the answer when there is one.

        What stands over a passage (`over`) comes before it, parted from it by the mark that ends a text.
        """
        asked = self._ids(question, QUESTION)
        above = [*self._ids(over, TITLE), SEP] if over else []
        whole = places(self.tokenizer, passage)
        room = self.longest - len(asked) - len(above) - 3
        span = None if one is None else token_span(whole, one.start, one.end)
        first = 0
        if len(whole.ids) > room:
            last = len(whole.ids) - room
            first = (
                chance.randint(0, last)
                if span is None
                else max(0, min(last, span[0] - chance.randrange(room * 3 // 4)))
            )
        ids = whole.ids[first : first + room]
        head = len(asked) + len(above) + 2
        is_right = span is not None if right is None else right
        held = is_right and span is not None and span[1] - first < len(ids)
        at = (span[0] - first + head, span[1] - first + head) if held and span else (NOWHERE, NOWHERE)
        return Pair([CLS, *asked, SEP, *above, *ids, SEP], len(asked) + 2, *at, right=is_right)

    def _ids(self, text: str, most: int) -> Ids:
        ids: Ids = self.tokenizer(text, truncation=True, max_length=most, add_special_tokens=False)["input_ids"]
        return ids


def run(reader: Reader, pairs: list[Pair], budget: int = 4096) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return start logits, end logits (pairs, tokens) and relevance logits (pairs,), run in parts of `budget` tokens."""
    device = str(next(reader.parameters()).device)
    texts = [pair.ids for pair in pairs]
    flat = torch.tensor([piece for text in texts for piece in text], device=device)
    rows = reader.bert.embeddings.word_embeddings(flat).split([len(text) for text in texts])
    width = rounded(max(map(len, texts)))
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    starts, ends, relevance = [], [], []
    for part in filled(order, texts, budget):
        ids, mask = pad([texts[row] for row in part], device)
        along = torch.arange(ids.shape[1], device=device)
        types = (along >= torch.tensor([[pairs[row].passage_at] for row in part], device=device)).long() * mask
        start, end, relevant = reader(padded([rows[row] for row in part]), mask, types)
        starts.append(F.pad(start, (0, width - start.shape[1]), value=OUTSIDE))
        ends.append(F.pad(end, (0, width - end.shape[1]), value=OUTSIDE))
        relevance.append(relevant)
    back = torch.argsort(torch.tensor(order)).to(device)
    return torch.cat(starts)[back], torch.cat(ends)[back], torch.cat(relevance)[back]


def _placing(logits: torch.Tensor, at: list[int], right: torch.Tensor) -> torch.Tensor:
    """Return how far the logits (pairs, tokens) are from the answer's places; a wrong pair's place is the first token.

    A right pair whose answer is cut off does not count.
    """
    places = torch.tensor(at, device=logits.device)
    places = torch.where(right, places, 0)
    told = places != NOWHERE
    return F.cross_entropy(logits[told], places[told])


def token_span(found: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """Return the first and the last piece that hold the characters from start to end; None when no piece does."""
    first = next((k for k, stop in enumerate(found.ends) if stop > start), None)
    last = next((k for k in range(len(found.starts) - 1, -1, -1) if found.starts[k] < end), None)
    return None if first is None or last is None or first > last else (first, last)


def within(relevance: torch.Tensor, sizes: list[int], right: torch.Tensor) -> torch.Tensor:
    """Return how far the right pair of each question is from being its most relevant; groups without one don't count."""
    losses = []
    for group, truth in zip(torch.split(relevance, sizes), torch.split(right, sizes), strict=True):
        if truth.any() and len(group) > 1:
            losses.append(F.cross_entropy(group.unsqueeze(0), truth.float().argmax().unsqueeze(0)))
    return torch.stack(losses).mean() if losses else relevance.sum() * 0


def _questions(recipe: Recipe, settings: dict[str, Any], chance: random.Random) -> Questions:
    """Return the round's questions: those of its sets, and those made from statements."""
    sets = corpora.training_questions(recipe.data, settings["sets"])
    made = cloze.made(recipe, chance, settings["made"]) if settings["made"] else Questions({}, [])
    asked = sets.asked + made.asked
    if recipe.share < 1:
        chance.shuffle(asked)
        asked = recipe.some(asked, 128)
    kept = {one.passage for one in asked}
    passages = {key: text for key, text in (sets.passages | made.passages).items() if key in kept}
    return Questions(passages, asked, sets.titles)


def _nearest(found: Questions, model: Any, tokenizer: Any) -> Any:
    """Return (questions, NEAR) numbers of wrong passages, nearest first; -1 where fewer are left.

    A passage that holds the answer's very words is not taken for wrong: it may answer too.
    """
    keys = list(found.passages)
    texts = list(found.passages.values())
    number = {key: k for k, key in enumerate(keys)}
    passages = encode(model, tokenizer, texts, 160)
    asked = encode(model, tokenizer, [one.question for one in found.asked], QUESTION)
    out = np.full((len(asked), NEAR), -1, np.int32)
    for row, one in enumerate(found.asked):
        answer = found.passages[one.passage][one.start : one.end] if one.start >= 0 else ""
        best = np.argsort(-(passages @ asked[row]))[: NEAR * 3].tolist()
        wrong = [k for k in best if k != number[one.passage] and not (len(answer) > 1 and answer in texts[k])][:NEAR]
        out[row, : len(wrong)] = wrong
    return out
