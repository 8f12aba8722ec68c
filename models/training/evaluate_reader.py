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

from models.training import corpora
from models.training.encoder import CLS, SEP, encode, places
from models.training.evaluate import QUESTION, _shared
from models.training.reader import Pair, Reader, run

LONGEST = 320
STRIDE = 96
ANSWER = 40  # tokens at most
Scores = NDArray[np.float64]


@torch.inference_mode()
def read(reader: Reader, tokenizer: Any, pairs: Sequence[tuple[str, str]]) -> tuple[list[str], Scores]:
    """Return for each (question, passage) the best span's text and the relevance logit, of the best window."""
    windows = [(k, *window) for k, pair in enumerate(pairs) for window in _windows(tokenizer, *pair)]
    windows.sort(key=lambda window: len(window[1].ids))
    texts, best = [""] * len(pairs), np.full(len(pairs), -np.inf)
    span = np.full(len(pairs), -np.inf)
    for first in range(0, len(windows), 24):
        part = windows[first : first + 24]
        start, end, relevance = (side.cpu().numpy() for side in run(reader, [window[1] for window in part]))
        for row, (k, pair, offsets) in enumerate(part):
            best[k] = max(best[k], float(relevance[row]))
            score, (a, b) = _best(start[row], end[row], pair, len(offsets))
            if score + float(relevance[row]) > span[k]:
                span[k] = score + float(relevance[row])
                texts[k] = pairs[k][1][offsets[a][0] : offsets[b][1]]
    return texts, best


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


def _windows(tokenizer: Any, question: str, passage: str) -> list[tuple[Pair, list[tuple[int, int]]]]:
    """Return a pair for each window of the passage, with the characters of its tokens."""
    asked = tokenizer(question, truncation=True, max_length=48, add_special_tokens=False)["input_ids"]
    ids, offsets = places(tokenizer, passage)
    room, head = LONGEST - len(asked) - 3, len(asked) + 2
    firsts = range(0, max(1, len(ids) - STRIDE), room - STRIDE) if len(ids) > room else [0]
    return [
        (Pair([CLS, *asked, SEP, *ids[first : first + room], SEP], head), offsets[first : first + room])
        for first in firsts
    ]


def _best(start: NDArray[np.float32], end: NDArray[np.float32], pair: Pair, size: int) -> tuple[float, tuple[int, int]]:
    """Return (score, (first token, last token) within the passage) of the best span."""
    if not size:
        return -1e4, (0, 0)
    at = pair.passage_at
    table = start[at : at + size, None] + end[None, at : at + size]
    table = np.where(np.triu(np.tri(size, k=ANSWER - 1)) > 0, table, -1e9)
    a, b = np.unravel_index(int(table.argmax()), table.shape)
    return float(table[a, b]), (int(a), int(b))
