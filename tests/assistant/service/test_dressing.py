"""The page's two views, their policies, and the page's own files."""

import re

import pytest
from starlette.testclient import TestClient

from assistant.service.dressing import bare
from assistant.web import Shell

FILES = Shell().files


def policy_of(client: TestClient, path: str) -> dict[str, str]:
    parts = client.get(path).headers["content-security-policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


def test_the_page_is_framed_by_itself_alone_and_the_embed_by_the_portal(client: TestClient) -> None:
    assert policy_of(client, "/")["frame-ancestors"] == "'self'"
    assert policy_of(client, "/embed")["frame-ancestors"] == "https://portal.example"


def test_a_script_runs_only_with_the_nonce_of_its_own_page(client: TestClient) -> None:
    reply = client.get("/")
    nonce = re.search(r"'nonce-([\w-]+)'", reply.headers["content-security-policy"])
    assert nonce
    scripts = re.findall(r"<script\b[^>]*>", reply.text)
    assert len(scripts) >= 3
    assert all(f'nonce="{nonce[1]}"' in script for script in scripts)
    assert nonce[1] not in client.get("/").text


def test_the_policy_allows_no_inline_script_and_no_other_host(client: TestClient) -> None:
    policy = policy_of(client, "/")
    assert policy["default-src"] == "'self'"
    assert "unsafe-inline" not in policy["script-src"]
    assert "http" not in "".join(value for name, value in policy.items() if name != "frame-ancestors")


@pytest.mark.parametrize(
    ("wanted", "lang"),
    [
        ("zh-TW,en;q=0.5", "zh-TW"),
        ("zh,en;q=0.5", "zh-CN"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("de,zh;q=0.3,en;q=0.2", "zh-CN"),
    ],
)
def test_the_page_speaks_the_readers_language(client: TestClient, wanted: str, lang: str) -> None:
    assert f'<html lang="{lang}" data-view="page"' in client.get("/", headers={"Accept-Language": wanted}).text


def test_the_address_says_the_language_before_the_browser_does(client: TestClient) -> None:
    page = client.get("/?lang=zh-TW", headers={"Accept-Language": "en"}).text
    assert '<html lang="zh-TW"' in page


def test_the_embed_is_the_same_page_in_another_view(client: TestClient) -> None:
    assert 'data-view="embed"' in client.get("/embed").text


def test_nothing_in_the_page_points_to_another_host(client: TestClient) -> None:
    links = re.findall(r'(?:src|href|content)="((?:https?:)?//[^"]*)"', client.get("/").text)
    assert links == []


def test_a_page_is_kept_by_nobody_and_differs_by_language(client: TestClient) -> None:
    headers = client.get("/").headers
    assert (headers["cache-control"], headers["vary"]) == ("no-store", "Accept-Language")


@pytest.mark.parametrize("name", FILES)
def test_each_file_of_the_page_is_there_with_its_type(client: TestClient, name: str) -> None:
    reply = client.get(f"/web/{name}")
    assert reply.headers["content-type"].split(";")[0] == FILES[name].media
    assert reply.content.strip()


def test_a_file_that_a_browser_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/web/page.js")
    again = client.get("/web/page.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/web/page.js", headers={"If-None-Match": '"other"'}).status_code == 200


def test_gradio_sees_no_parameters_of_the_page() -> None:
    scope = {
        "path": "/embed",
        "query_string": b"deep_link=x",
        "headers": [(b"accept-encoding", b"br"), (b"host", b"a")],
    }
    assert bare(scope) == {"path": "/", "raw_path": b"/", "query_string": b"", "headers": [(b"host", b"a")]}
