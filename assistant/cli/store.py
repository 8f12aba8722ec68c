"""yinju store: is it sound, and make it sound again."""

from typing import Annotated

import typer

from assistant.cli import show
from assistant.cli.options import Json, Store

DONE, FAULTY = 0, 1


def add(app: typer.Typer) -> None:
    """Add the commands to the app."""
    store = typer.Typer(help="Verify the store, and repair it.", no_args_is_help=True)
    store.command("verify")(verify)
    # A group needs a second member, or Typer takes its one command for the group itself.
    store.callback()(lambda: None)
    app.add_typer(store, name="store")


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
