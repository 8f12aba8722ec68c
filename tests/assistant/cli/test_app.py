"""The frame of all commands: one line for what went wrong, an exit code, and never a traceback."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Yinju

SCRIPT = "from assistant.cli.program import program; program()"
ROOT = Path(__file__).resolve().parents[3]


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command as a process of its own, where stdout is what the environment makes of it."""
    settings = {"YINJU_EMBEDDER": "hash", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], env={**os.environ, **settings, **environment}, capture_output=True
    )


@pytest.mark.parametrize("words", [["models", "train"], ["store", "polish"], ["frobnicate"]])
def test_an_unknown_command_is_said_to_be_unknown(yinju: Yinju, words: list[str]) -> None:
    told = yinju(*words)
    assert (told.code, told.complaint.startswith(f"No such command '{words[-1]}'")) == (
        2,
        True,
    )


def test_wrong_use_names_the_help_of_the_command_at_hand(yinju: Yinju) -> None:
    told = yinju("docs", "show")
    assert (told.code, told.complaint) == (2, "Missing argument 'ID'. See `yinju docs show --help`.")


@pytest.mark.parametrize("words", [[], ["docs"], ["store"], ["eval"], ["models"]])
def test_a_group_alone_shows_its_help_and_no_complaint(yinju: Yinju, words: list[str]) -> None:
    told = yinju(*words)
    assert (told.code, told.err, "Usage:" in told.out) == (2, "", True)


def test_version_is_one_line(yinju: Yinju) -> None:
    told = yinju("--version")
    assert (told.code, told.out.startswith("yinju "), told.out.count("\n")) == (0, True, 1)


def test_an_error_nobody_foresaw_is_one_line_that_keeps_its_reason(
    yinju: Yinju, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("two lines\nof reason")

    monkeypatch.setattr("index.library.Library.open", broken)
    told = yinju("docs", "list")
    assert told.code == 1
    assert told.complaint.startswith("Could not go on: RuntimeError: two lines of reason. This is a fault in Yinju")


def test_a_disk_that_cannot_be_written_is_unusable_input(
    yinju: Yinju, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "store/x")

    monkeypatch.setattr("index.library.Library.open", full)
    told = yinju("docs", "list")
    assert (told.code, told.complaint[:48]) == (2, "Could not go on: 'store/x': No space left on dev")


def test_an_unknown_log_level_is_wrong_use(yinju: Yinju, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGLEVEL", "loud")
    told = yinju("docs", "list")
    assert (told.code, told.complaint.startswith("LOGLEVEL cannot be 'LOUD'")) == (2, True)


def test_a_reader_that_goes_away_is_no_error(store: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", SCRIPT, "docs", "list", "--store", str(store)]
    environment = {**os.environ, "YINJU_EMBEDDER": "hash", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=environment)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_json_is_utf_8_whatever_the_terminal_writes(store: Path) -> None:
    done = run("docs", "list", "--json", "--store", str(store), PYTHONIOENCODING="ascii")
    assert '"绿地.txt"'.encode() in done.stdout
    assert len(json.loads(done.stdout)) == 3


def test_a_character_the_terminal_lacks_is_written_as_its_code(store: Path) -> None:
    done = run("docs", "list", "--store", str(store), PYTHONIOENCODING="ascii")
    assert (done.returncode, rb"\u7eff\u5730.txt" in done.stdout) == (0, True)


def test_a_plain_c_locale_shows_chinese(store: Path) -> None:
    done = run("docs", "list", "--store", str(store), LC_ALL="C")
    assert (done.returncode, "绿地.txt" in done.stdout.decode("utf-8")) == (0, True)
