"""docs/cli.md says what the commands say of themselves."""

from pathlib import Path

import typer

from assistant.cli.app import app
from assistant.cli.reference import commands, reference

DOCS = Path(__file__).resolve().parents[3] / "docs" / "cli.md"
ALL = dict(commands("yinju", typer.main.get_command(app)))


def test_the_reference_is_current() -> None:
    assert DOCS.read_text("utf-8") == reference(), "make docs writes it anew"


def test_every_command_takes_a_store_and_prints_json() -> None:
    lacking = {
        path for path, command in ALL.items() if not {"store", "json"} <= {param.name for param in command.params}
    }
    assert lacking == set()


def test_every_command_and_every_option_says_what_it_is() -> None:
    silent = [(path, param.name) for path, one in ALL.items() for param in one.params if not param.help]
    assert silent == []
    assert [path for path, command in ALL.items() if not command.help] == []
