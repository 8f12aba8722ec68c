"""POST /api/v1/feedback."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from assistant.keep import Asked, Keeping
from assistant.service import Beside, create_app
from assistant.service.turnstile import Turnstile
from index.library import Feedback
from index.settings import Settings
from tests.assistant.fake import FakeAssistant

from .conftest import EXAMPLES, message

GREEN = "全市新增了多少绿地？"
ANSWER = FakeAssistant().ask(GREEN).as_json()
SAID = {"reason": "wrong_figure", "note": " 是 321 ", "question": GREEN, "answer": ANSWER}


class Kept(list[Feedback]):
    """What was handed on to be kept, numbered."""

    def feed(self, told: Feedback) -> Feedback:
        self.append(told)
        return replace(told, id=len(self))


@pytest.fixture(scope="module")
def made() -> tuple[TestClient, Keeping, Kept]:
    keeping, kept = Keeping.in_memory(), Kept()
    keeping.feed = kept.feed
    app = create_app(FakeAssistant(), Settings(), EXAMPLES, beside=Beside(keeping=keeping))
    return TestClient(app, base_url="http://127.0.0.1:7860", raise_server_exceptions=False), keeping, kept


@pytest.fixture
def client(made: tuple[TestClient, Keeping, Kept]) -> TestClient:
    """Somebody new: the cookie of the page is theirs."""
    made[0].cookies.clear()
    made[0].get("/")
    made[2].clear()
    return made[0]


def test_a_program_says_what_is_wrong_with_an_answer_and_both_are_kept(client: TestClient, made) -> None:
    reply = client.post("/api/v1/feedback", json=SAID)
    assert (reply.status_code, reply.json()) == (201, {"kept": True})
    [told] = made[2]
    assert (told.question, told.reason, told.note, told.answer["snapshot"]) == (GREEN, "wrong_figure", "是 321", "s-1")
    assert told.groups == ()


def test_nobody_learns_by_their_own_word_how_many_others_have_spoken(client: TestClient, made) -> None:
    replies = [client.post("/api/v1/feedback", json=SAID) for _ in range(3)]
    assert len({(reply.status_code, reply.text) for reply in replies}) == 1
    assert [name for reply in replies for name in reply.headers if "location" in name] == []
    assert len(made[2]) == 3


def test_of_an_answer_that_a_program_sends_only_the_contract_is_kept(client: TestClient, made) -> None:
    client.post("/api/v1/feedback", json=SAID | {"answer": ANSWER | {"more": "x" * 100}})
    assert "more" not in made[2][0].answer


def test_of_a_turn_of_ones_own_the_kept_answer_goes_along(client: TestClient, made) -> None:
    keeping = made[1]
    place, telling = keeping.ask(keeping.person(client.cookies), "", Asked(GREEN), FakeAssistant().stream(GREEN))
    list(telling.follow())
    said = {"reason": "good", "conversation": place.conversation, "turn": 1}
    assert client.post("/api/v1/feedback", json=said).status_code == 201
    assert made[2][0].answer["text"] == ANSWER["text"]
    client.cookies.clear()
    client.get("/")
    assert client.post("/api/v1/feedback", json=said).status_code == 404
    assert client.post("/api/v1/feedback", json=said | {"turn": 2}).status_code == 404


UNFIT = {
    "no reason of ours": (SAID | {"reason": "ugly"}, "'reason' cannot be used"),
    "a long note": (SAID | {"note": "x" * 2001}, "'note' has 2001 characters, more than 2000"),
    "of nothing": ({"reason": "other"}, "name either conversation and turn, or question and answer"),
    "of both": (SAID | {"conversation": "c", "turn": 1}, "name either conversation and turn"),
    "groups": (SAID | {"groups": ["desk"]}, "'groups' is not taken from a request"),
    "unknown field": (SAID | {"at": 1}, "Known: reason, note"),
    "an answer of a size that is none": (SAID | {"answer": {"text": "字" * 30_000}}, "no more than 64 kB"),
    "an answer that is none": (SAID | {"answer": "x"}, "'answer' cannot be used"),
}


@pytest.mark.parametrize(("body", "said"), UNFIT.values(), ids=list(UNFIT))
def test_what_cannot_be_kept_is_told(client: TestClient, made, body: dict, said: str) -> None:
    reply = client.post("/api/v1/feedback", json=body)
    assert reply.status_code == 422
    assert said in message(reply)
    assert made[2] == []


def test_another_site_says_nothing(client: TestClient) -> None:
    assert client.post("/api/v1/feedback", json=SAID, headers={"Origin": "https://evil.example"}).status_code == 403


def test_who_says_too_much_is_asked_to_wait(client: TestClient) -> None:
    replies = [client.post("/api/v1/feedback", json=SAID) for _ in range(61)]
    assert [reply.status_code for reply in replies[58:]] == [201, 201, 429]
    assert replies[-1].json()["error"]["retryable"]


def test_a_turnstile_lets_people_through_again_and_knows_them_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("assistant.service.turnstile.time.monotonic", lambda: now[0])
    turnstile = Turnstile(2, 60)
    assert [turnstile.lets("ann") for _ in range(3)] == [True, True, False]
    assert turnstile.lets("bob")
    now[0] = 60
    assert turnstile.lets("ann")


def test_a_turnstile_forgets_those_who_came_least_lately(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.service.turnstile.MOST_PEOPLE", 2)
    turnstile = Turnstile(1, 60)
    assert [turnstile.lets(who) for who in ("ann", "bob", "eve", "eve", "ann")] == [True, True, True, False, True]


def test_without_a_store_nobody_takes_feedback() -> None:
    client = TestClient(create_app(FakeAssistant(), Settings(), EXAMPLES), base_url="http://127.0.0.1:7860")
    assert client.post("/api/v1/feedback", json=SAID).status_code == 404
