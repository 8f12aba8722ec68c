"""A model of the hub is fetched once, when it is asked for, and found again without a network."""

import hashlib
import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from huggingface_hub import constants

from index.errors import ModelMissing
from index.models import hub

SHA = "c0ffee" * 6 + "c0ff"
FILES = {
    "modules.json": b"[]",
    "config.json": b"{}",
    "README.md": b"a card",
    "model.safetensors": b"weights",
    "pytorch_model.bin": b"the same weights",
    "onnx/model.safetensors": b"a copy",
}


class Hub(BaseHTTPRequestHandler):
    """As much of a hub as fetching a model takes: what a model holds, and its files."""

    asked: list[str]

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, with_body: bool) -> None:
        body = self._body()
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("ETag", f'"{hashlib.sha1(body or b"").hexdigest()}"')
        self.send_header("X-Repo-Commit", SHA)
        self.end_headers()
        if with_body and body:
            self.wfile.write(body)

    def _body(self) -> bytes | None:
        self.asked.append(self.path)
        if self.path.startswith(f"/api/models/own/tiny/tree/{SHA}"):
            rows = [{"type": "file", "path": name, "size": len(text), "oid": "0"} for name, text in FILES.items()]
            return json.dumps(rows).encode()
        if self.path.startswith("/api/models/own/tiny"):
            return json.dumps({"id": "own/tiny", "sha": SHA}).encode()
        found = re.fullmatch(rf"/own/tiny/resolve/{SHA}/(.+)", self.path)
        return FILES.get(found[1]) if found else None

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    return tmp_path / "cache"


@pytest.fixture
def asked(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A hub on this machine; yields the paths that were asked of it."""
    handler = type("Handler", (Hub,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        endpoint = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setattr(constants, "ENDPOINT", endpoint)
        template = endpoint + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
        Thread(target=server.serve_forever, daemon=True).start()
        yield handler.asked  # type: ignore[attr-defined]
        server.shutdown()


def test_a_model_is_fetched_with_its_safe_weights_and_no_copies(asked: list[str]) -> None:
    folder = hub.fetch("own/tiny")
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert held == {"modules.json", "config.json", "README.md", "model.safetensors"}


def test_weights_of_the_old_kind_are_fetched_where_there_are_no_others(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(FILES, "model.safetensors")
    assert (hub.fetch("own/tiny") / "pytorch_model.bin").read_bytes() == b"the same weights"


def test_what_was_fetched_is_found_again_without_asking(asked: list[str]) -> None:
    folder = hub.fetch("own/tiny")
    asked.clear()
    assert (hub.cached("own/tiny"), asked) == (folder, [])


def test_without_a_hub_what_was_fetched_before_will_do(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = hub.fetch("own/tiny")
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    assert hub.fetch("own/tiny") == folder


def test_without_a_hub_the_error_says_what_was_tried_why_it_failed_and_what_to_do(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelMissing, match=r"'own/tiny' from http://127\.0\.0\.1:9: ConnectError.*models use FOLDER"):
        hub.fetch("own/tiny")


def test_nothing_is_asked_when_the_environment_says_offline(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelMissing, match="HF_HUB_OFFLINE"):
        hub.fetch("own/tiny")
    assert asked == []


def test_a_model_that_the_hub_does_not_hold_is_named(asked: list[str]) -> None:
    with pytest.raises(ModelMissing, match=r"'own/other'.*404"):
        hub.fetch("own/other")


def test_a_model_that_was_never_fetched_is_told_how_to_fetch(cache: Path) -> None:
    with pytest.raises(ModelMissing, match="yinju models use own/tiny"):
        hub.cached("own/tiny")


@pytest.mark.parametrize(
    ("name", "is_id"), [("own/tiny", True), ("tiny", False), ("/own/tiny", False), ("../tiny", False), ("a/b/c", False)]
)
def test_an_owner_and_a_name_are_a_hub_id(name: str, is_id: bool) -> None:
    assert hub.is_hub_id(name) is is_id


def test_a_folder_that_is_there_is_no_hub_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own" / "tiny").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert not hub.is_hub_id("own/tiny")
