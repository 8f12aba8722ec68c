"""(premise, claim) → how likely the claim follows from the premise: the Entailment contract and its two models."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from index.errors import ModelMissing
from index.models.hub import cached, is_hub_id
from index.reader import Reader, open_reader

SHIPPED = "shipped"


class Entailment(Protocol):
    """Says whether a claim follows from what is cited for it."""

    def follows(self, premise: str, claim: str) -> float:
        """Return the probability, 0 to 1, that the claim follows from the premise."""
        ...


@dataclass(frozen=True, slots=True)
class ByReader:
    """A reader, asked with the claim for a question: does the premise speak to it? Weaker than a model made for this."""

    reader: Reader

    def follows(self, premise: str, claim: str) -> float:
        """Return the reader's relevance of the premise to the claim."""
        (reading,) = self.reader.read(claim, [premise])
        return reading.relevance


class ByInference:
    """A natural language inference model by sentence-transformers; one of its labels is entailment. Loads torch."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "config.json").is_file():
            raise ModelMissing(
                f"Could not load entailment model '{folder}': there is no config.json. Give the folder or the hub id of a "
                "model for natural language inference, or 'shipped' for the reader that comes with Yinju."
            )
        from sentence_transformers import CrossEncoder

        self._model: Any = CrossEncoder(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": "float32"}
        )
        self._entails = entailment_label(self._model.config.id2label, folder)
        self._one_at_a_time = Lock()  # the tokenizer keeps how it pads between calls

    def follows(self, premise: str, claim: str) -> float:
        """Return the probability of the label entailment."""
        with self._one_at_a_time:
            told = self._model.predict([(premise, claim)], apply_softmax=True, show_progress_bar=False)
        return float(told[0][self._entails])


def entailment_label(labels: dict[int, str], folder: Path) -> int:
    """Return which of a model's labels, by number, says that the claim follows. Raises ModelMissing where none does."""
    found = [number for number, label in labels.items() if label.lower() in ("entailment", "entails", "entailed")]
    if len(found) == 1 and len(labels) > 1:
        return int(found[0])
    raise ModelMissing(
        f"Could not use '{folder}' as an entailment model: its labels are {', '.join(labels.values())}, and one must be "
        "'entailment'. Choose a model for natural language inference, or name its labels in config.json (id2label)."
    )


def open_entailment(name: str) -> Entailment:
    """Return the model that is named: 'shipped' (the reader), a folder, or a hub id. Raises ModelMissing, ModelDamaged."""
    if name == SHIPPED:
        return ByReader(open_reader(SHIPPED))
    return ByInference(cached(name) if is_hub_id(name) else Path(name))
