"""How well a reader reads: the answer's place on the right passage, right passage against the hardest wrong one, reranking.

F1 counts characters of Chinese and words of other scripts, as the published figures of CMRC and XQuAD do nearly. AUC is
the chance that a right pair's relevance is above a wrong pair's, where the wrong passage is the nearest by the embedder.
"""

import collections
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from index.models.tokens import Pieces
from index.reader import LONGEST_QUESTION, best_span, room, span_scores, windows
from models.training import corpora
from models.training.encoder import CLS, SEP, encode, places
from models.training.evaluate import QUESTION, _shared
from models.training.reader import Pair, Reader, run

Scores = NDArray[np.float64]


@torch.inference_mode()
def read(reader: Reader, tokenizer: Any, pairs: Sequence[tuple[str, str]]) -> tuple[list[str], Scores]:
    """Return for each (question, passage) the best span's text and the relevance logit, of the most relevant window.

    Windows and spans are those of the product's reader; the numbers are not rounded to int8 here.
    """
    rows = [(k, *window) for k, pair in enumerate(pairs) for window in _windows(tokenizer, *pair)]
    rows.sort(key=lambda row: len(row[1].ids))
    texts, best = [""] * len(pairs), np.full(len(pairs), -np.inf)
    for first in range(0, len(rows), 24):
        part = rows[first : first + 24]
        start, end, relevance = (side.cpu().numpy() for side in run(reader, [row[1] for row in part]))
        for row, (k, pair, found, at) in enumerate(part):
            if relevance[row] > best[k]:
                best[k] = relevance[row]
                inside = slice(pair.passage_at, len(pair.ids) - 1)
                texts[k] = _said(pairs[k][1], found, at, best_span(span_scores(start[row][inside], end[row][inside])))
    return texts, best


def _said(passage: str, found: Pieces, at: int, span: tuple[int, int, float]) -> str:
    """Return the characters of a window's span of pieces; `at` is the window's first piece."""
    return passage[found.starts[at + span[0]] : found.ends[at + span[1]]]


def span_f1(reader: Reader, tokenizer: Any, rows: list[dict[str, Any]]) -> float:
    """Return the mean F1 of the best span on the gold passage."""
    found, _ = read(reader, tokenizer, [(row["question"], row["context"]) for row in rows])
    scores = [max(f1(text, gold["text"]) for gold in row["answers"]) for text, row in zip(found, rows, strict=True)]
    return round(float(np.mean(scores)), 4)


def against_hardest(
    reader: Reader, embedder: Any, tokenizer: Any, data: Path, sides: tuple[str, str], most: int
) -> float:
    """Return the AUC of right against hardest wrong passages on XQuAD; `sides` are the question's and passage's language."""
    asked, home, texts = _xquad(data, *sides)
    chosen = random.Random(9).sample(range(len(asked)), min(most, len(asked)))
    near = encode(embedder, tokenizer, [asked[k] for k in chosen], QUESTION) @ encode(embedder, tokenizer, texts).T
    hardest = [next(p for p in np.argsort(-near[row]) if p != home[k]) for row, k in enumerate(chosen)]
    _, good = read(reader, tokenizer, [(asked[k], texts[home[k]]) for k in chosen])
    _, bad = read(reader, tokenizer, [(asked[k], texts[p]) for k, p in zip(chosen, hardest, strict=True)])
    return round(float((good[:, None] > bad[None]).mean()), 4)


def f1(one: str, other: str) -> float:
    """Return the F1 of two answers by their Chinese characters and Latin words."""
    a, b = _units(one), _units(other)
    same = sum((collections.Counter(a) & collections.Counter(b)).values())
    return 2 * same / (len(a) + len(b)) if same else 0.0


def _units(text: str) -> list[str]:
    return re.findall(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+", text.lower())


def _xquad(data: Path, asked: str, told: str) -> tuple[list[str], list[int], list[str]]:
    """Return (questions, each one's passage number, passages)."""
    rows = list(corpora.rows(data / f"qa/xquad.{told}.jsonl.gz"))
    texts = {row["context_id"]: row["context"] for row in rows}
    number = {key: k for k, key in enumerate(texts)}
    home = {_shared(row): number[row["context_id"]] for row in rows}
    questions = list(corpora.rows(data / f"qa/xquad.{asked}.jsonl.gz"))
    return [row["question"] for row in questions], [home[_shared(row)] for row in questions], list(texts.values())


def _windows(tokenizer: Any, question: str, passage: str) -> list[tuple[Pair, Pieces, int]]:
    """Return a pair for each window of a passage, with the passage's pieces and the window's first one."""
    asked = tokenizer(question, truncation=True, max_length=LONGEST_QUESTION, add_special_tokens=False)["input_ids"]
    head = [CLS, *asked, SEP]
    found = places(tokenizer, passage)
    made = windows(len(found.ids), room(head))
    return [(Pair([*head, *found.ids[start:end], SEP], len(head)), found, start) for start, end in made if end]
