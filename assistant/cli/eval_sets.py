"""yinju eval check, import, draft: what has to do with the sets themselves, before anything is asked."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import assistant.cli.show as show
from assistant.cli.options import Access, Json, Store, groups

if TYPE_CHECKING:
    from index.library import Library

DONE, FAULTY = 0, 2
# So many of the questions that an import leaves out are named; --json names all.
NAMED = 5
SetFile = Annotated[Path, typer.Argument(metavar="SET", help="question set: JSON Lines, CSV or XLSX")]


def register(commands: typer.Typer) -> None:
    """Add these commands to the group of `yinju eval`."""
    commands.command("check")(check)
    commands.command("import")(import_)
    commands.command("draft")(draft)


def check(questions: SetFile, store: Store = None, json: Json = False) -> int:
    """Look a set through: every line a question, no two alike, every gold span where it says. Exit 2 when there is a fault."""
    from evals import check as check_set

    checked = check_set(questions, _opened(store))
    if json:
        show.as_json(asdict(checked) | {"faults": [str(fault) for fault in checked.faults]})
    else:
        for fault in checked.faults:
            show.aside(str(fault))
        for skipped in checked.skipped:
            print(f"not checked: {skipped.id}: {skipped.reason}")
        drafts = f", {show.counted(checked.drafts, 'draft')} that nobody has read" if checked.drafts else ""
        counts = f"{show.counted(checked.questions, 'question')}, {show.counted(len(checked.faults), 'fault')}"
        print(f"{counts}, {len(checked.skipped)} not checked{drafts}")
    return FAULTY if checked.faults else DONE


def import_(
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="squad, xquad, cmrc, drcd, squad-lines, rgb, crud, beir, miracl or multihop"
        ),
    ],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="the set's file or folder on this machine")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="where docs/ and set.jsonl go")],
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="the first N questions only")] = None,
    questions: Annotated[
        Path | None,
        typer.Option("--questions", metavar="FILE", help="ask as this file does, in another language, matched by id"),
    ] = None,
    split: Annotated[
        str | None, typer.Option("--split", metavar="NAME", help="test, dev or train, where a set has several")
    ] = None,
    documents: Annotated[
        int | None,
        typer.Option("--documents", metavar="N", min=0, help="of a large corpus the gold documents and N others"),
    ] = None,
    store: Store = None,
    json: Json = False,
) -> int:
    """Make documents to index and a question set out of a public set in its own format."""
    from evals.formats import Choice
    from evals.importing import import_set

    made = import_set(format, path, out, Choice(questions, split, documents), limit)
    left = [f"{one.id}: {one.reason}" for one in made.left_out]
    if json:
        told = {"docs": str(made.docs), "set": str(made.set), "documents": made.documents, "questions": made.questions}
        show.as_json({**told, "left_out": left})
        return DONE
    held, asked = show.counted(made.documents, "document"), show.counted(made.questions, "question")
    print(f"{held} in {made.docs}, {asked} in {made.set}")
    for line in left[:NAMED]:
        print(f"left out: {line}")
    if len(left) > NAMED:
        print(f"left out: {len(left) - NAMED} more; --json names all")
    into = store or out / "store"
    print(f"Next: yinju index {made.docs} --store {into}, then yinju eval run {made.set} -o … --store {into}")
    return DONE


def draft(
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            help="where the set goes: .jsonl, or .csv for a spreadsheet",
            show_default="stdout",
        ),
    ] = None,
    count: Annotated[int, typer.Option("--count", metavar="N", min=1, help="how many questions")] = 50,
    kinds: Annotated[
        str | None,
        typer.Option(
            "--kinds", metavar="K,…", help="of summary, list, figure, date, who, metadata, absent", show_default="all"
        ),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="another one draws other questions")] = 0,
    from_feedback: Annotated[
        bool, typer.Option("--from-feedback", metavar="", help="out of what readers complained of, instead")
    ] = False,
    access: Access = None,
    store: Store = None,
    json: Json = False,
) -> int:
    """Propose questions with their gold out of indexed documents, for a person to read, mend and take the word "draft" from."""
    from evals.complaints import complained
    from evals.draft import KINDS, Wanted
    from evals.draft import draft as drafted
    from evals.set_writing import as_lines, write

    opened = _opened(store)
    if from_feedback:
        rows = complained(opened.feedback(), opened)
    else:
        chosen = tuple(kind.strip() for kind in kinds.split(",")) if kinds else KINDS
        rows = drafted(opened, Wanted(count, chosen, seed, groups(access)))
    if out:
        write(rows, out)
        show.aside(f'{len(rows)} drafts in {out}. Read each, mend it, take "draft" out; then yinju eval check {out}')
    if json:
        show.as_json(rows)
    elif not out:
        show.exactly(as_lines(rows))
    return DONE


def _opened(store: Path | None) -> "Library":
    from index.library import Library
    from index.settings import Settings

    settings = Settings.load(store=store)
    return Library.open(settings.store, settings)
