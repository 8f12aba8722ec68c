"""What a tab gives under an address of its own: a page in a sandbox, a file to save, or the reason why not."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.service.guard import Guard
from assistant.service.tab_files import tab_routes
from assistant.web.tabs import Served, Tab
from index.errors import WrongUse

FILES = {"a/report.html": Served(b"<b>x</b>", "text/html"), "a/rows.csv": Served(b"1,2", "text/csv")}


def serve(path: str) -> Served:
    if path not in FILES:
        raise WrongUse(f"There is no run '{path}'.")
    return FILES[path]


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.include_router(
        tab_routes([Tab("evaluate", lambda *_: None, {"tab_evaluate": {"zh": "评测", "en": "x"}}, serve=serve)])
    )
    app.add_middleware(Guard, hosts={"127.0.0.1", "example.org"}, most_bytes=100)
    return TestClient(app, "http://127.0.0.1", client=("127.0.0.1", 50000))


def test_a_page_is_shown_in_a_sandbox_without_an_origin(client: TestClient) -> None:
    told = client.get("/tab/evaluate/a/report.html")
    policy = told.headers["content-security-policy"]
    assert (told.status_code, told.text) == (200, "<b>x</b>")
    assert policy.startswith("sandbox allow-scripts; default-src 'none'")
    assert "allow-same-origin" not in policy


def test_any_other_file_is_saved_and_not_shown(client: TestClient) -> None:
    assert client.get("/tab/evaluate/a/rows.csv").headers["content-disposition"] == "attachment"


def test_what_is_not_there_is_told_as_text(client: TestClient) -> None:
    told = client.get("/tab/evaluate/b/<b>")
    assert told.status_code == 404
    told = client.get("/tab/evaluate/b")
    assert (told.status_code, told.text, told.headers["content-type"][:10]) == (
        404,
        "There is no run 'b'.",
        "text/plain",
    )


def test_a_tab_that_gives_nothing_has_no_address(client: TestClient) -> None:
    assert client.get("/tab/library/a").status_code == 404


def test_a_reason_is_told_in_the_language_that_the_browser_asks_for(client: TestClient) -> None:
    elsewhere = {"host": "example.org", "accept-language": "zh-TW,zh;q=0.9"}
    assert client.get("/tab/evaluate/a", headers=elsewhere).text == "只有在執行引據的那臺機器上才能開啟。"


@pytest.mark.parametrize("headers", [{"host": "example.org"}, {"x-forwarded-for": "10.0.0.1"}])
def test_nothing_is_given_to_whoever_is_elsewhere(client: TestClient, headers: dict[str, str]) -> None:
    told = client.get("/tab/evaluate/a/report.html", headers=headers)
    assert (told.status_code, told.text) == (403, "This is open only on the machine that Yinju runs on.")
