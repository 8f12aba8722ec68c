"""yinju store: what it is made of, is it sound, and make it sound again."""

from typing import Annotated

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store

DONE, FAULTY = 0, 1


commands = typer.Typer(name="store", help="Look at the store, verify it, repair it.", no_args_is_help=True)


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
    from index.verify import verify as look

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
    print(f"Store '{settings.store}' is sound." if not faults else f"{len(faults)} faults in store '{settings.store}'.")
    return FAULTY if faults else DONE
