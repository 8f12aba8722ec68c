"""yinju eval check: what has to do with the sets themselves, before anything is asked."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store

if TYPE_CHECKING:
    from index.library import Library

DONE, FAULTY = 0, 2
SetFile = Annotated[Path, typer.Argument(metavar="SET", help="question set, one JSON object a line")]


def register(commands: typer.Typer) -> None:
    """Add these commands to the group of `yinju eval`."""
    commands.command("check")(check)


def check(questions: SetFile, store: Store = None, json: Json = False) -> int:
    """Look a set through: every line a question, every gold span where it says. Exit 2 when there is a fault."""
    from evals import check as check_set

    checked = check_set(questions, _opened(store))
    if json:
        show.as_json(asdict(checked) | {"faults": [str(fault) for fault in checked.faults]})
    else:
        for fault in checked.faults:
            show.aside(str(fault))
        for skipped in checked.skipped:
            print(f"not checked: {skipped.id}: {skipped.reason}")
        print(f"{checked.questions} questions, {len(checked.faults)} faults, {len(checked.skipped)} not checked")
    return FAULTY if checked.faults else DONE


def _opened(store: Path | None) -> "Library":
    from index.library import Library
    from index.settings import Settings

    settings = Settings.load(store=store)
    return Library.open(settings.store, settings)
