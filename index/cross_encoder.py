"""Question and passage → relevance, by any cross-encoder in the sentence-transformers or transformers format."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from index.errors import ModelMissing

BATCH = 16
# A question and a passage as Yinju cuts them; attention cost grows with the square of the length.
MAX_TOKENS = 512


class CrossEncoderReader:
    """A cross-encoder with one label; loads torch when it is built. It gives no answer spans."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "config.json").is_file():
            raise ModelMissing(
                f"Could not load reader '{folder}': no cross-encoder there (no config.json). "
                "Set reader to such a folder, or to 'none'."
            )
        for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
            os.environ.setdefault(name, "1")
        from sentence_transformers import CrossEncoder
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self._model = cast(Any, CrossEncoder(str(folder), device="cpu", model_kwargs={"dtype": "float32"}))
        self._model.max_seq_length = min(MAX_TOKENS, self._model.max_seq_length or MAX_TOKENS)

    def relevance(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return how likely each passage answers the question, 0 to 1, in the order of `passages`."""
        if not passages:
            return []
        pairs = [(question, passage) for passage in passages]
        from torch.nn import Sigmoid

        # Whatever its card sets: a score that has no bounds cannot be compared with another model's.
        made = self._model.predict(pairs, batch_size=BATCH, show_progress_bar=False, activation_fn=Sigmoid())
        return [float(score) for score in made]
