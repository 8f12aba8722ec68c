"""yinju eval: a question set in, a report and a verdict out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import assistant.cli.eval_public as eval_public
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
    against: Annotated[
        Path | None, typer.Option("--against", metavar="DIR", help="an earlier run to compare with in the report")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="questions asked at once")] = 1,
    again: Annotated[
        bool, typer.Option("--again", metavar="", help="ask all anew; a finished run in DIR is kept in DIR/before")
    ] = False,
    drafts: Annotated[bool, typer.Option("--drafts", metavar="", help="ask drafts too, which nobody has read")] = False,
    entailment: Annotated[
        str | None,
        typer.Option(
            "--entailment", metavar="MODEL", help="also judge citations by a model: shipped, a folder, a hub id"
        ),
    ] = None,
    judge: Annotated[
        str | None,
        typer.Option(
            "--judge",
            metavar="MODEL",
            help="let a language model judge the answers, too: its name at llm_base_url, a folder, a hub id",
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Ask every question of a set the way a reader's is asked, and judge the answers. Exit 3 when a gate is not met.

    A run that was stopped goes on where it stopped.
    """
    from evals import as_json, summary
    from evals import run as run_set
    from evals.records import How

    assistant = _opened(store)
    how = How(workers, drafts, again, against, entailment, _judge(judge, assistant))
    with show.progress(wanted=not json) as progress:
        report = run_set(questions, out, assistant, gate=gate, progress=progress, how=how)
    if json:
        show.as_json(as_json(report))
    else:
        print(summary(report))
    return GATE_NOT_MET if report.gate and not report.gate.met else DONE


@commands.command("compare")
def compare(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", help="folder of the earlier run")],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="folder of the later run")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE.html", help="write the comparison as a page too")
    ] = None,
    common: Annotated[
        bool, typer.Option("--common", metavar="", help="of two sets, compare what both ask alike")
    ] = False,
    store: Store = None,
    json: Json = False,
) -> int:
    """Say how the second of two runs differs from the first, how sure that is, and which questions turned."""
    import evals.compare as comparing
    import evals.compare_html as pages
    from evals.compare_words import lines
    from evals.report import write_pieces

    runs = comparing.Run.of(before), comparing.Run.of(after)
    told = comparing.compare(*runs, common=common)
    if out:
        write_pieces(out, pages.page(told, *runs))
    if json:
        show.as_json(comparing.as_json(told))
    else:
        print("\n".join(lines(told, *runs)))
    return DONE


gate_commands = typer.Typer(name="gate", help="Keep a gate's file.", no_args_is_help=True)
commands.add_typer(gate_commands)


@gate_commands.command("update")
def update(
    gate: Annotated[Path, typer.Argument(metavar="GATE", help="gate file to bring up to a run")],
    run: Annotated[Path, typer.Argument(metavar="RUN", help="folder of a finished run")],
    lower: Annotated[bool, typer.Option("--lower", metavar="", help="let floors sink to what was measured")] = False,
    slack: Annotated[
        int, typer.Option("--slack", min=0, help="how many questions a new floor stays below what was measured")
    ] = 1,
    store: Store = None,
    json: Json = False,
) -> int:
    """Raise a gate's floors to a run, pin its set and corpus, renew the baseline. No floor sinks without --lower."""
    from evals.gate_update import update as updated

    said = updated(gate, run, lower=lower, slack=slack)
    if json:
        show.as_json({"gate": str(gate), "changed": said})
    else:
        print("\n".join(said) or "nothing changed")
    return DONE


def _judge(model: str | None, assistant: "Assistant") -> Any:
    from evals.language_judge import open_judge

    return open_judge(model, assistant.settings) if model else None


def _opened(store: Path | None) -> "Assistant":
    from assistant.core import Assistant
    from index.settings import Settings

    return Assistant.open(settings=Settings.load(store=store))


eval_sets.register(commands)
eval_public.register(commands)
