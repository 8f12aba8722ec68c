"""A document for a group leaves no trace for anybody else: not in answers, nearest passages, counts, search or events."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from assistant import Assistant
from index.errors import UnknownDocument
from index.types import NO_GROUPS, Filters, Groups
from tests.assistant.conftest import DESK, id_of, sources
from tests.assistant.town import FILES, MANIFEST

ABOUT_MEMO = "夜航专题共刊发多少篇？"
OTHERS: list[Groups] = [NO_GROUPS, frozenset({"des"}), frozenset({"desk2"}), frozenset({""})]


def told(assistant: Assistant, question: str, access: Groups, filters: Filters | None = None) -> str:
    """Return all that one person is told about a question, the question itself left out."""
    events = [event.as_json() for event in assistant.stream(question, access=access, filters=filters)]
    return json.dumps(events, ensure_ascii=False).replace(question, "")


def test_a_person_in_the_group_gets_the_answer(town: Assistant) -> None:
    answer = town.ask(ABOUT_MEMO, access=DESK)
    assert sources(answer) == {"memo.txt"}
    assert "共刊发7篇" in answer.text


@pytest.mark.parametrize("access", OTHERS)
@pytest.mark.parametrize("filters", [None, Filters(source="memo.txt"), Filters(published_from="2026-07-01")])
def test_nobody_else_is_told_anything_of_it(town: Assistant, access: Groups, filters: Filters | None) -> None:
    everything = told(town, ABOUT_MEMO, access, filters)
    assert id_of(town, "memo.txt") not in everything
    assert not [word for word in ("夜航", "灯塔", "2026-08-10", "desk") if word in everything]


def test_counts_are_of_what_this_person_may_see(town: Assistant) -> None:
    searched = [town.ask("火星上有几家咖啡馆？", access=access).refusal for access in (NO_GROUPS, DESK)]
    assert [refusal.searched["documents"] for refusal in searched if refusal] == [6, 7]
    passages = [refusal.searched["passages"] for refusal in searched if refusal]
    assert passages == [town.view(NO_GROUPS).passages, town.view(DESK).passages]
    assert passages[0] < passages[1]


@pytest.mark.parametrize("by", ["both", "keywords", "vectors"])
def test_search_finds_it_for_its_group_alone(town: Assistant, by: str) -> None:
    memo = id_of(town, "memo.txt")
    assert memo in {hit.passage.document for hit in town.search("夜航专题", 99, by=by, access=DESK)}
    assert memo not in {hit.passage.document for hit in town.search("夜航专题", 99, by=by)}


def test_a_forbidden_document_and_an_unknown_one_are_not_told_apart(town: Assistant) -> None:
    messages = []
    for id in (id_of(town, "memo.txt"), "f" * 64):
        with pytest.raises(UnknownDocument) as unknown:
            town.document(id)
        messages.append(str(unknown.value).replace(id, ""))
    assert messages[0] == messages[1]


@pytest.mark.parametrize("question", [ABOUT_MEMO, "滨江市2025年新增绿地多少公顷？", "重点工程包括哪些？"])
def test_an_answer_is_the_same_whether_the_hidden_document_is_there_or_not(
    town: Assistant, build_town: Callable[..., Assistant], question: str
) -> None:
    files = {name: text for name, text in FILES.items() if name != "memo.txt"}
    without = build_town(files, *[line for line in MANIFEST if line["file"] in files])

    def answer(assistant: Assistant) -> dict[str, Any]:
        whole = assistant.ask(question).as_json()
        return {**whole, "timings_ms": {}, "snapshot": ""}

    assert answer(town) == answer(without)


def test_a_draft_whose_final_text_is_hidden_is_no_longer_superseded(build_town: Callable[..., Assistant]) -> None:
    manifest = [{**line, "groups": ["desk"]} if line["file"] == "plans/water.md" else line for line in MANIFEST]
    town = build_town(FILES, *manifest)
    question = "到2030年再生水利用率达到多少？"
    assert sources(town.ask(question)) == {"plans/water-draft.md"}
    assert sources(town.ask(question, access=DESK)) == {"plans/water.md"}


def test_a_reprint_of_a_hidden_original_stands_for_itself_and_counts_none(build_town: Callable[..., Assistant]) -> None:
    manifest = [{**line, "groups": ["desk"]} if line["file"] == "press/park.txt" else line for line in MANIFEST]
    town = build_town(FILES, *manifest)
    (citation,) = town.ask("滨江市2025年新增绿地多少公顷？").citations
    assert (citation.source, citation.reprints) == ("press/park-reprint.txt", 0)


def test_a_reprint_in_a_group_is_not_counted_for_others(build_town: Callable[..., Assistant]) -> None:
    manifest = [{**line, "groups": ["desk"]} if "reprint" in str(line["file"]) else line for line in MANIFEST]
    town = build_town(FILES, *manifest)
    counts = [town.ask("滨江市2025年新增绿地多少公顷？", access=who).citations[0].reprints for who in (NO_GROUPS, DESK)]
    assert counts == [0, 1]
