"""A person's own conversations over HTTP."""

import re
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.keep import COOKIE, Asked, Keeping
from assistant.service import Beside, create_app
from assistant.service.conversations import saved_as
from index.settings import Settings
from tests.assistant.fake import FakeAssistant

from .conftest import EXAMPLES, message

GREEN, TASKS = "全市新增了多少绿地？", "主要任务？"
URL = "/api/v1/conversations"


@pytest.fixture(scope="module")
def served() -> tuple[FastAPI, Keeping]:
    """Building the page takes a second, so the tests of this file share one; each comes as somebody new."""
    keeping = Keeping.in_memory()
    return create_app(FakeAssistant(), Settings(), EXAMPLES, beside=Beside(keeping=keeping)), keeping


@pytest.fixture
def keeping(served: tuple[FastAPI, Keeping]) -> Keeping:
    return served[1]


class Person:
    """Somebody with a browser: opens the page, gets a cookie, and asks."""

    def __init__(self, served: tuple[FastAPI, Keeping]) -> None:
        app, self.keeping = served
        self.client = TestClient(app, base_url="http://127.0.0.1:7860", raise_server_exceptions=False)
        self.greeting = self.client.get("/").headers.get("set-cookie", "")
        self.name = self.keeping.person(self.client.cookies)

    def asks(self, *questions: str) -> str:
        """Ask questions in one conversation and hear them out; return its id."""
        id = ""
        for question in questions:
            place, telling = self.keeping.ask(self.name, id, Asked(question), FakeAssistant().stream(question))
            list(telling.follow())
            id = place.conversation
        return id


@pytest.fixture
def ann(served: tuple[FastAPI, Keeping]) -> Person:
    return Person(served)


@pytest.fixture
def bob(served: tuple[FastAPI, Keeping]) -> Person:
    return Person(served)


def test_the_page_comes_with_a_cookie_that_no_script_reads_and_no_other_site_sends(ann: Person) -> None:
    assert re.fullmatch(rf"{COOKIE}=[\w.-]+; Max-Age=7776000; Path=/; SameSite=Lax; HttpOnly", ann.greeting)
    assert "set-cookie" not in ann.client.get("/").headers


@pytest.mark.parametrize("path", ["/embed", "/api/v1/health", "/web/page.js"])
def test_nothing_but_the_page_gives_a_cookie(served: tuple[FastAPI, Keeping], path: str) -> None:
    client = TestClient(served[0], base_url="http://127.0.0.1:7860")
    assert "set-cookie" not in client.get(path).headers


def test_over_https_the_cookie_goes_over_https_alone(served: tuple[FastAPI, Keeping]) -> None:
    client = TestClient(served[0], base_url="https://127.0.0.1:7860")
    assert client.get("/").headers["set-cookie"].endswith("; HttpOnly; Secure")


def test_a_forged_cookie_is_a_newcomers(ann: Person) -> None:
    forged = ann.client.cookies[COOKIE].replace(ann.name, "somebodyelse")
    ann.client.cookies.clear()
    headers = {"Cookie": f"{COOKIE}={forged}"}
    assert COOKIE in ann.client.get("/", headers=headers).headers["set-cookie"]
    assert ann.client.get(URL, headers=headers).json() == []


def test_a_persons_conversations_are_listed_and_searched(ann: Person) -> None:
    ids = [ann.asks(GREEN), ann.asks(TASKS)]
    held = ann.client.get(URL).json()
    assert [(one["id"], one["title"], one["turns"]) for one in held] == [(ids[1], TASKS, 1), (ids[0], GREEN, 1)]
    assert [one["id"] for one in ann.client.get(URL, params={"words": "320公顷"}).json()] == [ids[0]]
    assert ann.client.get(URL).headers["cache-control"] == "no-store"


def test_a_conversation_is_renamed_and_deleted(ann: Person) -> None:
    id = ann.asks(GREEN)
    assert ann.client.patch(f"{URL}/{id}", json={"title": " 绿地 "}).status_code == 204
    assert ann.client.get(URL).json()[0]["title"] == "绿地"
    assert ann.client.delete(f"{URL}/{id}").status_code == 204
    assert ann.client.get(URL).json() == []


@pytest.mark.parametrize("what", ["patch", "delete", "get"])
def test_anothers_conversation_cannot_be_told_from_one_that_is_not_there(ann: Person, bob: Person, what: str) -> None:
    id = ann.asks(GREEN)
    body: dict[str, Any] = {"json": {"title": "x"}} if what == "patch" else {}
    tail = "/briefing" if what == "get" else ""
    replies = [bob.client.request(what, f"{URL}/{one}{tail}", **body) for one in (id, "nothing")]
    assert [reply.status_code for reply in replies] == [404, 404]
    assert message(replies[0]) == message(replies[1])
    assert len(ann.client.get(URL).json()) == 1


def test_another_site_deletes_nothing(ann: Person) -> None:
    id = ann.asks(GREEN)
    assert ann.client.delete(f"{URL}/{id}", headers={"Origin": "https://evil.example"}).status_code == 403
    assert len(ann.client.get(URL).json()) == 1


def test_a_conversation_leaves_as_a_docx_named_after_it(ann: Person) -> None:
    reply = ann.client.get(f"{URL}/{ann.asks(GREEN, TASKS)}/briefing")
    document = Document(BytesIO(reply.content))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [GREEN, TASKS]
    assert reply.headers["content-disposition"].startswith(
        "attachment; filename=\"yinju.docx\"; filename*=UTF-8''%E5%85%A8"
    )
    assert reply.headers["cache-control"] == "no-store"


def test_chosen_questions_leave_alone_in_the_readers_language(ann: Person) -> None:
    id = ann.asks(GREEN, TASKS)
    text = ann.client.get(f"{URL}/{id}/briefing", params={"form": "md", "turns": "2", "lang": "tw"}).text
    assert f"## {TASKS}" in text
    assert f"## {GREEN}" not in text
    assert "生成日期" in text
    assert "說明" in text


def test_a_page_to_print_runs_one_script_of_ours_and_nothing_else(ann: Person) -> None:
    reply = ann.client.get(f"{URL}/{ann.asks(GREEN)}/briefing", params={"form": "html", "lang": "en"})
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
    named = re.findall(r"""(?:src|href)=["']([^"'#][^"']*)""", reply.text)
    ours = {f"../../../../web/{name}" for name in ("tokens.css", "briefing.css", "briefing.js")}
    assert set(named) == {*ours, "https://example.org/city"}
    assert all(ann.client.get(f"/web/briefing.{kind}").status_code == 200 for kind in ("css", "js"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"turns": "9"}, "Choose others"),
        ({"turns": "x"}, "'query.turns'"),
        ({"turns": "9" * 4500}, "'query.turns'"),
        ({"turns": "1,"}, "'query.turns'"),
        ({"form": "exe"}, "'query.form'"),
    ],
)
def test_what_cannot_be_exported_is_told(ann: Person, asked: dict, said: str) -> None:
    reply = ann.client.get(f"{URL}/{ann.asks(GREEN)}/briefing", params=asked)
    assert reply.status_code == 422
    assert said in message(reply)


def test_a_title_that_breaks_headers_names_a_plain_file() -> None:
    said = saved_as('a"\r\nSet-Cookie: x=1;/../b', "md")
    assert said == "attachment; filename=\"yinju.md\"; filename*=UTF-8''a%20Set-Cookie%20x%201%20b.md"
    assert saved_as("；", "md").endswith("''yinju.md")
