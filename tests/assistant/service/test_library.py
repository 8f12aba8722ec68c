"""/api/v1/library: everybody looks, whoever sits at the machine changes; files come in whatever they are called."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.service.app import MOST_BYTES
from assistant.service.faults import told_as_json
from assistant.service.guard import Guard
from assistant.service.library import library_routes, roomier
from assistant.service.library_changes import library_changes
from assistant.shelf import Changes, Shelf
from index.library import Library
from tests.assistant.conftest import HASH

from .conftest import message

HOME, HERE = "http://127.0.0.1:7860", ("127.0.0.1", 50_000)
LAMPS = "河畔公园换上太阳能路灯\n\n河畔公园的二百盏路灯换成了太阳能灯，每年省电六万度。\n"
SCRIPT = "<script>window.hacked = true</script>"
Client = Callable[..., TestClient]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Assistant]:
    """An assistant over a store in which nothing was indexed yet."""
    made = Assistant(Library.open(tmp_path / "store", HASH, awaiting=True), HASH)
    yield made
    made.close()


def client_of(
    assistant: Assistant, client: tuple[str, int] = HERE, *, read_only: bool = False, **more: Any
) -> TestClient:
    """Return a client of the library's routes alone: the page takes a second to build."""
    app, shelf, changes = FastAPI(), Shelf(assistant), Changes(assistant)
    told_as_json(app)
    app.include_router(library_routes(shelf, read_only=read_only))
    app.include_router(library_changes(shelf, changes, read_only=read_only))
    names = {"127.0.0.1", "localhost", "library.example"}
    app.add_middleware(Guard, hosts=names, most_bytes=MOST_BYTES, roomier=roomier(more.get("settings", HASH)))
    return TestClient(app, more.get("home", HOME), client=client, raise_server_exceptions=False)


def send(client: TestClient, name: str, content: Any) -> dict[str, Any]:
    reply = client.post("/api/v1/library/uploads", params={"name": name}, content=content)
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def over(client: TestClient, work: dict[str, Any]) -> dict[str, Any]:
    """Start a job and return it when it is over."""
    id = client.post("/api/v1/library/jobs", json=work).json()["id"]
    for _ in range(600):
        (job,) = (one for one in client.get("/api/v1/library/jobs").json() if one["id"] == id)
        if job["over"]:
            return dict(job)
        time.sleep(0.05)
    raise AssertionError("it did not end")


def documents(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    return list(client.get("/api/v1/library/documents", params=asked).json()["rows"])


def test_an_empty_store_says_so_and_files_make_it_answer(empty: Assistant) -> None:
    client = client_of(empty)
    assert client.get("/api/v1/library").json()["documents"] == 0
    tokens = [send(client, name, text)["upload"] for name, text in (("灯.txt", LAMPS), ("bad.pdf", b"%PDF-1.4 x"))]
    job = over(client, {"kind": "upload", "uploads": tokens})
    assert job["counts"] == {"read": 1, "unchanged": 0, "refused": 1, "removed_before": 0}
    assert (job["files"][0]["source"], bool(job["files"][0]["reason"])) == ("bad.pdf", True)
    assert job["files"][0]["reason_words"]["zh-CN"].startswith("是损坏的 PDF（")
    assert "二百盏路灯" in empty.search("太阳能路灯")[0].passage.text


def test_a_pasted_text_is_a_document_with_what_was_said_of_it(empty: Assistant) -> None:
    client = client_of(empty)
    job = over(
        client,
        {"kind": "paste", "text": LAMPS, "title": f"灯 {SCRIPT}", "outlet": "滨江日报", "published": "2026-03-01"},
    )
    (row,) = documents(client)
    assert (job["state"], row["title"], row["outlet"], row["published"]) == (
        "done",
        f"灯 {SCRIPT}",
        "滨江日报",
        "2026-03-01",
    )
    told = client.get(f"/api/v1/library/documents/{row['id']}").json()
    assert told["facts"]["title"] == f"灯 {SCRIPT}"


def test_a_removed_document_is_out_of_every_list_until_it_is_brought_back(build_town: Any) -> None:
    client = client_of(build_town({"lamps.txt": LAMPS}))
    (row,) = documents(client)
    assert client.post(f"/api/v1/library/documents/{row['id']}/remove").json()["removed"] is True
    assert (documents(client), client.get(f"/api/v1/library/documents/{row['id']}").status_code) == ([], 404)
    assert [one["id"] for one in client.get("/api/v1/library/removed").json()] == [row["id"]]
    client.post(f"/api/v1/library/documents/{row['id']}/restore")
    assert [one["id"] for one in documents(client)] == [row["id"]]


def test_what_was_removed_before_is_told_so_when_it_is_handed_in_again(empty: Assistant) -> None:
    client = client_of(empty)
    over(client, {"kind": "upload", "uploads": [send(client, "灯.txt", LAMPS)["upload"]]})
    client.post(f"/api/v1/library/documents/{documents(client)[0]['id']}/remove")
    job = over(client, {"kind": "upload", "uploads": [send(client, "灯.txt", LAMPS)["upload"]]})
    assert (job["counts"]["removed_before"], documents(client)) == (1, [])


def test_one_goes_back_to_an_earlier_snapshot(build_town: Any) -> None:
    build_town({"lamps.txt": LAMPS})
    assistant = build_town({"more.txt": LAMPS.replace("二百", "三百")})
    client = client_of(assistant)
    older = client.get("/api/v1/library").json()["store"]["snapshots"][1]
    assert (older["documents"], len(documents(client))) == (1, 2)
    assert over(client, {"kind": "rollback", "snapshot": older["name"]})["state"] == "done"
    assert len(documents(client)) == 1


def test_what_was_handed_in_can_be_indexed_again_from_the_page(build_town: Any, tmp_path: Path) -> None:
    client = client_of(build_town({"lamps.txt": LAMPS}))
    (tmp_path / "sources" / "more.txt").write_text(LAMPS.replace("二百", "三百"), "utf-8")
    (folder,) = client.get("/api/v1/library").json()["store"]["folders"]
    assert over(client, {"kind": "again", "path": folder["path"]})["counts"]["read"] == 1
    assert len(documents(client)) == 2


def test_a_folder_that_was_never_handed_in_is_not_read(build_town: Any) -> None:
    reply = client_of(build_town({"lamps.txt": LAMPS})).post(
        "/api/v1/library/jobs", json={"kind": "again", "path": "/etc"}
    )
    assert (reply.status_code, "it was never handed in" in message(reply)) == (422, True)


def test_a_folder_of_which_nobody_may_see_a_document_is_not_named(build_town: Any) -> None:
    assistant = build_town({"memo.txt": LAMPS}, {"file": "memo.txt", "groups": ["desk"]})
    told = client_of(assistant).get("/api/v1/library").json()
    assert (told["documents"], told["store"]["folders"]) == (0, [])
    assert [one["documents"] for one in told["store"]["snapshots"]] == [0]


WRITING = [
    ("POST", "/documents/x/remove"),
    ("POST", "/documents/x/restore"),
    ("POST", "/uploads?name=a.txt"),
    ("DELETE", "/uploads/x"),
    ("POST", "/jobs"),
    ("POST", "/jobs/x/cancel"),
    ("GET", "/jobs"),
    ("GET", "/removed"),
]


@pytest.mark.parametrize(("method", "path"), WRITING)
def test_from_another_machine_nothing_is_changed_and_the_reason_is_told(
    empty: Assistant, method: str, path: str
) -> None:
    reply = client_of(empty, ("192.0.2.7", 5)).request(method, f"/api/v1/library{path}")
    assert (reply.status_code, "only on the machine that Yinju runs on" in message(reply)) == (403, True)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_behind_a_proxy_nothing_is_changed(empty: Assistant, header: str) -> None:
    reply = client_of(empty).post("/api/v1/library/jobs", json={"kind": "samples"}, headers={header: "192.0.2.7"})
    assert reply.status_code == 403


def test_under_another_name_nothing_is_changed(empty: Assistant) -> None:
    client = client_of(empty, home="http://library.example")
    assert client.post("/api/v1/library/jobs", json={"kind": "samples"}).status_code == 403


def test_a_page_of_another_site_changes_nothing(empty: Assistant) -> None:
    reply = client_of(empty).post(
        "/api/v1/library/jobs", json={"kind": "samples"}, headers={"Origin": "https://evil.example"}
    )
    assert (reply.status_code, "Another site" in message(reply)) == (403, True)


def test_read_only_is_read_only_for_everybody(empty: Assistant) -> None:
    client = client_of(empty, read_only=True)
    told = client.get("/api/v1/library").json()
    assert (told["writable"], told["why"], told["store"]) == (False, "read_only", None)
    assert "--read-only" in message(client.post("/api/v1/library/jobs", json={"kind": "samples"}))


def test_from_another_machine_one_looks_and_is_told_nothing_of_the_machine(town: Assistant) -> None:
    client = client_of(town, ("192.0.2.7", 5))
    told = client.get("/api/v1/library").json()
    assert (told["writable"], told["why"], told["store"], told["documents"] > 0) == (False, "remote", None, True)
    assert documents(client)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("tool.exe", "is a .exe file"), ("manifest.jsonl", "describes the files of a folder"), ("a.pdf", "is empty")],
)
def test_a_file_that_is_not_taken_is_told_by_name_with_the_reason(empty: Assistant, name: str, reason: str) -> None:
    told = send(client_of(empty), name, "" if reason == "is empty" else "x")
    assert (told["name"], reason in told["refused"], "upload" in told) == (name, True, False)
    assert told["refused_words"]["en"] == told["refused"]
    assert told["refused_words"]["zh-TW"] != told["refused"]


def test_a_file_that_grows_beyond_the_limit_is_refused_and_leaves_nothing(empty: Assistant, tmp_path: Path) -> None:
    small = HASH.model_copy(update={"max_file_mb": 0.5})
    assistant = Assistant(empty.library, small)
    told = send(client_of(assistant, settings=small), "a.txt", (b"x" * 100_000 for _ in range(6)))
    assert "larger than the 0.5 MB" in told["refused"]
    assert list((tmp_path / "store" / "uploads" / ".incoming").iterdir()) == []


def test_a_body_without_end_is_stopped_by_the_guard(empty: Assistant, tmp_path: Path) -> None:
    small = HASH.model_copy(update={"max_file_mb": 0.5})
    reply = client_of(Assistant(empty.library, small), settings=small).post(
        "/api/v1/library/uploads", params={"name": "a.txt"}, content=b"x" * 3_000_000
    )
    assert reply.status_code == 413


@pytest.mark.parametrize("name", ["../../../etc/cron.d/x.txt", "..\\..\\x.txt", "\x00\x1b[2J\u202ex.txt", "/x.txt"])
def test_no_name_leads_out_of_the_uploads_folder(empty: Assistant, tmp_path: Path, name: str) -> None:
    client = client_of(empty)
    over(client, {"kind": "upload", "uploads": [send(client, name, LAMPS)["upload"]]})
    written = {path.name for path in (tmp_path / "store" / "uploads").iterdir()}
    assert written <= {"x.txt", "[2Jx.txt", "manifest.jsonl", ".incoming"}
    assert [row["source"] for row in documents(client)] in (["x.txt"], ["[2Jx.txt"])


def test_a_file_sent_and_not_wanted_is_deleted(empty: Assistant, tmp_path: Path) -> None:
    client = client_of(empty)
    token = send(client, "a.txt", LAMPS)["upload"]
    client.delete(f"/api/v1/library/uploads/{token}")
    assert list((tmp_path / "store" / "uploads" / ".incoming").iterdir()) == []
    reply = client.post("/api/v1/library/jobs", json={"kind": "upload", "uploads": [token]})
    assert (reply.status_code, "No file has arrived" in message(reply)) == (422, True)


@pytest.mark.parametrize("asked", [{"sort": "groups"}, {"page": 0}, {"from": "yesterday"}, {"groups": "desk"}])
def test_a_list_that_cannot_be_asked_for_is_refused(town: Assistant, asked: dict[str, Any]) -> None:
    assert client_of(town).get("/api/v1/library/documents", params=asked).status_code == 422


def test_a_document_for_some_only_is_as_unknown_as_one_that_is_not_there(town: Assistant) -> None:
    client, seen = client_of(town), {record.id for record in town.view().records}
    hidden = next(record.id for record in town.library.records if record.id not in seen)
    replies = [client.get(f"/api/v1/library/documents/{id}") for id in (hidden, "0" * 64)]
    assert [reply.status_code for reply in replies] == [404, 404]
    assert client.post(f"/api/v1/library/documents/{hidden}/remove").status_code == 404
