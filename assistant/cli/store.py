"""yinju store: what it is made of, is it sound, make it sound again, go back, erase what is removed."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store

if TYPE_CHECKING:
    from index.settings import Settings
    from index.store.rollback import Kept

DONE, FAULTY = 0, 1


commands = typer.Typer(
    name="store",
    help="Look at the store, verify it, repair it, go back to an earlier snapshot, erase what is removed.",
    no_args_is_help=True,
)


@commands.command("info")
def info(store: Store = None, json: Json = False) -> int:
    """Print the snapshot in force, its counts, and which embedder made its vectors. Exit 1 when another is in force."""
    from index.embedded import beside
    from index.settings import Settings
    from index.snapshot import read_manifest

    settings = Settings.load(store=store)
    manifest = read_manifest(settings.store)
    made = beside(manifest, settings)
    told = {
        "snapshot": manifest.snapshot,
        "documents": len(manifest.documents),
        "passages": manifest.passages,
        "embedder": made.made_with.get("embedder"),
        "embedder_query_prompt": made.made_with.get("embedder_query_prompt"),
        "embedder_passage_prompt": made.made_with.get("embedder_passage_prompt"),
        "fingerprint": made.fingerprint,
        "in_force": made.fits,
    }
    if json:
        show.as_json(told)
    else:
        for line in show.columns([(name, str(value)) for name, value in told.items() if value is not None]):
            print(line)
    if not made.fits:
        show.aside(made.reason)
    return DONE if made.fits else FAULTY


@commands.command("verify")
def verify(
    store: Store = None,
    repair: Annotated[
        bool, typer.Option("--repair", metavar="", help="make vectors and keywords again from the stored text")
    ] = False,
    json: Json = False,
) -> int:
    """Check every file against its checksum, every row and every offset against the text. Exit 1 when there is a fault."""
    from index.build import rebuild
    from index.settings import Settings
    from index.store.verify import verify as look

    settings = Settings.load(store=store)
    made = ""
    if repair:
        with show.progress(wanted=not json) as progress:
            made = rebuild(settings.store, settings=settings, progress=progress)
    faults = look(settings.store, settings)
    if json:
        show.as_json({"sound": not faults, "faults": faults, "repaired": made or None})
        return FAULTY if faults else DONE
    for fault in faults:
        print(fault)
    if made:
        print(f"Made again as snapshot {made}.")
    print(
        f"Store '{settings.store}' is sound."
        if not faults
        else f"{show.counted(len(faults), 'fault')} in store '{settings.store}'."
    )
    return FAULTY if faults else DONE


@commands.command("rollback")
def rollback(
    snapshot: Annotated[
        str | None,
        typer.Argument(metavar="SNAPSHOT", help="its name, or the beginning of it", show_default="the one before"),
    ] = None,
    store: Store = None,
    list_: Annotated[bool, typer.Option("--list", metavar="", help="list the snapshots that are kept")] = False,
    json: Json = False,
) -> int:
    """Put an earlier snapshot in force. What is removed or restricted today stays so; going forward again works the same way."""
    from index.settings import Settings
    from index.store.rollback import kept, roll_back

    settings = Settings.load(store=store)
    if not list_:
        name = roll_back(settings.store, settings, snapshot)
        if json:
            show.as_json({"snapshot": name})
        else:
            print(f"Snapshot {name} is in force.")
        return DONE
    rows = kept(settings.store)
    if json:
        show.as_json([_row(one) for one in rows])
    else:
        for line in show.columns([_told(one) for one in rows]):
            print(line)
    return DONE


@commands.command("compact")
def compact(
    store: Store = None,
    yes: Annotated[bool, typer.Option("--yes", metavar="", help="erase without asking")] = False,
    json: Json = False,
) -> int:
    """Erase removed documents and former texts for good, from answers that were kept too, and all snapshots but the one in force.

    Nothing can be undone after it, and nobody can go back.
    """
    from index.settings import Settings
    from index.snapshot import current
    from index.store.compact import compact as erase

    settings = Settings.load(store=store)
    current(settings.store)
    if not yes and not typer.confirm("Erase what is removed for good? Nobody can go back or undo after it.", err=True):
        show.aside("Nothing was erased.")
        return DONE
    with show.progress(wanted=not json) as progress:
        done = erase(settings.store, settings, progress)
    answers = _forget(settings)
    if json:
        show.as_json(done.as_json() | answers)
    else:
        erased = show.counted(len(done.erased), "document")
        print(f"Erased {erased}; {done.freed / 2**20:,.1f} MB are free. Snapshot {done.snapshot}.")
    return DONE


def _forget(settings: "Settings") -> dict[str, int]:
    """Return how many answers lost the words of what is gone: those readers spoke of, those kept, and how many runs of sets."""
    from assistant.cli.tabs import RUNS
    from assistant.keep import erase_but
    from evals.past_runs import forget_but
    from index.library import Library

    library = Library.open(settings.store, settings)
    try:
        held = library.held()
        told = {"feedback": library.forget_removed(), "conversations": erase_but(settings.store, held)}
        return {**told, "evaluations": forget_but(settings.store / RUNS, held)}
    finally:
        library.close()


def _row(one: "Kept") -> dict[str, Any]:
    told = asdict(one)
    return {name: told[name] for name in ("name", "made", "passages", "bytes", "in_force")} | {
        "documents": len(one.documents)
    }


def _told(one: "Kept") -> tuple[str, ...]:
    mark = "in force" if one.in_force else ""
    counts = show.counted(len(one.documents), "document"), show.counted(one.passages, "passage")
    return one.name, one.made, *counts, mark
