"""yinju index: sources into the store."""

import json as json_
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import assistant.cli.show as show
from assistant.cli.index_report import tell
from assistant.cli.options import Json, Store, day, groups
from index.errors import NothingToIndex, StoreBusy, WrongUse
from index.types import Facts

if TYPE_CHECKING:
    from index.reading_report import Run

commands = typer.Typer()
DONE, IN_PART, UNUSABLE = 0, 1, 2
Indexing = Callable[[Collection[Path] | None], "Run"]


@commands.command("index")
def index(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH…",
            help="files, folders and addresses (https://…, where setting allow_urls is on); "
            "none: bring the store up to date",
        ),
    ] = None,
    store: Store = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", parser=day, help="publish date, where nothing else states one"),
    ] = None,
    access: Annotated[
        str | None, typer.Option("--groups", metavar="G,…", help="who may see these documents", show_default="everyone")
    ] = None,
    ocr: Annotated[
        bool, typer.Option("--ocr", metavar="", help="read scanned pages with Tesseract, where it is installed")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", metavar="", help="go on, and index what changes, until Ctrl-C")
    ] = False,
    json: Json = False,
) -> int:
    """Index files, folders and addresses. A manifest.jsonl in a folder describes the files beside it; flags fill what it leaves out.

    PDF, DOCX, XLSX, HTML, text and more are told by their content; a .zip, an export (.jsonl) or a feed gives each
    document in it. Each file is read in a process of its own within limits, and one that fails costs itself alone.
    Without a path nothing is read: when another embedder is in force than made the store, its passages are embedded anew.
    """
    from index.build import How, build
    from index.embedded import embedded
    from index.settings import Settings

    if not paths and (access is not None or published is not None or watch):
        raise WrongUse("--groups, --published and --watch are about files: name the files or folders they are for.")
    settings = Settings.load(store=store)
    listed = tuple(sorted(groups(access))) if access is not None else None
    facts = Facts(published=published, groups=listed)
    made = embedded(settings.store, settings)
    if made and not made.fits:
        show.aside(f"The store was made with another embedder: all {made.passages:,} passages are embedded anew.")

    def indexing(only: Collection[Path] | None = None) -> "Run":
        """Return what one run over the paths did."""
        with show.progress(wanted=not json) as progress:
            how = How(ocr, only)
            return build(paths or [], settings.store, facts=facts, settings=settings, progress=progress, how=how)

    if watch:
        return watched(paths or [], indexing, settings.store, json)
    done = indexing()
    if json:
        show.as_json(done.as_json())
    else:
        tell(done, settings.store)
    return _code(done)


def watched(paths: Collection[str], indexing: Indexing, store: Path, as_json: bool) -> int:
    """Return 0 once Ctrl-C has ended it: everything is indexed once, then what changes; each run is told."""
    from index.finding.watch import changes
    from index.gather import is_address

    if addresses := [path for path in paths if is_address(path)]:
        raise WrongUse(
            f"--watch looks at files, and '{addresses[0]}' is an address. Leave it out, or leave out --watch."
        )
    if missing := [path for path in paths if not Path(path).exists()]:
        raise WrongUse(f"Could not index '{missing[0]}': there is no such file or folder. Check the path.")
    for change in changes([Path(path) for path in paths]):
        for path in sorted(change.gone):
            show.aside(f"gone: {path}; what was read from it stays (yinju docs remove ID takes it out)")
        if change.gone and change.only == frozenset():
            continue
        try:
            done = indexing(change.only)
        except (NothingToIndex, StoreBusy, WrongUse) as error:  # what somebody may mend while it is watched
            show.aside(str(error))
            continue
        if as_json:
            show.exactly(json_.dumps(done.as_json(), ensure_ascii=False) + "\n")
        else:
            tell(done, store)
    show.aside("Stopped watching.")
    return DONE


def _code(done: "Run") -> int:
    """Return 0, 1 when some sources were rejected, 2 when nothing that was handed in could be used."""
    if not done.rejected:
        return DONE
    return IN_PART if done.taken else UNUSABLE
