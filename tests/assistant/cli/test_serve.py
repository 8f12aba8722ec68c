"""yinju serve: what it hands to the service, and what stops it before it listens."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.cli.conftest import Yinju

Heard = list[tuple[str, str]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What the service was handed, in place of a service that runs until Ctrl-C: (host, address bound to)."""
    places: Heard = []

    def serve(app: Any, bound: socket.socket, *, host: str, announce: Callable[[str], None]) -> None:
        places.append((host, bound.getsockname()[0]))
        announce("http://127.0.0.2:8123")

    monkeypatch.setattr("assistant.service.serve", serve)
    return places


def test_the_service_is_opened_where_it_was_told(yinju: Yinju, store: Path, heard: Heard) -> None:
    told = yinju("serve", "--host", "127.0.0.2", "--port", 8123)
    assert (told.code, told.err) == (0, "")
    assert heard == [("127.0.0.2", "127.0.0.2")]


def test_the_address_is_told_in_words_or_as_one_line_of_json(yinju: Yinju, store: Path, heard: Heard) -> None:
    assert yinju("serve", "--port", 8124).out == "Yinju is at http://127.0.0.2:8123 (Ctrl-C stops it)\n"
    assert yinju("serve", "--port", 8124, "--json").out == '{"address": "http://127.0.0.2:8123"}\n'


def test_a_busy_port_is_told_with_another_to_take(yinju: Yinju, store: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        told = yinju("serve", "--port", port)
    assert told.code == 2
    assert told.complaint.startswith(f"Could not listen on 127.0.0.1:{port}: Address already in use.")


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_wrong_use(yinju: Yinju, store: Path, port: str) -> None:
    told = yinju("serve", "--port", port)
    assert (told.code, told.complaint.startswith("Invalid value for '--port'")) == (2, True)


def test_the_page_opens_before_anything_is_indexed(yinju: Yinju, heard: Heard) -> None:
    told = yinju("serve", "--port", 8125)
    assert (told.code, len(heard)) == (0, 1)
