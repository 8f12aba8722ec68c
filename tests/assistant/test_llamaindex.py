"""Yinju inside LlamaIndex: passages as nodes, checked answers as responses, a tool that an agent may call."""

import asyncio
from pathlib import Path
from types import ModuleType

import pytest

from assistant import Assistant
from index.finding.loaded import Loaded, sources
from index.library import Library
from index.raw import Article, Raw
from index.settings import Settings
from index.types import Filters, Rejected
from tests.assistant.conftest import DESK, id_of

GREEN, MEMO = "滨江市2025年新增绿地多少公顷？", "夜航专题共刊发多少篇？"


@pytest.fixture
def llama() -> ModuleType:
    """LlamaIndex takes two seconds to load: only the tests of this file wait for it."""
    from assistant import llamaindex

    return llamaindex


def test_the_retriever_gives_the_passages_of_a_search(llama: ModuleType, town: Assistant) -> None:
    nodes = llama.YinjuRetriever(town, 4).retrieve(GREEN)
    hits = town.search(GREEN, 4)
    assert [(node.text, node.score) for node in nodes] == [(hit.passage.text, hit.score) for hit in hits]


def test_a_node_says_where_it_stands_and_keeps_its_id(llama: ModuleType, town: Assistant) -> None:
    first, again = (llama.YinjuRetriever(town, 1).retrieve(GREEN)[0] for _ in range(2))
    place = first.metadata
    assert town.document(place["document"]).text[place["start"] : place["end"]] == first.text
    assert first.node_id == again.node_id == f"{place['document']}:{place['start']}-{place['end']}"


def test_a_language_model_sees_title_outlet_and_day_alone(llama: ModuleType, town: Assistant) -> None:
    from llama_index.core.schema import MetadataMode

    node = llama.YinjuRetriever(town, 1).retrieve(GREEN)[0].node
    shown = node.get_content(MetadataMode.LLM)
    assert "滨江日报" in shown
    assert node.metadata["document"] not in shown


def test_the_retriever_keeps_filters_and_access(llama: ModuleType, town: Assistant) -> None:
    memo = id_of(town, "memo.txt")
    for access, expected in ((DESK, {memo}), (frozenset(), set())):
        nodes = llama.YinjuRetriever(town, 9, filters=Filters(published_from="2026-07-01"), access=access).retrieve(
            MEMO
        )
        assert {node.metadata["document"] for node in nodes} == expected


def test_the_query_engine_answers_with_numbers_and_their_quotes(llama: ModuleType, town: Assistant) -> None:
    response = llama.YinjuQueryEngine(town).query("重点工程包括哪些？")
    assert response.response.split("\n")[1:3] == ["（一）建设六座再生水厂。[2]", "（二）更新老旧管网八百公里。[3]"]
    assert [node.text for node in response.source_nodes][1] == "（一）建设六座再生水厂。"
    assert response.metadata["answer"]["answered"]


def test_the_query_engine_passes_a_refusal_on_without_a_node(llama: ModuleType, town: Assistant) -> None:
    response = llama.YinjuQueryEngine(town).query(MEMO)
    assert (response.response, response.source_nodes) == ("这里的资料没有回答这个问题。", [])
    assert response.metadata["answer"]["refusal"]["reason"] == "not_in_sources"


def test_the_query_engine_keeps_access(llama: ModuleType, town: Assistant) -> None:
    assert "7篇" in llama.YinjuQueryEngine(town, access=DESK).query(MEMO).response


def test_an_awaited_answer_is_the_same(llama: ModuleType, town: Assistant) -> None:
    engine = llama.YinjuQueryEngine(town)
    assert asyncio.run(engine.aquery(GREEN)).response == engine.query(GREEN).response


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tool_says_what_this_person_finds_in_it(llama: ModuleType, town: Assistant, language: str) -> None:
    everybody, desk = (llama.tool(town, language, access=access).metadata for access in (frozenset(), DESK))
    assert everybody.name == "yinju"
    assert "6" in everybody.description
    assert "2026-03-06" in everybody.description
    assert "2026-08-10" not in everybody.description
    assert "2026-08-10" in desk.description


def test_the_tool_answers_when_it_is_called(llama: ModuleType, town: Assistant) -> None:
    assert "320公顷" in llama.tool(town)(GREEN).content


def test_documents_of_a_loader_are_indexed_with_what_it_knows_of_them(llama: ModuleType, tmp_path: Path) -> None:
    from llama_index.core import Document

    facts = {"file_name": "park.txt", "author": "林晓", "publish_date": "2026-03-05", "creation_date": "2026-11-24"}
    made = Document(text="滨江市去年新增绿地320公顷。", metadata={**facts, "title": "滨江新增绿地"})
    done = llama.index_documents([made], tmp_path / "store", settings=Settings(embedder="hash"))
    (record,) = Library.open(tmp_path / "store", Settings(embedder="hash")).records
    assert (done.documents, done.rejected) == (1, ())
    assert (record.source, record.title, record.published) == ("park.txt", "滨江新增绿地", "2026-03-05")


def test_pages_of_one_file_are_one_document_again(llama: ModuleType) -> None:
    pages = [Loaded(f"第{n}页的话。", {"file_name": "plan.pdf", "page_label": str(n)}, f"id{n}") for n in (1, 2)]
    other = Loaded("又一个文件。", {"file_name": "plan.pdf"}, "id3")
    first, second = sources([*pages, other])
    assert (first.source.name, second.source.name) == ("plan.pdf", "plan.pdf#2")
    assert Article.of(first.data).text == "第1页的话。\n第2页的话。"


def test_files_of_one_name_in_two_folders_are_two() -> None:
    pages = [
        Loaded("一页。", {"file_name": "a.pdf", "file_path": path, "page_label": "1"}, path)
        for path in ("/in/a.pdf", "/on/a.pdf")
    ]
    assert [raw.source.name for raw in sources(pages) if isinstance(raw, Raw)] == ["/in/a.pdf", "/on/a.pdf"]


def test_a_loaders_path_or_address_is_no_outlet() -> None:
    (raw,) = sources([Loaded("有轨电车开通。", {"source": "https://news.example/a.html"}, "id1")])
    assert (raw.source.facts.outlet, raw.source.facts.url) == (None, "https://news.example/a.html")


def test_a_loaded_document_without_text_is_told() -> None:
    assert list(sources([Loaded(" ", {"file_name": "a.png"}, "id1")])) == [
        Rejected("a.png", "holds no text; leave it out")
    ]
