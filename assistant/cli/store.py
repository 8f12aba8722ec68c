"""yinju store: is it sound, and make it sound again."""

from typing import Annotated

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store

DONE, FAULTY = 0, 1


commands = typer.Typer(name="store", help="Verify the store, and repair it.", no_args_is_help=True)


@commands.callback()
def store() -> None:
    """Verify the store, and repair it."""
    # Without this, Typer takes a group's one command for the group itself.


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
