"""yinju eval public: a public set measured with one command."""

from pathlib import Path
from typing import Annotated

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store

DONE = 0


def register(commands: typer.Typer) -> None:
    """Add the command to the group of `yinju eval`."""
    commands.command("public")(public)


def public(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="as of yinju eval import")],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="the set's file or folder on this machine")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="where documents, set, store and run go")],
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="the first N questions only")] = None,
    questions: Annotated[
        Path | None,
        typer.Option("--questions", metavar="FILE", help="ask as this file does, in another language, matched by id"),
    ] = None,
    split: Annotated[str | None, typer.Option("--split", metavar="NAME", help="test, dev or train")] = None,
    documents: Annotated[
        int | None,
        typer.Option("--documents", metavar="N", min=0, help="of a large corpus the gold documents and N others"),
    ] = None,
    again: Annotated[bool, typer.Option("--again", metavar="", help="ask all anew")] = False,
    store: Store = None,
    json: Json = False,
) -> int:
    """Import a public set, index its documents into a store of their own, run it: import, index and run in one.

    What is there already is kept; a run that was stopped goes on. The report is DIR/run/report.html.
    """
    from evals import as_json, summary
    from evals.formats import Choice
    from evals.public import Public, measure
    from evals.records import How
    from index.settings import Settings

    named = Public(format, path, Choice(questions, split, documents), limit)
    with show.progress(wanted=not json) as progress:
        report = measure(named, out, Settings.load(store=store), progress, How(again=again))
    if json:
        show.as_json(as_json(report))
    else:
        print(summary(report))
    return DONE
