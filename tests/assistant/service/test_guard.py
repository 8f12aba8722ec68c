"""Who may reach what."""

import pytest
from starlette.testclient import TestClient

from assistant.service.guard import name_of

from .conftest import message

ASKED = {"question": "绿地"}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "", "[::1"])
def test_a_name_that_is_not_this_services_is_turned_away(client: TestClient, host: str) -> None:
    reply = client.get("/api/v1/health", headers={"Host": host})
    assert reply.status_code == 400
    assert "does not answer to the host" in message(reply)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:7860", "[::1]:7860", "LOCALHOST:80"])
def test_every_name_of_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:7860"])
def test_another_site_cannot_ask(client: TestClient, origin: str) -> None:
    reply = client.post("/api/v1/ask", json=ASKED, headers={"Origin": origin})
    assert reply.status_code == 403
    assert "Another site" in message(reply)


def test_a_request_that_a_browser_marks_as_cross_site_cannot_ask(client: TestClient) -> None:
    assert client.post("/api/v1/ask", json=ASKED, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://127.0.0.1:7860", "Sec-Fetch-Site": "same-origin"}])
def test_the_page_and_programs_can_ask(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/v1/ask", json=ASKED, headers=headers).status_code == 200


CLOSED = (
    "/gradio_api/upload /gradio_api/file=/etc/passwd /gradio_api/file/etc/passwd /gradio_api/proxy=http://example.org/ "
    "/gradio_api/stream/a/b/c/playlist.m3u8 /gradio_api/call/ask /gradio_api/run/ask /gradio_api/component_server "
    "/gradio_api/monitoring /gradio_api/mcp/sse /gradio_api/dev/reload /login /login_check /logout /manifest.json "
    "/gradio_api/custom_component/a/client/component/b /docs /redoc /pwa_icon /deep_link /monitoring /robots.txt /.env"
).split()


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_gradio_brings_and_the_page_does_not_need_is_closed(client: TestClient, method: str, path: str) -> None:
    reply = client.request(method, path)
    assert reply.status_code == 404
    assert "There is nothing here" in message(reply)


@pytest.mark.parametrize(
    "path", ["/assets/../../gradio.py", "/web/../page.py", "/web/page.py", "/static/..%2f..%2froutes.py"]
)
def test_no_path_leads_out_of_the_pages_own_files(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 403, 404)


@pytest.mark.parametrize("path", ["/", "/embed", "/api/v1/health", "/config", "/web/page.js"])
def test_no_reply_opens_itself_to_other_sites(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"Origin": "https://evil.example"}).headers
    assert [name for name in headers if name.startswith("access-control-")] == []
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_preflight_of_another_site_grants_nothing(client: TestClient) -> None:
    asks = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    headers = client.options("/api/v1/ask", headers=asks).headers
    assert "access-control-allow-origin" not in headers


def test_the_pages_function_cannot_be_called_by_name(client: TestClient) -> None:
    assert client.get("/gradio_api/info").json()["named_endpoints"] == {}


@pytest.mark.parametrize(("address", "name"), [("//[::1]:80", "::1"), ("//a:b:c", "a"), ("//[bad", ""), ("", "")])
def test_the_name_in_an_address_is_found_or_empty(address: str, name: str) -> None:
    assert name_of(address) == name
