"""Yinju inside LlamaIndex: documents of its loaders indexed; a retriever, a checked query engine, a tool, an embedding."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.base.response.schema import Response
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import Document, NodeWithScore, QueryBundle, TextNode
from llama_index.core.tools import QueryEngineTool
from pydantic import PrivateAttr

from assistant.core import Assistant
from assistant.prompts import prompt
from assistant.types import Answer, Citation
from index.build import build
from index.finding.loaded import Loaded, sources
from index.settings import Settings
from index.types import NO_GROUPS, Facts, Filters, Groups, Hit, Indexed

TOOL = "yinju"


def index_documents(
    documents: Iterable[Document], store: Path | str, *, groups: Groups | None = None, settings: Settings | None = None
) -> Indexed:
    """Return what indexing the documents of any LlamaIndex loader into `store` did; they go through the same steps as files.

    Metadata with a known name (title, author, date, url, publisher … and their Chinese names) become facts. Pages of one
    file are one document again. `groups` says who may see them: None leaves it as it was, none named opens them to all.
    """
    loaded = [Loaded(document.get_content(), document.metadata, document.id_) for document in documents]
    facts = Facts(groups=tuple(sorted(groups)) if groups is not None else None)
    return build(list(sources(loaded)), store, facts=facts, settings=settings)


class YinjuRetriever(BaseRetriever):
    """Retrieves passages, best first, as nodes whose metadata says where they stand."""

    def __init__(
        self, assistant: Assistant, k: int = 10, *, filters: Filters | None = None, access: Groups = NO_GROUPS
    ) -> None:
        super().__init__()
        self._assistant = assistant
        self._k = k
        self._filters = filters
        self._access = access

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Return at most k passages, best first, with the fused score."""
        hits = self._assistant.search(query_bundle.query_str, self._k, filters=self._filters, access=self._access)
        view = self._assistant.view(self._access, self._filters)
        return [_from_hit(hit, view.record(hit.passage.document)) for hit in hits]


class YinjuQueryEngine(BaseQueryEngine):
    """Answers with checked sentences; the response's nodes are the quotes, its metadata the Answer JSON."""

    def __init__(self, assistant: Assistant, *, filters: Filters | None = None, access: Groups = NO_GROUPS) -> None:
        super().__init__(callback_manager=None)
        self._assistant = assistant
        self._filters = filters
        self._access = access

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _query(self, query_bundle: QueryBundle) -> Response:
        """Return the answer with [n] after each sentence, or the refusal's message with no node."""
        answer = self._assistant.ask(query_bundle.query_str, filters=self._filters, access=self._access)
        nodes = [_from_citation(citation) for citation in answer.citations]
        return Response(numbered(answer), source_nodes=nodes, metadata={"answer": answer.as_json()})

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        """Return what `_query` returns; the core is synchronous."""
        return self._query(query_bundle)


class YinjuEmbedding(BaseEmbedding):
    """Embeds questions and texts as the store's own embedder does: vectors of length one, floats."""

    _assistant: Assistant = PrivateAttr()

    def __init__(self, assistant: Assistant) -> None:
        super().__init__(model_name=assistant.library.embedder.fingerprint)
        self._assistant = assistant

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._vector(self._assistant.library.embedder.question(query))

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [self._vector(row) for row in self._assistant.library.embedder.passages(texts)]

    @staticmethod
    def _vector(row: Any) -> list[float]:
        return [float(number) for number in row]


def tool(assistant: Assistant, language: Literal["zh", "en"] = "en", *, access: Groups = NO_GROUPS) -> QueryEngineTool:
    """Return Yinju as a tool for an agent; its description says what the store holds for a person in these groups."""
    records = assistant.view(access).records
    latest = max((record.published or "" for record in records), default="") or "—"
    description = prompt("tool", language, documents=len(records), latest=latest)
    return QueryEngineTool.from_defaults(YinjuQueryEngine(assistant, access=access), name=TOOL, description=description)


def numbered(answer: Answer) -> str:
    """Return the answer's sentences a line each, every one with its [n]; a refusal is its message."""
    if not answer.answered:
        return answer.text
    return "\n".join(s.text + "".join(f"[{n}]" for n in s.citations) for s in answer.sentences)


def _from_hit(hit: Hit, record: Any) -> NodeWithScore:
    passage = hit.passage
    place = {"document": passage.document, "start": passage.start, "end": passage.end, "reference": passage.reference}
    facts = {"source": record.source, "title": record.title, "outlet": record.outlet, "date": record.published}
    return NodeWithScore(node=_node(passage.text, {**facts, **place}), score=hit.score)


def _from_citation(citation: Citation) -> NodeWithScore:
    names = "n document source title outlet date reference start end status field value".split()
    return NodeWithScore(node=_node(citation.quote, {name: getattr(citation, name) for name in names}))


def _node(text: str, facts: dict[str, Any]) -> TextNode:
    """Return a node with an id that stays the same for the same place; a language model sees title, outlet and date."""
    seen = {"title", "outlet", "date"}
    return TextNode(
        id_=f"{facts['document']}:{facts['start']}-{facts['end']}",
        text=text,
        metadata={name: value for name, value in facts.items() if value is not None},
        excluded_llm_metadata_keys=[name for name in facts if name not in seen],
        excluded_embed_metadata_keys=list(facts),
    )
