"""GET /api/v1/documents/{id}/text and /api/v1/health."""

import pytest
from starlette.testclient import TestClient

from assistant.service.look import language
from tests.assistant.fake import CITY, SECRET

from .conftest import message


def text_of(client: TestClient, id: str):
    return client.get(f"/api/v1/documents/{id}/text")


def test_a_text_comes_back_byte_for_byte(client: TestClient) -> None:
    assert text_of(client, CITY.id).content == CITY.text.encode()


def test_a_text_says_its_language_and_is_kept_by_nobody(client: TestClient) -> None:
    headers = text_of(client, CITY.id).headers
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert (headers["content-language"], headers["cache-control"]) == ("zh", "no-store")


def test_a_forbidden_document_cannot_be_told_from_an_unknown_one(client: TestClient) -> None:
    forbidden, unknown = text_of(client, SECRET.id), text_of(client, "f" * 64)
    assert forbidden.status_code == unknown.status_code == 404
    assert message(forbidden).replace(SECRET.id, "") == message(unknown).replace("f" * 64, "")


def test_health_counts_what_everybody_may_see(client: TestClient) -> None:
    assert client.get("/api/v1/health").json() == {"status": "ok", "documents": 4, "passages": 31, "snapshot": "s-1"}


@pytest.mark.parametrize("name", ["", "zh\r\nSet-Cookie: a=b", "中文", None])
def test_a_language_that_cannot_stand_in_a_header_is_told_as_unknown(name: str) -> None:
    assert language(name) == "und"
