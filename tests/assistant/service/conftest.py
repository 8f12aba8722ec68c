"""The service over a scripted assistant, and a client on its own host."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.examples import Examples
from assistant.service import create_app
from index.settings import Settings
from tests.assistant.fake import FakeAssistant

EXAMPLES = Examples({"zh": ("全市新增了多少绿地？",), "en": ("How many passengers did the tram carry?",)})


@pytest.fixture(scope="module")
def made() -> tuple[FastAPI, FakeAssistant]:
    """Building Gradio's page takes a second, so a file of tests shares one; the assistant only takes notes."""
    assistant = FakeAssistant()
    return create_app(assistant, Settings(embed_hosts="https://portal.example"), EXAMPLES), assistant


@pytest.fixture
def fake(made: tuple[FastAPI, FakeAssistant]) -> FakeAssistant:
    made[1].asked.clear()
    return made[1]


@pytest.fixture
def client(made: tuple[FastAPI, FakeAssistant]) -> Iterator[TestClient]:
    with TestClient(made[0], base_url="http://127.0.0.1:7860", raise_server_exceptions=False) as client:
        yield client


def message(reply: Any) -> str:
    """Return what an error says, after a look at its shape."""
    assert reply.headers["content-type"] == "application/json"
    assert set(reply.json()) == {"error"}
    assert set(reply.json()["error"]) == {"message", "retryable", "words"}
    return str(reply.json()["error"]["message"])
