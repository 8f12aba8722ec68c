"""GET /api/v1/documents/{id}, its places and its pages, over a real store with a PDF in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.service.faults import told_as_json
from assistant.service.source import source_routes
from index import build
from index.settings import Settings
from tests.index.formats.made_pdf import lines, pdf

from .conftest import message

HASH = Settings(embedder="hash")
WORDS = "管网漏损率降到百分之八以下"
PLAN = pdf(lines(["第一章 总体要求", f"到2030年，{WORDS}。"]), lines(["第二章 保障措施"]))
FILES = {"plan.pdf": PLAN, "secret.pdf": PLAN, "gone.pdf": PLAN, "note.txt": "河畔公园周六开放。".encode()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "manifest.jsonl").write_text('{"file": "secret.pdf", "groups": ["press"]}\n', "utf-8")
    return folder


@pytest.fixture(scope="module")
def assistant(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    store = tmp_path_factory.mktemp("stores") / "store"
    build([folder], store, settings=HASH)
    made = Assistant.open(store, HASH)
    yield made
    made.close()


@pytest.fixture
def client(assistant: Assistant) -> Iterator[TestClient]:
    """The routes alone: they need no page around them."""
    app = FastAPI()
    told_as_json(app)
    app.include_router(source_routes(assistant))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def address(assistant: Assistant, source: str, rest: str = "") -> str:
    id = next(record.id for record in assistant.library.records if record.source == source)
    return f"/api/v1/documents/{id}{rest}"


def test_a_document_is_told_and_kept_by_nobody(client: TestClient, assistant: Assistant) -> None:
    reply = client.get(address(assistant, "plan.pdf"))
    told = reply.json()
    assert (told["source"], told["paged"], told["characters"] > 20) == ("plan.pdf", True, True)
    assert reply.headers["cache-control"] == "no-store"


def test_a_place_has_the_boxes_of_its_words(client: TestClient, assistant: Assistant) -> None:
    start = assistant.document(address(assistant, "plan.pdf").rsplit("/", 1)[1]).text.index(WORDS)
    told = client.get(address(assistant, "plan.pdf", f"/place?start={start}&end={start + len(WORDS)}")).json()
    assert (told["quote"], told["count"], told["exact"], told["why"]) == (WORDS, 2, True, None)
    (page,) = told["pages"]
    assert (page["page"], len(page["boxes"])) == (1, 1)


def test_a_page_is_a_png_kept_by_nobody(client: TestClient, assistant: Assistant) -> None:
    reply = client.get(address(assistant, "plan.pdf", "/pages/2.png?width=300"))
    assert reply.content.startswith(b"\x89PNG")
    assert (reply.headers["content-type"], reply.headers["cache-control"]) == ("image/png", "no-store")


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("/pages/3.png", 404),
        ("/pages/0.png", 404),
        ("/pages/x.png", 422),
        ("/pages/1.png?width=100000", 422),
        ("/place?start=0&end=9999", 422),
        ("/place?start=-1&end=2", 422),
        ("/place", 422),
    ],
)
def test_what_is_not_there_says_so_in_one_line(
    client: TestClient, assistant: Assistant, rest: str, status: int
) -> None:
    reply = client.get(address(assistant, "plan.pdf", rest))
    assert reply.status_code == status
    assert "\n" not in message(reply)


def test_a_text_has_no_pages(client: TestClient, assistant: Assistant) -> None:
    assert "is no PDF" in message(client.get(address(assistant, "note.txt", "/pages/1.png")))


@pytest.mark.parametrize("rest", ["", "/place?start=0&end=2", "/pages/1.png"])
def test_a_forbidden_document_cannot_be_told_from_an_unknown_one(
    client: TestClient, assistant: Assistant, rest: str
) -> None:
    secret = address(assistant, "secret.pdf", rest)
    unknown = f"/api/v1/documents/{'f' * 64}{rest}"
    forbidden, nothing = client.get(secret), client.get(unknown)
    assert (forbidden.status_code, nothing.status_code) == (404, 404)
    assert message(forbidden).replace(secret.split("/")[4], "") == message(nothing).replace("f" * 64, "")


@pytest.mark.parametrize("rest", ["", "/place?start=0&end=2", "/pages/1.png"])
def test_of_a_removed_document_nothing_is_left(client: TestClient, assistant: Assistant, rest: str) -> None:
    asked = address(assistant, "plan.pdf", rest)
    assert client.get(asked).status_code == 200
    assistant.library.remove(asked.split("/")[4])
    try:
        assert client.get(asked).status_code == 404
    finally:
        assistant.library.restore(asked.split("/")[4])


def test_a_changed_original_leaves_the_text_and_says_why(
    client: TestClient, assistant: Assistant, folder: Path, tmp_path: Path
) -> None:
    shutil.move(folder / "gone.pdf", tmp_path)
    assert client.get(address(assistant, "gone.pdf", "/place?start=0&end=2")).json()["why"] == "missing"
    (folder / "gone.pdf").write_bytes(b"%PDF-1.4 another")
    reply = client.get(address(assistant, "gone.pdf", "/pages/1.png"))
    assert (reply.status_code, "another file now" in message(reply)) == (404, True)
    assert client.get(address(assistant, "gone.pdf", "/place?start=0&end=2")).json()["why"] == "changed"
