"""What a model's folder holds, told from its small files alone: nothing is loaded, and nothing is run."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from index.errors import ModelMissing

Role = Literal["embedder", "reader"]
SUMS = "SHA256SUMS"
# A tokenizer without a limit says so with a number beyond any model's reach.
NO_LIMIT = 10**6
# What a model's class says of its work; a model without a head of its own is an encoder.
RELEVANCE, SPAN, WRITES = "ForSequenceClassification", "ForQuestionAnswering", "ForCausalLM"
LICENCE = re.compile(r"^license(?:_name)?:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
FRONT = re.compile(r"\A---\n(.*?)\n---", re.DOTALL)


@dataclass(frozen=True)
class Weights:
    """A model's folder: its role, its measures, its own prompts and its licence."""

    folder: Path

    @cached_property
    def role(self) -> Role:
        """Return whether this turns text into vectors or judges passages. Raises ModelMissing when it does neither."""
        if self._told("config_sentence_transformers.json").get("model_type") == "CrossEncoder" or self._reads():
            # Transformers leaves the labels out of config.json where there are two.
            unsaid = "12" if self._class.endswith(RELEVANCE) else "1"
            if (labels := len(self._config.get("id2label") or unsaid)) > 1 and not self.spans:
                raise ModelMissing(
                    f"Could not use '{self.folder}' as a reader: it sorts into {labels} classes, and relevance is one "
                    "number. Choose a cross-encoder with one label."
                )
            return "reader"
        if (self.folder / "modules.json").is_file() or (self._config and not self._unfit()):
            return "embedder"
        what = f"{self._unfit()} ({self._class})" if self._config else "no modules.json and no config.json"
        raise ModelMissing(
            f"Could not use '{self.folder}' as a model: {what}. Give the folder of a sentence-transformers embedder, "
            "of a cross-encoder, or of a plain encoder."
        )

    @cached_property
    def kind(self) -> str:
        """Return what this is, in words. Raises ModelMissing as `role` does."""
        if self.role == "reader":
            return "reader with answer spans" if self.spans else "cross-encoder: relevance without answer spans"
        return "sentence-transformers embedder" if self._modules else "plain encoder, its token vectors averaged"

    @cached_property
    def dimensions(self) -> int | None:
        """Return the length of this embedder's vectors; None where no file says so, and for a reader."""
        if self.role == "reader":
            return None
        width = self._config.get("hidden_size")
        for module in self._modules:
            told = self._told(f"{module.get('path', '')}/config.json") if module.get("path") else {}
            names = ("out_features", "embedding_dimension", "word_embedding_dimension")
            width = next((told[name] for name in names if name in told), width)
        return int(width) if width else None

    @cached_property
    def longest(self) -> int | None:
        """Return the longest input in tokens; None where no file says so."""
        told = (
            self._told("sentence_bert_config.json").get("max_seq_length"),
            self._told("tokenizer_config.json").get("model_max_length"),
            self._config.get("max_position_embeddings"),
        )
        limits = [int(limit) for limit in told if isinstance(limit, int | float) and limit < NO_LIMIT]
        return min(limits, default=None)

    @cached_property
    def prompts(self) -> dict[str, str]:
        """Return the prompts that the model's own files put before texts, by their names ("query", "document", …)."""
        told = self._told("config_sentence_transformers.json").get("prompts") or {}
        return {name: text for name, text in told.items() if text}

    @cached_property
    def licence(self) -> str | None:
        """Return the licence that the model's card states at its head; None where it states none."""
        card = self.folder / "README.md"
        head = FRONT.match(card.read_text("utf-8", "replace")) if card.is_file() else None
        found = LICENCE.findall(head[1]) if head else []
        return found[-1].strip("'\"") if found else None  # license_name says what "license: other" means

    @cached_property
    def bytes(self) -> int:
        """Return the size of all its files on disk, in bytes."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())

    def altered(self) -> list[str] | None:
        """Return a line for each file that is not what SHA256SUMS says; None where there are no sums: not pinned."""
        sums = self.folder / SUMS
        if not sums.is_file():
            return None
        pinned = [line.split(maxsplit=1) for line in sums.read_text("utf-8").splitlines()]
        if not pinned or any(len(line) != 2 for line in pinned):
            return [f"{SUMS} is cut off"]
        faults = []
        for expected, name in pinned:
            file = self.folder / name.lstrip("*")  # sha256sum marks binary files so
            if not file.is_file():
                faults.append(f"{name} is missing")
            elif (found := _sha256(file)) != expected:
                faults.append(f"{name} is {found[:12]}, expected {expected[:12]}")
        return faults

    def _reads(self) -> bool:
        return self._class.endswith(RELEVANCE) or self.spans

    def _unfit(self) -> str:
        """Return why a model of this class serves neither role; "" when it may."""
        # Loaded as a reader, it would be given a relevance head of random numbers.
        unfit = {WRITES: "a model that writes text", SPAN: "finds answer spans but does not judge relevance"}
        return next((why for end, why in unfit.items() if self._class.endswith(end)), "")

    @cached_property
    def spans(self) -> bool:
        """Return whether it has our readers' heads: relevance, and where the answer stands."""
        return {"span.weight", "relevance.weight"} <= self._tensors

    @cached_property
    def _config(self) -> dict[str, Any]:
        return self._told("config.json")

    @property
    def _class(self) -> str:
        return str((self._config.get("architectures") or [""])[0])

    @cached_property
    def _modules(self) -> list[dict[str, Any]]:
        told: Any = self._told("modules.json")
        return list(told)

    @cached_property
    def _tensors(self) -> frozenset[str]:
        """Return the names in the head of model.safetensors: how long the head is, then JSON."""
        file = self.folder / "model.safetensors"
        if not file.is_file():
            return frozenset()
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(8), "little")
            return frozenset(json.loads(opened.read(length))) if length < file.stat().st_size else frozenset()

    def _told(self, name: str) -> dict[str, Any]:
        """Return what a small file says; nothing where it is not there. Raises ModelMissing when it cannot be read."""
        file = self.folder / name
        if not file.is_file():
            return {}
        try:
            told: dict[str, Any] = json.loads(file.read_text("utf-8"))
        except ValueError as error:
            raise ModelMissing(
                f"Could not read '{file}': {error}. Copy the model's folder again, or choose another model."
            ) from error
        return told


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
