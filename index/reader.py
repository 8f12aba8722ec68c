"""(question, passages) → readings: how likely each passage answers, and where: the Reader contract and its backends."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMissing
from index.models.hub import local
from index.models.tokens import Pieces, open_tokenizer, pieces
from index.models.weights import Weights
from index.shipped import shipped

Floats = NDArray[np.float32]
# The reader learns on pairs of at most this many tokens, of which a question takes at most so many.
LONGEST, LONGEST_QUESTION = 256, 48
# Of what stands over a passage: a title and the nearest headings say which year, place and document it is about.
LONGEST_OVER = 32
# Windows of a long passage share this much, more than the longest span: an answer is whole in at least one of them.
OVERLAP = 64
LONGEST_SPAN = 40
BATCH = 32


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader finds in one passage.

    `relevance` is the probability that the passage answers, `span` the characters (start, end) of the answer in it, and
    `span_score` how far the span is ahead of "no answer here" (logits; above 0 the span is likelier). `begins` tells, if the
    passage answers, where: each character at which an answer may begin, in order, with the logarithm of its probability. A
    reader that knows no spans leaves them None and empty.
    """

    relevance: float
    span: tuple[int, int] | None = None
    span_score: float | None = None
    begins: tuple[tuple[int, float], ...] = ()


class Reader(Protocol):
    """Reads passages for one question."""

    def read(self, question: str, passages: Sequence[str], over: Sequence[str] = ()) -> list[Reading]:
        """Return one reading a passage, in their order; `over` is what stands over each (title, headings), or nothing."""


class SpanReader:
    """A pinned reader with span heads; runs in int8 and loads no torch. Raises ModelMissing or ModelDamaged."""

    def __init__(self, folder: Path) -> None:
        from index.models.graph import span_and_relevance
        from index.models.runtime import open_network

        self._network = open_network(folder, span_and_relevance)
        self._tokens = open_tokenizer(folder)
        self._first, self._between = _marks(self._tokens)
        self._temperature, self._bias = calibration_of(folder)

    def read(self, question: str, passages: Sequence[str], over: Sequence[str] = ()) -> list[Reading]:
        """Return one reading a passage, in their order; of a long passage the window that answers best."""
        asked = self._tokens.encode(question, add_special_tokens=False).ids[:LONGEST_QUESTION]
        head = [self._first, *asked, self._between]
        above = [self._above(text) for text in over] or [[]] * len(passages)
        every = [pieces(self._tokens, passage) for passage in passages]
        places = [
            (at, *window)
            for at, (one, title) in enumerate(zip(every, above, strict=True))
            for window in windows(len(one.ids), room([*head, *title]))
        ]
        rows = [self._row(head, [*above[at], *every[at].ids[start:end]]) for at, start, end in places]
        best: dict[int, tuple[float, Reading]] = {}
        for (at, start, _), (begins, ends, relevance) in zip(places, self._network.run(rows), strict=True):
            if at not in best or relevance > best[at][0]:
                first = len(head) + len(above[at])
                found = self._reading(every[at], start, (begins, ends, first), float(relevance))
                best[at] = float(relevance), found
        return [best[at][1] for at in range(len(passages))]

    def _above(self, text: str) -> list[int]:
        ids = self._tokens.encode(text, add_special_tokens=False).ids[:LONGEST_OVER] if text else []
        return [*ids, self._between] if ids else []

    def _row(self, head: list[int], ids: list[int]) -> tuple[list[int], list[int]]:
        return [*head, *ids, self._between], [0] * len(head) + [1] * (len(ids) + 1)

    def _reading(self, found: Pieces, start: int, told: tuple[Floats, Floats, int], relevance: float) -> Reading:
        begins, ends, first_piece = told
        likely = probability(relevance, self._temperature, self._bias)
        inside = slice(first_piece, len(begins) - 1)
        if not len(begins[inside]):
            return Reading(likely)
        scores = span_scores(begins[inside], ends[inside])
        first, last, score = best_span(scores)
        span = found.starts[start + first], found.ends[start + last]
        places = zip(found.starts[start:], beginning(scores), strict=False)
        # [CLS] stands for "no answer here"
        return Reading(likely, span, score - float(begins[0] + ends[0]), tuple(places))


class CrossEncoderReader:
    """Any cross-encoder with one label, by sentence-transformers: relevance without spans. Loads torch when built."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "config.json").is_file():
            raise ModelMissing(
                f"Could not load reader '{folder}': no cross-encoder there (no config.json). "
                "Set reader to such a folder, to 'shipped', or to 'none'."
            )
        from sentence_transformers import CrossEncoder

        kind = {"dtype": "float32"}  # or weights kept in half precision would run in it, which CPUs do badly
        self._model: Any = CrossEncoder(str(folder), device="cpu", local_files_only=True, model_kwargs=kind)
        self._one_at_a_time = Lock()  # the tokenizer keeps how it pads between calls

    def read(self, question: str, passages: Sequence[str], over: Sequence[str] = ()) -> list[Reading]:
        """Return one reading a passage, in their order, its span None."""
        from torch.nn import Sigmoid

        whole = [f"{title}\n{text}" for title, text in zip(over, passages, strict=True)] if over else passages
        pairs = [(question, passage) for passage in whole]
        if not pairs:
            return []
        with self._one_at_a_time:
            told = self._model.predict(pairs, batch_size=BATCH, activation_fn=Sigmoid(), show_progress_bar=False)
        return [Reading(float(one)) for one in told]


def open_reader(name: str) -> Reader:
    """Return the reader that a setting names: 'shipped', a folder, or a hub id. Raises ModelMissing or ModelDamaged."""
    if name == "shipped":
        return SpanReader(shipped("models/reader"))
    folder = local(name)
    return SpanReader(folder) if Weights(folder).spans else CrossEncoderReader(folder)


def calibration_of(folder: Path) -> tuple[float, float]:
    """Return temperature and bias from the model's calibration.json; 1 and 0, which change nothing, where there is none."""
    file = folder / "calibration.json"
    told = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return float(told.get("temperature", 1)), float(told.get("bias", 0))


def probability(logit: float, temperature: float, bias: float) -> float:
    """Return a logit as a probability, 0 to 1, after calibration: divided by the temperature, moved by the bias."""
    # The logistic function, told by tanh: exp of a large number would overflow.
    return float(0.5 + 0.5 * np.tanh((logit / temperature + bias) / 2))


def room(head: list[int]) -> int:
    """Return how many tokens of a passage stand beside a question's, with the mark that ends them."""
    return LONGEST - len(head) - 1


def windows(tokens: int, width: int) -> list[tuple[int, int]]:
    """Return (start, end) of the windows that cover a passage, in order; the last ends where the passage ends."""
    if tokens <= width:
        return [(0, tokens)]
    starts = [*range(0, tokens - width, width - OVERLAP), tokens - width]
    return [(start, start + width) for start in starts]


def span_scores(begins: Floats, ends: Floats) -> Floats:
    """Return the score of each span (tokens, LONGEST_SPAN): by its first token, and how many tokens it goes on from there."""
    padded = np.concatenate([ends, np.full(LONGEST_SPAN - 1, -np.inf, np.float32)])
    scores: Floats = begins[:, None] + np.lib.stride_tricks.sliding_window_view(padded, LONGEST_SPAN)
    return scores


def best_span(scores: Floats) -> tuple[int, int, float]:
    """Return first token, last token and score of the best span; the earliest of equals."""
    first, further = np.unravel_index(int(scores.argmax()), scores.shape)
    return int(first), int(first + further), float(scores[first, further])


def beginning(scores: Floats) -> list[float]:
    """Return for each token the logarithm of how likely (softmax) the best span that begins there is the answer."""
    best = scores.max(axis=1)
    top = best.max()
    return [float(one) for one in best - (top + np.log(np.exp(best - top).sum()))]


def _marks(tokenizer: Any) -> tuple[int, int]:
    """Return the numbers of the pieces that begin a pair and that end each of its texts."""
    return tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
