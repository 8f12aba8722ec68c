"""yinju eval: a question set in, a report and a verdict out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import assistant.cli.eval_sets as eval_sets
import assistant.cli.show as show
from assistant.cli.options import Json, Store

if TYPE_CHECKING:
    from assistant.core import Assistant

DONE, GATE_NOT_MET = 0, 3
SetFile = Annotated[Path, typer.Argument(metavar="SET", help="question set, one JSON object a line")]


commands = typer.Typer(
    name="eval", help="Ask question sets, measure the answers, hold them to a gate.", no_args_is_help=True
)


@commands.command("run")
def run(
    questions: SetFile,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="where results.jsonl and the reports go")],
    store: Store = None,
    gate: Annotated[Path | None, typer.Option("--gate", metavar="FILE", help="bounds to hold, in TOML")] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="questions asked at once")] = 1,
    again: Annotated[
        bool, typer.Option("--again", metavar="", help="ask all anew; a finished run in DIR is kept in DIR/before")
    ] = False,
    drafts: Annotated[bool, typer.Option("--drafts", metavar="", help="ask drafts too, which nobody has read")] = False,
    json: Json = False,
) -> int:
    """Ask every question of a set the way a reader's is asked, and judge the answers. Exit 3 when a gate is not met."""
    from evals import as_json, summary
    from evals import run as run_set
    from evals.types import How

    how = How(workers, drafts, again)
    with show.progress(wanted=not json) as progress:
        report = run_set(questions, out, _opened(store), gate=gate, progress=progress, how=how)
    if json:
        show.as_json(as_json(report))
    else:
        print(summary(report))
    return GATE_NOT_MET if report.gate and not report.gate.met else DONE


def _opened(store: Path | None) -> "Assistant":
    from assistant.core import Assistant
    from index.settings import Settings

    return Assistant.open(settings=Settings.load(store=store))


eval_sets.register(commands)
