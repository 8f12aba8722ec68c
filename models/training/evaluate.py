"""How well a checkpoint finds passages: R@1 and nDCG@10 on sets that are never trained on.

XQuAD: 240 passages in every language, 1,190 questions in each; "en>zh" are English questions over Chinese passages.
Long passages: CMRC 2018's trial part and the third of DRCD's development part that is kept out of training, about 300
tokens each, several of one article.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.training import corpora
from models.training.encoder import encode

LANGUAGES = ("zh", "en")
LONG = ("cmrc2018.trial", "drcd.dev/held")
# Product length: passages are cut well below it.
LONGEST, QUESTION = 384, 64
Figures = dict[str, tuple[float, float]]


def retrieval(model: Any, tokenizer: Any, data: Path, others: Sequence[str] = ()) -> Figures:
    """Return {"zh>en": (R@1, nDCG@10), …} on XQuAD in all four directions, and for questions in other languages."""
    sets = {language: list(corpora.rows(data / f"qa/xquad.{language}.jsonl.gz")) for language in (*LANGUAGES, *others)}
    asked = {q: encode(model, tokenizer, [row["question"] for row in rows], QUESTION) for q, rows in sets.items()}
    out: Figures = {}
    for p in LANGUAGES:
        text = {row["context_id"]: row["context"] for row in sets[p]}
        number = {key: place for place, key in enumerate(text)}
        home = {_shared(row): number[row["context_id"]] for row in sets[p]}
        passages = encode(model, tokenizer, list(text.values()), LONGEST)
        for q, rows in sets.items():
            out[f"{q}>{p}"] = figures(asked[q] @ passages.T, np.array([home[_shared(row)] for row in rows]))
    return out


def long_passages(model: Any, tokenizer: Any, data: Path) -> Figures:
    """Return {set: (R@1, nDCG@10)} on the sets of long passages."""
    out: Figures = {}
    for name in LONG:
        found = corpora.questions(data, name)
        number = {key: place for place, key in enumerate(found.passages)}
        passages = encode(model, tokenizer, list(found.passages.values()), LONGEST)
        asked = encode(model, tokenizer, [one.question for one in found.asked], QUESTION)
        out[name] = figures(asked @ passages.T, np.array([number[one.passage] for one in found.asked]))
    return out


def figures(scores: NDArray[np.float32], gold: NDArray[np.int64]) -> tuple[float, float]:
    """Return (R@1, nDCG@10) of scores (questions, passages); `gold` is the number of each question's one right passage."""
    rank = (scores > scores[np.arange(len(gold)), gold][:, None]).sum(1)
    gain = np.where(rank < 10, 1 / np.log2(rank + 2), 0)
    return round(float((rank == 0).mean()), 4), round(float(gain.mean()), 4)


def _shared(row: dict[str, Any]) -> str:
    """Return the part of a question's id that is the same in all languages."""
    return str(row["id"]).split("-", 2)[2]
