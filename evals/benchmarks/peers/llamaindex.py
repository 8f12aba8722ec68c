"""LlamaIndex's starter pipeline: SentenceSplitter, VectorStoreIndex fused with BM25Retriever, CitationQueryEngine."""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.benchmarks.peers.chunks import DTYPE, ENCODER, SIZE, sentences, words
from evals.benchmarks.peers.types import Asked, Given, Place
from index.passages import width

# Passages that each way of searching finds before they are fused.
DEPTH = 20
# What an index's retriever, and with it the citation engine, has by default.
CITED = 2


class LlamaIndex:
    """Vectors and BM25 fused by reciprocal rank; the citation engine runs with a mock in the place of a language model."""

    name = "LlamaIndex"
    modules: tuple[str, ...] = ("llama_index.core", "llama_index.retrievers.bm25", "llama_index.embeddings.huggingface")
    packages: tuple[str, ...] = (
        "llama-index-core", "llama-index-retrievers-bm25", "llama-index-embeddings-huggingface", "jieba",
    )  # fmt: skip
    files: tuple[Path, ...] = (ENCODER,)
    settings = (
        f"SentenceSplitter with Chinese end marks, {SIZE} Chinese characters (a Latin one counts 0.3), no overlap; the "
        f"title as metadata; HuggingFaceEmbedding in {DTYPE}; BM25 over jieba's words; QueryFusionRetriever "
        f"(reciprocal rank, {DEPTH} of each)"
    )
    cites = f"CitationQueryEngine's source nodes ({CITED}, its default)"

    def index(self, given: Given) -> int:
        """Return how many nodes were indexed."""
        from llama_index.core import Document, VectorStoreIndex
        from llama_index.core.node_parser import SentenceSplitter
        from llama_index.core.schema import MetadataMode

        splitter = SentenceSplitter(
            chunk_size=SIZE,
            chunk_overlap=0,
            tokenizer=lambda text: range(math.ceil(width(text))),
            chunking_tokenizer_fn=sentences,
            include_metadata=False,
        )
        documents = [
            Document(text=one.text, id_=one.id, metadata={"title": one.title} if one.title else {})
            for one in given.texts
        ]
        nodes = splitter.get_nodes_from_documents(documents)
        made = VectorStoreIndex(nodes, embed_model=_embedding())
        made.storage_context.persist(str(given.folder / "index"))
        _bm25(nodes, [words(node.get_content(MetadataMode.EMBED)) for node in nodes], given.folder)
        return len(nodes)

    def open(self, folder: Path) -> None:
        """Load the index and build retriever and engine over it."""
        from llama_index.core import StorageContext, load_index_from_storage
        from llama_index.core.llms import MockLLM
        from llama_index.core.query_engine import CitationQueryEngine

        stored = StorageContext.from_defaults(persist_dir=str(folder / "index"))
        index: Any = load_index_from_storage(stored, embed_model=_embedding())
        self._nodes = index.docstore
        ways = [index.as_retriever(similarity_top_k=DEPTH), _keywords(folder)]
        self._found = _fused(ways, 10)
        self._engine = CitationQueryEngine.from_args(index, llm=MockLLM(), retriever=_fused(ways, CITED))

    def find(self, asked: Asked, k: int) -> Sequence[Place]:
        """Return the k nodes that come first when both rankings are fused."""
        return [_place(found.node, found.node.text) for found in self._found.retrieve(asked.question)[:k]]

    def cite(self, asked: Asked) -> Sequence[Place]:
        """Return the sources that the engine numbers for the language model."""
        response: Any = self._engine.query(asked.question)
        # A source is "Source 1:" and, on the lines below, a node or a part of one.
        return [self._source(one.node, one.node.text.split("\n", 1)[1].strip()) for one in response.source_nodes]

    def _source(self, source: Any, part: str) -> Place:
        """Return where a source stands: the engine drops the offsets, so its words are looked for in its document's nodes."""
        ids = self._nodes.get_ref_doc_info(source.ref_doc_id).node_ids
        return next(_place(node, part) for node in self._nodes.get_nodes(ids) if part in node.text)


def _place(node: Any, part: str) -> Place:
    start = node.start_char_idx + node.text.index(part)
    return Place(node.ref_doc_id, start, start + len(part))


def _embedding() -> Any:
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    return HuggingFaceEmbedding(str(ENCODER), device="cpu", model_kwargs={"dtype": DTYPE})


def _fused(ways: list[Any], k: int) -> Any:
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.core.retrievers.fusion_retriever import FUSION_MODES

    return QueryFusionRetriever(
        ways, llm=MockLLM(), mode=FUSION_MODES.RECIPROCAL_RANK, similarity_top_k=k, num_queries=1, use_async=False
    )


def _bm25(nodes: Sequence[Any], terms: list[list[str]], folder: Path) -> None:
    """Save BM25 over words of our choice, in the form from which BM25Retriever is opened."""
    import bm25s
    from llama_index.core.vector_stores.utils import node_to_metadata_dict

    bm25: Any = bm25s.BM25()
    bm25.index(terms, show_progress=False)
    corpus = [node_to_metadata_dict(node) | {"node_id": node.node_id} for node in nodes]
    bm25.save(str(folder / "bm25"), corpus=corpus)
    settings = {"similarity_top_k": min(DEPTH, len(nodes)), "verbose": False}
    (folder / "bm25" / "retriever.json").write_text(json.dumps(settings), "utf-8")


def _keywords(folder: Path) -> Any:
    """Return BM25Retriever; the question is cut by jieba before it, for it takes a pattern and no function."""
    from llama_index.core.schema import QueryBundle
    from llama_index.retrievers.bm25 import BM25Retriever

    class Cut(BM25Retriever):  # type: ignore[misc]
        def _retrieve(self, query_bundle: Any) -> Any:
            return super()._retrieve(QueryBundle(" ".join(words(query_bundle.query_str))))

    retriever = Cut.from_persist_dir(str(folder / "bm25"))
    retriever.token_pattern, retriever.skip_stemming = r"\S+", True
    return retriever
