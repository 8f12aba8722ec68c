"""What a keyword or vector search returns: rows, their scores, and the scale to compare them by."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows best first with their scores; `mean` and `spread` describe the scores of all allowed rows."""

    rows: Rows
    scores: Scores
    mean: float
    spread: float

    def standard(self, scores: Scores) -> Scores:
        """Return scores on the common scale: how many standard deviations above the mean of all allowed rows."""
        return ((scores - self.mean) / (self.spread + 1e-6)).astype(np.float32)


def top(scores: Scores, k: int, allowed: Mask | None) -> tuple[Rows, Scores]:
    """Return the k best allowed rows with a score above zero, best first; ties keep row order."""
    usable = scores if allowed is None else np.where(allowed, scores, 0)
    least = np.partition(usable, -k)[-k] if 0 < k < len(usable) else 0
    rows = np.flatnonzero(
        (usable >= least) & (usable > 0)
    )  # all ties at the end of the list, so that row order decides
    rows = rows[np.argsort(-usable[rows], kind="stable")][:k]
    return rows.astype(np.int64), usable[rows].astype(np.float32)
