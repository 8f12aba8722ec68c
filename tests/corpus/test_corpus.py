"""The sample corpus and its question set keep to each other: every file listed, every quote in its document."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.questions import read
from index.library import Library
from index.types import NO_GROUPS, Document, Indexed

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
SETS = ROOT / "evals" / "sets"
QUESTIONS = SETS / "corpus.jsonl"
OVER_CORPUS = ("corpus.jsonl", "corpus_kinds.jsonl", "corpus_kinds.held.jsonl", "corpus2.held.jsonl")
NEWSROOM = frozenset({"newsroom"})
MEMO = "press/newsroom-embargo-memo.txt"
FICTION = {MEMO, "plans/beijing-15th-plan-targets-draft.md"}
ABOUT = {"README.md", "manifest.jsonl"}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def documents(indexed: tuple[Indexed, Library]) -> dict[str, Document]:
    view = indexed[1].view(NEWSROOM)
    return {record.source: view.document(record.id) for record in view.records}


def test_manifest_names_every_file_once_and_nothing_else() -> None:
    files = {path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*") if path.is_file()} - ABOUT
    assert sorted(entry["file"] for entry in lines(CORPUS / "manifest.jsonl")) == sorted(files)


def test_every_document_is_indexed(indexed: tuple[Indexed, Library]) -> None:
    assert not indexed[0].rejected
    assert indexed[0].documents == len(lines(CORPUS / "manifest.jsonl"))


def test_every_document_states_where_its_facts_are_from() -> None:
    for entry in lines(CORPUS / "manifest.jsonl"):
        assert entry["facts_from"].startswith("无") == (entry["file"] in FICTION), entry["file"]


def test_reprints_and_versions_name_documents_of_the_corpus() -> None:
    entries = lines(CORPUS / "manifest.jsonl")
    named = {entry[key] for entry in entries for key in ("reprint_of", "version_of") if key in entry}
    assert len(named) == 2
    assert named <= {entry["file"] for entry in entries}


@pytest.mark.parametrize("name", OVER_CORPUS)
def test_every_quote_of_the_questions_stands_once_in_its_document(documents: dict[str, Document], name: str) -> None:
    for question in lines(SETS / name):
        for evidence in question["evidence"]:
            text = documents[evidence["source"]].text  # without a quote the whole document is meant
            assert "quote" not in evidence or text.count(evidence["quote"]) == 1, question["id"]


@pytest.mark.parametrize("path", sorted(SETS.glob("*.jsonl")), ids=lambda path: path.name)
def test_every_line_of_a_set_is_a_question(path: Path) -> None:
    assert read(path).faults == ()


@pytest.mark.parametrize("path", sorted(SETS.glob("*.held.jsonl")), ids=lambda path: path.name)
def test_what_is_held_back_is_asked_nowhere_else(path: Path) -> None:
    # The same words as of another day, or asked by another group, are another question.
    held, *others = (
        {(one.question, one.as_of, one.groups) for one in read(file).questions}
        for file in (path, *(other for other in sorted(SETS.glob("*.jsonl")) if other != path))
    )
    assert held
    assert not held & set().union(*others)


def test_answerable_questions_and_no_others_have_evidence() -> None:
    asked = lines(QUESTIONS)
    assert [one["id"] for one in asked if bool(one["evidence"]) != one["answerable"]] == []
    assert (len(asked), sum(one["answerable"] for one in asked)) == (50, 36)


def test_memo_is_hidden_from_a_person_in_no_group(indexed: tuple[Indexed, Library]) -> None:
    _, library = indexed
    assert MEMO not in {record.source for record in library.view(NO_GROUPS).records}
    assert MEMO in {record.source for record in library.view(NEWSROOM).records}


def test_page_that_lies_about_its_charset_is_read_right(documents: dict[str, Document]) -> None:
    page = (CORPUS / "pages" / "rd-2022-gb18030.html").read_bytes()
    assert b"charset=gb2312" in page
    with pytest.raises(UnicodeDecodeError):
        page.decode("gbk")
    editor = "（责任编辑：䶮样例）"
    assert editor in page.decode("gb18030")
    assert editor in documents["pages/rd-2022-gb18030.html"].text


@pytest.mark.parametrize("menu", ["首页", "扫一扫", "相关阅读", "24小时排行", "大科学装置为什么扎堆怀柔"])
def test_menus_of_the_pasted_page_are_cut(documents: dict[str, Document], menu: str) -> None:
    pasted = documents["pages/pasted-unicorns-2023.txt"]
    assert menu not in pasted.text
    assert any(menu in line for line in pasted.cut)
