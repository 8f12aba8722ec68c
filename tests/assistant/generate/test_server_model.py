"""A model behind a server: what it is asked, what comes of each way in which a server can fail, and how soon."""

import logging
import time
from typing import Any

import pytest

from assistant.types import Draft
from tests.assistant.generate.collected import collected
from tests.assistant.generate.conftest import EVIDENCE, QUESTION, at_address
from tests.assistant.generate.scripted_server import Reply, Script, ScriptedServer, honest

WHOLE = [Draft("滨江市常住人口为六万人，比上年增加3%。", ("Q1",)), Draft("全市有12所小学。", ("Q2",))]
BEGUN: list[str | float] = ["滨江市有六万人。[Q1]", "全市"]
PATIENT = {"llm_retries": 0, "llm_first_seconds": 5, "llm_between_seconds": 5}


def asked(script: Script, **settings: Any) -> tuple[list[Draft], str | None, ScriptedServer]:
    """Return what a server with this script makes of the question, why it ended, and the server."""
    with ScriptedServer(script) as server:
        return *collected(at_address(server.url, **settings).write(QUESTION, EVIDENCE)), server


def test_each_source_that_the_model_copies_and_cites_is_a_draft() -> None:
    came, reason, server = asked(honest)
    assert (came, reason) == (WHOLE, None)
    assert [message["role"] for message in server.asked[0]["messages"]] == ["system", "user"]
    assert server.asked[0]["stream"] is True


def test_settings_reach_the_server() -> None:
    *_, server = asked(
        honest,
        llm_temperature=0.4,
        llm_max_tokens=99,
        llm_system=False,
        llm_extra_body={"top_k": 7},
        llm_api_key="sesame",
    )
    body = server.asked[0]
    assert (body["temperature"], body["max_tokens"], body["top_k"], len(body["messages"])) == (0.4, 99, 7, 1)
    assert server.keys == ["Bearer sesame"]


def test_a_key_of_the_environment_for_another_server_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "meant-for-another")
    *_, server = asked(honest)
    assert server.keys == ["Bearer none"]


def test_a_proxy_of_the_system_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert asked(honest)[1] is None


def test_a_proxy_that_is_set_is_used() -> None:
    assert asked(honest, llm_proxy="http://127.0.0.1:9", llm_retries=0)[1] == "unreachable"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(status=401), "key"),
        (Reply(status=403), "key"),
        (Reply(status=404), "model"),
        (Reply(status=429), "busy"),
        (Reply(status=500), "broken"),
        (Reply(status=503), "broken"),
        (Reply(status=302, headers={"Location": "http://127.0.0.1:9/"}), "address"),
        (Reply(status=400, error="maximum context length is 2048 tokens"), "overflow"),
        (Reply(status=400, error="System role not supported"), "refused"),
        (Reply([]), "empty"),
        (Reply(["资料没有说明。"]), "unsaid"),
        (Reply(["好" for _ in range(100)]), "loop"),
        (Reply(["The town has sixty thousand people in all.[Q1]"]), "language"),
    ],
)
def test_each_failure_has_its_reason(reply: Reply, reason: str) -> None:
    assert asked(lambda _: reply, llm_retries=0)[:2] == ([], reason)


@pytest.mark.parametrize(
    ("reply", "reason"), [(Reply(BEGUN, finish=None), "cut"), (Reply(BEGUN, finish="length"), "long")]
)
def test_what_was_whole_before_a_stream_broke_off_is_told(reply: Reply, reason: str) -> None:
    assert asked(lambda _: reply)[:2] == ([Draft("滨江市有六万人。", ("Q1",))], reason)


@pytest.mark.parametrize(
    ("pieces", "limits"),
    [
        ([9.0, "迟到。"], {"llm_first_seconds": 0.4}),
        ([*BEGUN, 9.0], {"llm_between_seconds": 0.4}),
        ([*("甲", 0.1) * 50], {"llm_seconds": 0.6}),
    ],
)
def test_a_slow_server_is_waited_for_no_longer_than_was_said(
    pieces: list[str | float], limits: dict[str, float]
) -> None:
    with ScriptedServer(lambda _: Reply(pieces)) as server:
        generator = at_address(server.url, **{**PATIENT, **limits})
        generator.warm()
        began = time.monotonic()
        _, reason = collected(generator.write(QUESTION, EVIDENCE))
        assert (reason, time.monotonic() - began < 2) == ("slow", True)
        assert server.gone.wait(2), "the server was not told that nobody waits"


def test_closing_the_answer_ends_the_request() -> None:
    with ScriptedServer(lambda _: Reply(["滨江市有六万人。[Q1]", "全市有12所小学。", 30.0, "迟到。"])) as server:
        writing = at_address(server.url, **PATIENT).write(QUESTION, EVIDENCE)
        assert next(writing) == Draft("滨江市有六万人。", ("Q1",))
        writing.close()  # type: ignore[attr-defined]
        assert server.gone.wait(2)


def failing_twice(first: Reply) -> Script:
    replies = iter([first, first])
    return lambda body: next(replies, None) or honest(body)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    came, reason, server = asked(failing_twice(Reply(status=status)), llm_retries=2)
    assert (came, reason, len(server.asked)) == (WHOLE, None, 3)


@pytest.mark.parametrize("status", [400, 401, 404])
def test_what_will_not_change_is_not_asked_again(status: int) -> None:
    assert len(asked(failing_twice(Reply(status=status)), llm_retries=2)[2].asked) == 1


def test_retry_after_is_waited_for_within_the_limit() -> None:
    began = time.monotonic()
    assert asked(failing_twice(Reply(status=429, headers={"Retry-After": "0.5"})))[1] is None
    assert time.monotonic() - began > 1


def test_retry_after_beyond_the_limit_is_not_waited_for() -> None:
    began = time.monotonic()
    _, reason, server = asked(lambda _: Reply(status=429, headers={"Retry-After": "60"}), llm_first_seconds=5)
    assert (reason, len(server.asked), time.monotonic() - began < 4) == ("busy", 1, True)


def test_a_stream_that_has_begun_is_not_begun_anew() -> None:
    assert len(asked(lambda _: Reply(BEGUN, finish=None), llm_retries=3)[2].asked) == 1


def test_nobody_at_the_address_is_told_soon() -> None:
    generator = at_address("http://127.0.0.1:9/v1", llm_retries=1)
    began = time.monotonic()
    assert collected(generator.write(QUESTION, EVIDENCE)) == ([], "unreachable")
    assert time.monotonic() - began < 4


def test_the_key_is_in_no_log_and_no_message(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asked(lambda _: Reply(status=401, error="Incorrect key: open-sesame"), llm_api_key="open-sesame")
    asked(honest, llm_api_key="open-sesame")
    assert "Incorrect key: …" in caplog.text
    assert "sesame" not in caplog.text


def test_a_servers_window_and_tokenizer_are_used_where_it_offers_them() -> None:
    with ScriptedServer(honest, [{"id": "scripted", "max_model_len": 1234}]) as server:
        server.tokens = lambda text: len(text)
        model = at_address(server.url).model()
        assert (model.window(), model.count("六万人"), model.bound("六万人")) == (1234, 3, 9)


def test_a_server_that_offers_neither_is_counted_with_the_stated_bound() -> None:
    with ScriptedServer(honest) as server:
        model = at_address(server.url).model()
        assert (model.window(), model.count("六万人")) == (4096, 9)
        assert at_address(server.url, llm_context=9000).model().window() == 9000
