"""yinju settings: each value, and where it comes from."""

from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Yinju


def test_each_value_says_where_it_comes_from(yinju: Yinju, tmp_path: Path) -> None:
    (tmp_path / "yinju.toml").write_text("quotes = 5\n")
    told = yinju("settings", "--store", "my store", "--json").json
    assert told["store"] == {"value": "my store", "from": "flag"}
    assert told["embedder"] == {"value": "hash", "from": "environment YINJU_EMBEDDER"}
    assert told["quotes"] == {"value": "5", "from": "file yinju.toml"}
    assert told["candidates"]["from"] == "default"
    assert len(told["fingerprint"]) == 12


def test_lines_stand_under_each_other_however_long_a_value(yinju: Yinju) -> None:
    lines = yinju("settings", "--store", "a/very/long/path/to/a/store").out.splitlines()
    assert len({line.index(word) for line, word in ((lines[0], "flag"), (lines[1], "default"))}) == 1


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("YINJU_QUOTS", "3", "Unknown setting YINJU_QUOTS in the environment."),
        ("YINJU_QUOTES", "none", "Setting 'quotes' cannot be 'none'"),
        ("YINJU_ENOUGH", "9", "Setting 'enough' cannot be '9'"),
    ],
)
def test_a_setting_that_cannot_be_stops_every_command(
    yinju: Yinju, monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(name, value)
    for command in (["settings", "--json"], ["docs", "list"], ["ask", "?"]):
        told = yinju(*command)
        assert (told.code, told.complaint.startswith(reason)) == (2, True)
