"""yinju.toml is written as a person would: what is not meant stays."""

import stat
from pathlib import Path

import pytest

from index.errors import UnknownSetting
from index.settings import Settings
from index.settings_file import overruled, write


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YINJU_SETTINGS", str(tmp_path / "yinju.toml"))
    return tmp_path / "yinju.toml"


def test_comments_order_and_other_settings_stay(file: Path) -> None:
    file.write_text('# ours\nquotes = 4 # four\n\nembedder = "old" # why\ncandidates = 9\n')
    write({"embedder": "/m/new"})
    assert file.read_text() == '# ours\nquotes = 4 # four\n\nembedder = "/m/new" # why\ncandidates = 9\n'


def test_what_was_written_is_in_force(file: Path) -> None:
    write({"embedder": 'C:\\"m"', "embedder_query_prompt": "Instruct: find\nQuery: "})
    loaded = Settings.load()
    assert (loaded.embedder, loaded.prompts.query) == ('C:\\"m"', "Instruct: find\nQuery: ")


def test_a_setting_of_none_is_taken_out(file: Path) -> None:
    file.write_text('embedder = "old"\nembedder_query_prompt = "query: "\nquotes = 4\n')
    write({"embedder": None, "embedder_query_prompt": None})
    assert file.read_text() == "quotes = 4\n"


def test_no_file_is_made_to_say_nothing(file: Path) -> None:
    write({"embedder": None})
    assert not file.exists()


def test_a_file_that_is_no_toml_is_left_alone(file: Path) -> None:
    file.write_text("quotes =\n")
    with pytest.raises(UnknownSetting, match="Mend that line"):
        write({"embedder": "x"})
    assert file.read_text() == "quotes =\n"


def test_a_link_stays_a_link_and_rights_stay(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text("quotes = 4\n")
    real.chmod(0o640)
    file.symlink_to(real)
    write({"embedder": "x"})
    assert file.is_symlink()
    assert (real.read_text(), stat.S_IMODE(real.stat().st_mode)) == ('quotes = 4\nembedder = "x"\n', 0o640)


def test_the_environment_that_wins_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YINJU_READER")
    monkeypatch.setenv("YINJU_EMBEDDER", "hash")
    assert overruled({"embedder": "x", "reader": "y"}) == ["YINJU_EMBEDDER"]
