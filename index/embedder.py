"""Text → vectors: the Embedder contract; the shipped weights, run fast; sentence-transformers; a hash for tests."""

import functools
import hashlib
import json
import os
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMissing
from index.models.hub import local
from index.settings import NO_PROMPTS, Prompts
from index.shipped import shipped

Vectors = NDArray[np.float32]
BATCH = 64
# Bytes read at once when a file is fingerprinted.
PIECE = 2**20
# The shipped weights are trained on passages of up to 208 tokens; attention cost grows with the square of the length.
MAX_TOKENS = 384
# Questions whose vectors are kept: more than are answered at once.
QUESTIONS = 32


class Embedder(Protocol):
    """Turns texts into vectors of length one, so that the inner product is the cosine."""

    fingerprint: str
    dimensions: int

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (len(texts), dimensions), rows of length one, in the order of `texts`."""

    def question(self, text: str) -> Vectors:
        """Return an array (dimensions,) of length one."""


class ShippedEmbedder:
    """The weights that ship, pinned by SHA256SUMS; runs in int8 and loads no torch."""

    def __init__(self, folder: Path, prompts: Prompts = NO_PROMPTS) -> None:
        from index.models.graph import mean_of_tokens
        from index.models.runtime import open_network
        from index.models.tokens import open_tokenizer

        self.fingerprint = _pinned(folder, prompts)
        self._network = open_network(folder, mean_of_tokens)
        self._tokens = open_tokenizer(folder, MAX_TOKENS)
        self._query, self._passage = _prompts_of(folder, prompts)
        self.dimensions = int(_told(folder / "config.json")["hidden_size"])
        # Several steps of one answer ask for its question's vector.
        self._asked = functools.lru_cache(maxsize=QUESTIONS)(self._question)

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (len(texts), dimensions), rows of length one, in the order of `texts`."""
        return self._encode([self._passage + text for text in texts])

    def question(self, text: str) -> Vectors:
        """Return an array (dimensions,) of length one, which nobody may write into."""
        return self._asked(text)

    def _question(self, text: str) -> Vectors:
        vector: Vectors = self._encode([self._query + text])[0]
        vector.flags.writeable = False
        return vector

    def _encode(self, texts: list[str]) -> Vectors:
        made = np.zeros((len(texts), self.dimensions), np.float32)
        rows = [(found.ids, found.type_ids) for found in self._tokens.encode_batch(texts)]
        for place, (vector,) in enumerate(self._network.run(rows)):
            made[place] = vector
        return made


class SentenceTransformerEmbedder:
    """Any sentence-transformers folder, or a plain encoder with mean pooling; loads torch when it is built."""

    def __init__(self, folder: Path, prompts: Prompts = NO_PROMPTS) -> None:
        folder = _existing(folder)
        for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
            os.environ.setdefault(name, "1")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self._model = cast(
            Any,
            SentenceTransformer(str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": "float32"}),
        )
        self._model.max_seq_length = min(MAX_TOKENS, self._model.max_seq_length or MAX_TOKENS)
        self.dimensions = int(self._model.get_embedding_dimension())
        self._prompts = prompts
        self.fingerprint = _fingerprint(folder, prompts)

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (len(texts), dimensions), rows of length one, in the order of `texts`."""
        return self._encode(self._model.encode_document, texts, self._prompts.passage)

    def question(self, text: str) -> Vectors:
        """Return an array (dimensions,) of length one."""
        vector: Vectors = self._encode(self._model.encode_query, [text], self._prompts.query)[0]
        return vector

    def _encode(self, encode: Any, texts: list[str], prompt: str | None) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        made = encode(texts, prompt=prompt, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.ascontiguousarray(made, dtype=np.float32)


class HashEmbedder:
    """Word hashing into 256 dimensions: no weights, no meaning, deterministic. For tests and for trying the plumbing."""

    dimensions = 256
    fingerprint = "hash-256"

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (len(texts), 256), rows of length one."""
        return (
            np.stack([self.question(text) for text in texts]) if texts else np.zeros((0, self.dimensions), np.float32)
        )

    def question(self, text: str) -> Vectors:
        """Return an array (256,) of length one."""
        from index.words import words

        vector = np.zeros(self.dimensions, np.float32)
        for word in [*words(text), "\x00"]:  # the last so that an empty text has a length too
            digest = hashlib.sha256(word.encode()).digest()
            vector[digest[0]] += 1 if digest[1] % 2 else -1
        return vector / max(float(np.linalg.norm(vector)), 1e-6)


def open_embedder(name: str, prompts: Prompts = NO_PROMPTS) -> Embedder:
    """Return the embedder that the settings name. Raises ModelMissing when its weights are not there."""
    if name == "hash":
        return HashEmbedder()
    if name == "shipped":
        return ShippedEmbedder(folder_of(name), prompts)
    return SentenceTransformerEmbedder(folder_of(name), prompts)


def folder_of(name: str) -> Path:
    """Return the folder of an embedder's weights by its setting. Raises ModelMissing for a hub id not fetched yet."""
    if name == "shipped":
        return shipped("models/embedder")
    return local(name)


def fingerprint_of(name: str, prompts: Prompts = NO_PROMPTS) -> str:
    """Return what tells one embedder from another, by its settings, without loading it. Raises ModelMissing."""
    if name == "hash":
        return HashEmbedder.fingerprint
    if name == "shipped":
        return _pinned(folder_of(name), prompts)
    return _fingerprint(_existing(folder_of(name)), prompts)


def _existing(folder: Path) -> Path:
    if not any((folder / name).is_file() for name in ("modules.json", "config.json")):
        raise ModelMissing(
            f"Could not load embedder '{folder}': no sentence-transformers model there (no modules.json, no config.json). "
            "Set embedder to such a folder, or to 'shipped'."
        )
    return folder


def _pinned(folder: Path, prompts: Prompts) -> str:
    """Return 12 hex digits over the sums of the files, how numbers are rounded, where texts are cut, and the prompts set.

    The sums stand for the files: they are compared when the weights are loaded.
    """
    from index.models.source import KIND, sums_of

    digest = hashlib.sha256(f"{KIND}, {MAX_TOKENS} tokens".encode() + sums_of(folder))
    digest.update(json.dumps([prompts.query, prompts.passage]).encode())
    return digest.hexdigest()[:12]


def _prompts_of(folder: Path, prompts: Prompts) -> tuple[str, str]:
    """Return what stands before a question and before a passage: what was set, otherwise what the model's own file says."""
    own = _told(folder / "config_sentence_transformers.json").get("prompts") or {}
    query = own.get("query", "") if prompts.query is None else prompts.query
    return query, own.get("document", own.get("passage", "")) if prompts.passage is None else prompts.passage


def _told(file: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return told


@functools.cache
def _fingerprint(folder: Path, prompts: Prompts) -> str:
    """Return 12 hex digits over weights, tokenizer and the prompts that were set: each of them changes the vectors."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".safetensors", ".json", ".bin"}:
            digest.update(file.relative_to(folder).as_posix().encode())
            with file.open("rb") as opened:  # in pieces: other models' weights may be larger than the memory
                while piece := opened.read(PIECE):
                    digest.update(piece)
    if prompts != NO_PROMPTS:
        digest.update(json.dumps([prompts.query, prompts.passage]).encode())
    return digest.hexdigest()[:12]
