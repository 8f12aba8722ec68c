"""Haystack: InMemoryDocumentStore, BM25 and embedding retriever joined by reciprocal rank."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.benchmarks.peers.chunks import CUTTING, DTYPE, ENCODER, HANDED, chunked, words
from evals.benchmarks.peers.types import Asked, Given, Place

# Passages that each retriever finds before they are joined.
DEPTH = 20


class Haystack:
    """A pipeline of text embedder, both retrievers and joiner."""

    name = "Haystack"
    modules: tuple[str, ...] = ("haystack", "haystack_integrations.components.embedders.sentence_transformers")
    packages: tuple[str, ...] = ("haystack-ai", "sentence-transformers-haystack", "jieba")
    files: tuple[Path, ...] = (ENCODER,)
    settings = (
        f"InMemoryDocumentStore, cosine, BM25L over jieba's words; sentence-transformers in {DTYPE}; DocumentJoiner "
        f"(reciprocal rank, {DEPTH} of each); {CUTTING}"
    )
    cites = f"its first {HANDED} passages"

    def index(self, given: Given) -> int:
        """Return how many passages were indexed."""
        from haystack import Document
        from haystack.utils import ComponentDevice
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder as Embedder,
        )

        embedder = Embedder(**_model(ComponentDevice.from_str("cpu")))
        embedder.warm_up()
        chunks = chunked(given.texts)
        documents = [
            # Its place makes the id of a passage that says the same as another.
            Document(content=chunk.text, meta={"of": chunk.place.document, "at": [chunk.place.start, chunk.place.end]})
            for chunk in chunks
        ]
        store = _store_class()(embedding_similarity_function="cosine")
        store.write_documents(embedder.run(documents=documents)["documents"])
        store.save_to_disk(str(given.folder / "store.json"))
        return len(chunks)

    def open(self, folder: Path) -> None:
        """Load the store and build the pipeline."""
        from haystack import Pipeline
        from haystack.components.joiners import DocumentJoiner
        from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
        from haystack.utils import ComponentDevice
        from haystack_integrations.components.embedders.sentence_transformers import SentenceTransformersTextEmbedder

        store = _store_class().load_from_disk(str(folder / "store.json"))
        self._pipeline = Pipeline()
        self._pipeline.add_component(
            "embedder", SentenceTransformersTextEmbedder(**_model(ComponentDevice.from_str("cpu")))
        )
        self._pipeline.add_component("vectors", InMemoryEmbeddingRetriever(store, top_k=DEPTH))
        self._pipeline.add_component("keywords", InMemoryBM25Retriever(store, top_k=DEPTH))
        self._pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        self._pipeline.connect("embedder.embedding", "vectors.query_embedding")
        self._pipeline.connect("vectors", "joiner")
        self._pipeline.connect("keywords", "joiner")

    def find(self, asked: Asked, k: int) -> Sequence[Place]:
        """Return the k passages that come first when both rankings are joined."""
        told: Any = self._pipeline.run({"embedder": {"text": asked.question}, "keywords": {"query": asked.question}})
        return [Place(one.meta["of"], *one.meta["at"]) for one in told["joiner"]["documents"][:k]]

    def cite(self, asked: Asked) -> Sequence[Place]:
        """Return the passages that would be handed to a language model."""
        return self.find(asked, HANDED)


def _model(device: Any) -> dict[str, Any]:
    return {"model": str(ENCODER), "device": device, "progress_bar": False, "model_kwargs": {"dtype": DTYPE}}


def _store_class() -> Any:
    """Return the store whose BM25 takes jieba's words: its own setting is a pattern."""
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    class JiebaStore(InMemoryDocumentStore):  # type: ignore[misc]
        def _tokenize_bm25(self, text: str) -> list[str]:
            return words(text)

    return JiebaStore
