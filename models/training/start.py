"""The aligned start: a token table in which Chinese words already mean what their English translations mean.

The layers are the teacher's, untouched; English pieces keep the teacher's vectors. A Chinese word gets the mean of the
vectors of its translations, by alignment and by dictionary; a word with neither is the mean of its characters. No
gradient step is taken, yet the result retrieves across languages. The idea is WECHSEL's (Minixhofer et al., 2022).
"""

import collections
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from models.training import corpora, vocabulary
from models.training.alignment import STOP, Links, align, write_words
from models.training.encoder import save, teacher
from models.training.normaliser import normaliser
from models.training.recipe import Recipe

Table = NDArray[np.float32]
# Evidence of one aligned occurrence beside one dictionary entry: twenty weigh as much as the entry, at most three times it.
ALIGNED, AT_MOST = 20, 60


def make(recipe: Recipe) -> None:
    """Write `start/`: a checkpoint, and `alignment.json`, the word lists; unless they are there."""
    out = recipe.folder("start")
    if (out / "model.safetensors").exists():
        return
    folder, bert, big = teacher()
    tokenizer = PreTrainedTokenizerFast.from_pretrained(recipe.folder("tokenizer"))
    parts = vocabulary.pieces(recipe)
    numbers = {name: tokenizer.convert_tokens_to_ids(name) for name in (*vocabulary.SPECIAL, *parts)}
    open_words = {numbers[name] for name, piece in parts.items() if piece.like is None}
    links = align(recipe, tokenizer, big, open_words)
    write_words(links, tokenizer, big, out / "alignment.json")
    teachers = bert.embeddings.word_embeddings.weight.detach().numpy()
    table = _table(parts, numbers, _Meanings(recipe, teachers, big, links))
    save(_model(folder, bert, table), tokenizer, out)


class _Meanings:
    """The teacher's vectors of a Chinese word's translations, by alignment and by dictionary."""

    def __init__(self, recipe: Recipe, table: Table, big: Any, links: Links) -> None:
        self.table = table
        self.big = big
        self.known = big.get_vocab()
        self.links = links
        self._first = np.searchsorted(links.chinese, np.arange(len(links.mass) + 1))
        self._silent = {self.known[word] for word in STOP if word in self.known}
        self._glosses: dict[str, list[str]] = collections.defaultdict(list)
        fold = normaliser(recipe)
        for zh, glosses in corpora.terms(recipe.data):
            self._glosses[fold.normalize_str(zh)] += glosses

    def of(self, word: str, number: int) -> Table | None:
        """Return the word's vector, or None when neither knows it."""
        found = [(self._aligned(number), min(self.links.mass[number], AT_MOST) / ALIGNED), (self._defined(word), 1.0)]
        known = [(vector, weight) for vector, weight in found if vector is not None]
        if not known:
            return None
        return np.average([vector for vector, _ in known], axis=0, weights=[weight for _, weight in known])

    def _aligned(self, number: int) -> Table | None:
        first, end = self._first[number], self._first[number + 1]
        if end == first or self.links.mass[number] < 3:
            return None
        likely = self.links.likely[first:end]
        best = np.argsort(-likely)[:8]
        # Sharpened: the leading translations decide.
        weight = (likely[best] * (likely[best] > 0.05 * likely[best].max())) ** 1.5
        found: Table = (weight / weight.sum()) @ self.table[self.links.english[first:end][best]]
        return found

    def _defined(self, word: str) -> Table | None:
        said = []
        for gloss in self._glosses.get(word, [])[:3]:
            ids = self.big(gloss, add_special_tokens=False)["input_ids"]
            loud = [piece for piece in ids if piece not in self._silent][:6]
            if loud:
                said.append(self.table[loud].mean(0))
        return np.mean(said, 0) if said else None


def _table(parts: dict[str, vocabulary.Piece], numbers: dict[str, int], meanings: _Meanings) -> Table:
    """Return the token table (vocabulary, width)."""
    theirs = meanings.table
    table = np.zeros((len(numbers), theirs.shape[1]), np.float32)
    for name in vocabulary.SPECIAL:
        table[numbers[name]] = theirs[meanings.known[name]]
    left = []
    for name, piece in parts.items():
        if piece.like is not None:
            table[numbers[name]] = theirs[[meanings.known[like] for like in piece.like]].mean(0)
        elif (vector := meanings.of(name, numbers[name])) is not None:
            table[numbers[name]] = vector
        else:
            left.append(name)
    for name in left:
        known = [table[numbers[char]] for char in name if char in numbers and table[numbers[char]].any()]
        table[numbers[name]] = np.mean(known, 0) if known else theirs[1000:].mean(0)
    return _lengthened(table, [numbers[name] for name, piece in parts.items() if piece.like is None], theirs)


def _lengthened(table: Table, rows: list[int], theirs: Table) -> Table:
    """Return the table with these rows as far from the mean as the teacher's usual words: means of vectors are short."""
    middle = theirs.mean(0)
    apart = table[rows] - middle
    usual = np.linalg.norm(theirs[2000:20000] - middle, axis=1).mean()
    table[rows] = middle + apart * (usual / np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-6))
    return table


def _model(folder: Any, bert: Any, table: Table) -> Any:
    config = BertConfig.from_pretrained(folder)
    config.vocab_size, config.pad_token_id = len(table), 0
    model = BertModel(config, add_pooling_layer=False)
    state = {name: weight for name, weight in bert.state_dict().items() if not name.startswith("pooler.")}
    model.load_state_dict(state | {"embeddings.word_embeddings.weight": torch.tensor(table)}, strict=False)
    return model
