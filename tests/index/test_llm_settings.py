"""A language model's settings: ranges, addresses without secrets, and a key that stands in no file others read."""

from pathlib import Path
from typing import Any

import pytest

from index.errors import UnknownSetting, WrongUse
from index.settings import Settings, shown

SERVER: dict[str, Any] = {"generator": "openai", "llm_base_url": "http://127.0.0.1:8000/v1", "llm_model": "m"}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YINJU_SETTINGS", str(tmp_path / "yinju.toml"))
    return tmp_path / "yinju.toml"


def test_file_and_environment_set_them_like_all_others(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('generator = "openai"\nllm_model = "m"\n[llm_extra_body]\ntop_k = 7\n')
    monkeypatch.setenv("YINJU_LLM_BASE_URL", "http://127.0.0.1:8000/v1/")
    loaded = Settings.load()
    assert (loaded.llm_model, loaded.llm_extra_body, loaded.llm_base_url) == (
        "m", {"top_k": 7}, "http://127.0.0.1:8000/v1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("llm_base_url", "127.0.0.1:8000", "'llm_base_url' cannot be '127.0.0.1:8000': give an address such as"),
        ("llm_base_url", "file:///etc/passwd", "give an address such as http"),
        ("llm_base_url", "http://me:sesame@host/v1", "cannot be as given: an address holds no user, password or key"),
        ("llm_temperature", 3, "'llm_temperature' cannot be 3"),
        ("llm_seconds", 0, "'llm_seconds' cannot be 0"),
        ("llm_retries", 99, "'llm_retries' cannot be 99"),
        ("generator", "oracle", "'generator' cannot be 'oracle'"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(file: Path, name: str, value: object, why: str) -> None:
    with pytest.raises(UnknownSetting, match=why) as caught:
        Settings.load(**{name: value})
    assert "sesame" not in str(caught.value)


def test_an_environment_that_is_no_json_where_json_is_wanted_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YINJU_LLM_EXTRA_BODY", "{top_k")
    with pytest.raises(UnknownSetting, match=r"llm_extra_body.* It takes JSON there"):
        Settings.load()


def test_the_key_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setenv("YINJU_LLM_API_KEY", "sesame")
    loaded = Settings.load()
    assert loaded.llm_key() == "sesame"
    assert "sesame" not in f"{loaded!r} {loaded} {loaded.model_dump()} {shown(loaded.llm_api_key)}"


@pytest.mark.parametrize("name", ["llm_api_key", "cookie_secret"])
def test_a_secret_in_the_settings_file_is_refused_without_repeating_it(file: Path, name: str) -> None:
    file.write_text(f'{name} = "sesame"\n')
    with pytest.raises(UnknownSetting, match=rf"does not belong in .* Give it by YINJU_{name.upper()}") as caught:
        Settings.load()
    assert "sesame" not in str(caught.value)


def test_a_file_may_hold_the_key_alone(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("sesame\n")
    assert Settings(llm_api_key_file=file).llm_key() == "sesame"
    file.write_text("KEY = sesame\n")
    with pytest.raises(WrongUse, match="does not hold one key and nothing else"):
        Settings(llm_api_key_file=file).llm_key()


@pytest.mark.parametrize("change", [{"llm_model": "n"}, {"llm_temperature": 0.5}, {"llm_extra_body": {"top_k": 7}}])
def test_what_changes_a_models_words_changes_the_fingerprint(change: dict[str, Any]) -> None:
    assert Settings(**SERVER).fingerprint() != Settings(**{**SERVER, **change}).fingerprint()


def test_where_a_model_stands_and_what_is_not_asked_changes_no_fingerprint() -> None:
    moved = {**SERVER, "llm_base_url": "http://10.0.0.1/v1", "llm_seconds": 5}
    assert Settings(**SERVER).fingerprint() == Settings(**moved).fingerprint()
    assert Settings().fingerprint() == Settings(llm_model="m").fingerprint()


def test_another_prompt_is_another_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Settings(**SERVER).fingerprint()
    monkeypatch.setattr("index.settings.prompt_ids", lambda *_: {"answer.zh": "another"})
    assert Settings(**SERVER).fingerprint() != before
