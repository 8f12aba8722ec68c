"""POST /api/v1/ask."""

import json

import pytest
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.core import LONGEST_QUESTION
from assistant.service.ask import Asked
from assistant.types import Earlier
from index.types import NO_GROUPS, Filters
from tests.assistant.fake import FakeAssistant

from .conftest import message

ASK = "/api/v1/ask"
KEYS = (
    "question language kind answered short_answer text sentences citations conflicts refusal notes "
    "snapshot settings timings_ms error confidence asked_as series generator"
).split()


def test_an_error_is_told_in_every_language_of_the_page(client: TestClient) -> None:
    error = client.get("/nothing").json()["error"]
    assert error["message"] == error["words"]["en"] == "There is nothing here. See /openapi.json for the routes."
    assert error["words"]["zh-CN"] == "这里没有内容。可用的地址见 /openapi.json。"
    assert error["words"]["zh-TW"] == "這裡沒有內容。可用的地址見 /openapi.json。"


def test_an_answer_has_every_key_of_the_contract_in_its_order(client: TestClient) -> None:
    answer = client.post(ASK, json={"question": "全市新增了多少绿地？"}).json()
    assert list(answer) == KEYS


def test_a_citation_quotes_the_text_route_character_for_character(client: TestClient) -> None:
    cited = client.post(ASK, json={"question": "新增绿地"}).json()["citations"][0]
    text = client.get(f"/api/v1/documents/{cited['document']}/text").text
    assert text[cited["start"] : cited["end"]] == cited["quote"]


@pytest.mark.parametrize(
    ("limit", "answered"),
    [({"kind": "plan"}, True), ({"kind": "law"}, False), ({"outline": "第一章"}, True), ({"outline": "第九章"}, False)],
)
def test_a_kind_or_a_part_of_documents_is_searched_alone(
    limit: dict[str, str], answered: bool, town: Assistant
) -> None:
    asked = Asked(question="滨江市2030年的再生水利用率要达到多少？", **limit)
    assert town.ask(asked.question, **asked.put()).answered is answered


def test_a_refusal_is_an_answer_with_its_reason_and_no_sentences(client: TestClient) -> None:
    reply = client.post(ASK, json={"question": "Who lives on Mars?"})
    answer = reply.json()
    assert (reply.status_code, answer["answered"], answer["sentences"]) == (200, False, [])
    assert answer["refusal"]["reason"] == "not_in_sources"


def streamed(client: TestClient, question: str) -> list[tuple[str, dict]]:
    reply = client.post(ASK, json={"question": question}, headers={"Accept": "text/event-stream"})
    assert reply.headers["content-type"].startswith("text/event-stream")
    blocks = [block.split("\n") for block in reply.text.strip().split("\n\n")]
    return [(kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for kind, data in blocks]


def test_a_stream_ends_with_the_answer_that_the_plain_request_gets(client: TestClient) -> None:
    kind, last = streamed(client, "新增绿地")[-1]
    assert kind == last.pop("type") == "answer"
    assert last == client.post(ASK, json={"question": "新增绿地"}).json()


def test_a_stream_tells_each_event_with_its_type(client: TestClient) -> None:
    events = streamed(client, "主要任务")
    kinds = ["question", "evidence", "sentence", "sentence", "sentence", "note", "answer"]
    assert [kind for kind, _ in events] == [data["type"] for _, data in events] == kinds


def test_a_stream_that_breaks_ends_with_an_error_that_names_no_internals(client: TestClient) -> None:
    kind, last = streamed(client, "crash")[-1]
    assert kind == "error"
    assert "look for error" in last["message"]
    assert "secret" not in last["message"]


def test_a_crash_is_a_500_that_names_no_internals(client: TestClient) -> None:
    reply = client.post(ASK, json={"question": "crash"})
    assert reply.status_code == 500
    assert reply.json()["error"]["retryable"] is True
    assert "secret" not in message(reply)


def test_wrong_use_is_a_422_with_the_reason(client: TestClient) -> None:
    reply = client.post(ASK, json={"question": "wrong"})
    assert (reply.status_code, message(reply)) == (422, "The question is wrong. Ask another.")


REFUSED = {
    "groups": ({"question": "x", "groups": ["press"]}, "'groups' is not taken from a request"),
    "unknown field": ({"question": "x", "answer": 1}, "Unknown field 'answer'"),
    "no question": ({}, "The question is empty"),
    "blank question": ({"question": " \n\u3000"}, "The question is empty"),
    "long question": ({"question": "长" * (LONGEST_QUESTION + 1)}, f"more than {LONGEST_QUESTION}"),
    "day that is none": ({"question": "x", "from": "2026-02-30"}, "'from' cannot be used"),
    "number as day": ({"question": "x", "as_of": 20260101}, "give a day as YYYY-MM-DD"),
    "moment as day": ({"question": "x", "to": "2026-01-01T00:00:00"}, "give a day as YYYY-MM-DD"),
    "other language": ({"question": "x", "lang": "fr"}, "'lang' cannot be used"),
    "too much history": ({"question": "x", "history": ["y"] * 21}, "'history' cannot be used"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_request_that_cannot_be_used_is_a_422_that_says_why(
    client: TestClient, fake: FakeAssistant, name: str
) -> None:
    body, why = REFUSED[name]
    reply = client.post(ASK, json=body)
    assert reply.status_code == 422
    assert why in message(reply)
    assert fake.asked == []


@pytest.mark.parametrize("body", ["", "[]", "question", "{", '"x"'])
def test_a_body_that_is_no_object_is_a_422_in_one_line(client: TestClient, body: str) -> None:
    reply = client.post(ASK, content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == 422
    assert "\n" not in message(reply)


@pytest.mark.parametrize("announced", [True, False])
def test_a_request_of_a_megabyte_is_turned_away(client: TestClient, fake: FakeAssistant, announced: bool) -> None:
    body = b'{"question": "' + b"x" * 1_000_000 + b'"}'
    content = body if announced else iter([body])
    reply = client.post(ASK, content=content, headers={"Content-Type": "application/json"})
    assert (reply.status_code, fake.asked) == (413, [])
    assert "too large" in message(reply)


def test_limits_reach_the_assistant_as_they_were_set(client: TestClient, fake: FakeAssistant) -> None:
    limits = {"source": "press/", "from": "2026-01-01", "to": "2026-03-31", "lang": "zh", "answer_in": "en"}
    client.post(ASK, json={"question": " 新增绿地 ", "as_of": "2026-04-01", "history": ["绿地？"], **limits})
    filters = Filters(source="press/", published_from="2026-01-01", published_to="2026-03-31", lang="zh")
    told = {"filters": filters, "as_of": "2026-04-01", "access": NO_GROUPS, "answer_in": "en"}
    assert fake.asked == [{"text": "新增绿地", "history": ("绿地？",), **told}]


def test_an_earlier_question_may_bring_its_short_answer(client: TestClient, fake: FakeAssistant) -> None:
    before = {"question": "站长是谁？", "short_answer": "张启龙"}
    client.post(ASK, json={"question": "他见了谁？", "history": [before]})
    assert fake.asked[0]["history"] == (Earlier("站长是谁？", "张启龙"),)


def test_an_earlier_question_that_names_groups_is_a_422(client: TestClient, fake: FakeAssistant) -> None:
    reply = client.post(ASK, json={"question": "他见了谁？", "history": [{"question": "站长？", "groups": ["desk"]}]})
    assert (reply.status_code, fake.asked) == (422, [])
    assert message(reply).startswith("Unknown field 'history.0.groups'")


def test_an_answer_is_kept_by_no_cache(client: TestClient) -> None:
    assert client.post(ASK, json={"question": "绿地"}).headers["cache-control"] == "no-store"
