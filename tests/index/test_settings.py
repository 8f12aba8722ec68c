from pathlib import Path

import pytest

from index.errors import UnknownSetting
from index.settings import Settings


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YINJU_SETTINGS", str(tmp_path / "yinju.toml"))
    return tmp_path / "yinju.toml"


def test_a_flag_wins_over_the_environment_and_that_over_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("passage_width = 100\ncandidates = 10\nquotes = 1\n")
    monkeypatch.setenv("YINJU_CANDIDATES", "20")
    monkeypatch.setenv("YINJU_PASSAGE_WIDTH", "200")
    loaded = Settings.load(passage_width=300)
    assert (loaded.passage_width, loaded.candidates, loaded.quotes) == (300, 20, 1)


def test_an_unknown_name_in_the_file_is_refused(file: Path) -> None:
    file.write_text("passage_with = 100\n")
    with pytest.raises(UnknownSetting, match="'passage_with'"):
        Settings.load()


def test_an_unknown_name_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_PASAGE_WIDTH", "100")
    with pytest.raises(UnknownSetting, match="YINJU_PASAGE_WIDTH"):
        Settings.load()


def test_a_value_out_of_range_is_refused_by_name(file: Path) -> None:
    with pytest.raises(UnknownSetting, match="'passage_width' cannot be 5"):
        Settings.load(passage_width=5)


def test_a_file_that_is_no_toml_is_refused(file: Path) -> None:
    file.write_text("passage_width =\n")
    with pytest.raises(UnknownSetting, match="Could not read"):
        Settings.load()


def test_the_origin_of_each_value_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("quotes = 1\n")
    monkeypatch.setenv("YINJU_CANDIDATES", "20")
    origins = Settings.load(embedder="hash").origins({"embedder": "hash"})
    assert [origins[name].split()[0] for name in ("embedder", "candidates", "quotes", "store")] == [
        "flag", "environment", "file", "default",
    ]  # fmt: skip


def test_the_fingerprint_changes_with_what_shapes_answers_and_with_nothing_else() -> None:
    base = Settings()
    assert base.fingerprint() != Settings(quotes=base.quotes + 1).fingerprint()
    assert base.fingerprint() == Settings(store=Path("elsewhere")).fingerprint()
