"""yinju models check with a language model: it is asked, and what it does is told thing by thing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.cli.conftest import Yinju
from tests.assistant.generate.scripted_server import Reply, Script, ScriptedServer, honest, invented

Findings = dict[str, dict[str, Any]]


@pytest.fixture
def check(yinju: Yinju, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], tuple[int, Findings]]:
    monkeypatch.setenv("YINJU_GENERATOR", "openai")
    monkeypatch.setenv("YINJU_LLM_MODEL", "scripted")
    monkeypatch.setenv("YINJU_LLM_RETRIES", "0")

    def made(url: str) -> tuple[int, Findings]:
        monkeypatch.setenv("YINJU_LLM_BASE_URL", url)
        told = yinju("models", "check", "--json")
        return told.code, {one["what"]: one for one in told.json if one["role"] == "generator"}

    return made


def test_a_model_that_does_as_told_passes_and_its_measures_are_told(check: Any) -> None:
    with ScriptedServer(honest, [{"id": "scripted", "max_model_len": 8192}]) as server:
        code, found = check(server.url)
    assert (code, [one["well"] for one in found.values()]) == (0, [True] * 7)
    assert found["context"]["seen"].startswith("8192 tokens")
    assert found["citations"]["seen"] == "4 of 4 sentences cite a source that they were given"
    assert found["speed"]["seen"].startswith("first word after")


@pytest.mark.parametrize(
    ("script", "what", "seen"),
    [
        (invented, "citations", "0 of 2 sentences cite a source"),
        (lambda _: Reply(status=401, error="no"), "answers", "zh: key: The language model's server: 401"),
        (lambda _: Reply(["The answer is in the other language here.[Q1]"]), "answers", "zh: language:"),
    ],
)
def test_what_is_not_well_is_named_and_fails_the_check(check: Any, script: Script, what: str, seen: str) -> None:
    with ScriptedServer(script) as server:
        code, found = check(server.url)
    assert (code, found[what]["well"]) == (1, False)
    assert seen in found[what]["seen"]
    assert found[what]["do"]


def test_the_list_says_which_model_writes_and_where(yinju: Yinju, monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    monkeypatch.setenv("YINJU_GENERATOR", "openai")
    monkeypatch.setenv("YINJU_LLM_MODEL", "qwen")
    monkeypatch.setenv("YINJU_LLM_BASE_URL", "http://127.0.0.1:8000/v1")
    written = next(one for one in yinju("models", "list", "--json").json["models"] if one["role"] == "generator")
    assert written["kind"].startswith("language model 'qwen' at http://127.0.0.1:8000/v1")
