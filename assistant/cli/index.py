"""yinju index: sources into the store."""

from pathlib import Path
from typing import Annotated

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store, day, groups
from index.errors import WrongUse
from index.types import Facts, Indexed

commands = typer.Typer()
DONE, IN_PART, UNUSABLE = 0, 1, 2


@commands.command("index")
def index(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH…", help="files and folders: .txt, .md, .html; none: bring the store up to date"),
    ] = None,
    store: Store = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", parser=day, help="publish date, where nothing else states one"),
    ] = None,
    access: Annotated[
        str | None, typer.Option("--groups", metavar="G,…", help="who may see these documents", show_default="everyone")
    ] = None,
    json: Json = False,
) -> int:
    """Index files and folders. A manifest.jsonl in a folder describes the files beside it; flags fill what it leaves out.

    Without a path nothing is read: when another embedder is in force than made the store, its passages are embedded anew.
    """
    from index.build import build
    from index.embedded import embedded
    from index.settings import Settings

    if not paths and (access is not None or published is not None):
        raise WrongUse("--groups and --published say what files don't say: name the files or folders they are for.")
    settings = Settings.load(store=store)
    listed = tuple(sorted(groups(access))) if access is not None else None
    facts = Facts(published=published, groups=listed)
    made = embedded(settings.store, settings)
    if made and not made.fits:
        show.aside(f"The store was made with another embedder: all {made.passages:,} passages are embedded anew.")
    with show.progress(wanted=not json) as progress:
        done = build(paths or [], settings.store, facts=facts, settings=settings, progress=progress)
    if json:
        show.as_json(done.as_json())
    else:
        _tell(done, settings.store)
    return _code(done)


def _tell(done: Indexed, store: Path) -> None:
    for rejected in done.rejected:
        show.aside(f"rejected: {rejected.source} {rejected.reason}")
    for source in done.removed:
        show.aside(f"still removed: {source} (yinju docs remove ID --undo brings it back)")
    for note in done.notes:
        show.aside(note)
    counts = f"{done.documents} documents, {done.passages} passages"
    print(f"{counts} in '{store}' ({done.unchanged} unchanged, {len(done.rejected)} rejected), {done.seconds:.1f} s")


def _code(done: Indexed) -> int:
    """Return 0, 1 when some sources were rejected, 2 when nothing that was handed in could be used."""
    if not done.rejected:
        return DONE
    return IN_PART if done.taken else UNUSABLE
