"""yinju docs: what the store holds, and each document as it was read."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

import assistant.cli.docs_tables as told
import assistant.cli.show as show
from assistant.cli.options import Access, Json, Store, groups
from index.errors import UnknownDocument, WrongUse
from index.indicators import indicators
from index.tables import read
from index.types import Document, Groups, may_see

if TYPE_CHECKING:
    from index.library import Library, View
    from index.text import Record

DONE = 0
SHORT_ID = 12
# As short as the beginning of an id may be when documents are shown.
SHORTEST_ID = 4
Part = Literal["text", "body", "cut", "parts", "said", "outline", "tables", "indicators"]
Id = Annotated[str, typer.Argument(metavar="ID", help="a document's id, or the beginning of it")]


commands = typer.Typer(
    name="docs", help="List and show documents, remove them, and look at their versions.", no_args_is_help=True
)


@commands.command("list")
def list_(store: Store = None, access: Access = None, json: Json = False) -> int:
    """List the documents, in the order of their sources."""
    _, view = _opened(store, access)
    records = sorted(view.records, key=lambda record: (record.source, record.id))
    if json:
        show.as_json([_row(record) for record in records])
    elif not records:
        show.aside("There is no document here that a person in these groups may see.")
    else:
        for record in records:
            facts = " · ".join(part for part in (record.outlet, record.published, record.lang, record.kind) if part)
            print(f"{record.id[:SHORT_ID]}  {record.source}  {record.title}  ({facts})")
    return DONE


@commands.command("show")
def show_(
    id: Id,
    store: Store = None,
    text: Annotated[bool, typer.Option("--text", metavar="", help="exactly the text that offsets index")] = False,
    body: Annotated[
        bool, typer.Option("--body", metavar="", help="the body alone: no headline, dateline, byline, caption, editor")
    ] = False,
    cut: Annotated[bool, typer.Option("--cut", metavar="", help="what was cut away around it")] = False,
    parts: Annotated[
        bool, typer.Option("--parts", metavar="", help="its headline, dateline, byline, captions and the like, by role")
    ] = False,
    said: Annotated[
        bool, typer.Option("--said", metavar="", help="its reported speech: who says which sentence, in which role")
    ] = False,
    outline: Annotated[bool, typer.Option("--outline", metavar="", help="its headings")] = False,
    tables: Annotated[
        bool, typer.Option("--tables", metavar="", help="its tables, a line a row, cells between tabs")
    ] = False,
    indicators: Annotated[
        bool, typer.Option("--indicators", metavar="", help="the facts of its indicator tables, each with its address")
    ] = False,
    access: Access = None,
    json: Json = False,
) -> int:
    """Show a document: what is known of it, or one part."""
    wanted: list[Part] = [
        name for name, on in zip(_PARTS, (text, body, cut, parts, said, outline, tables, indicators), strict=True) if on
    ]
    if len(wanted) > 1:
        raise WrongUse(f"Choose one of {', '.join('--' + name for name in _PARTS)}; {len(wanted)} were given.")
    _, view = _opened(store, access)
    document = view.document(view.resolve(id))
    if not wanted:
        _facts(document, view, json)
    elif json:
        show.as_json(_part_as_json(document, wanted[0]))
    else:
        part = _part(document, wanted[0])
        show.exactly(part)
        if not part:
            show.aside(f"{document.source} has no {wanted[0]}.")
    return DONE


@commands.command("history")
def history(id: Id, store: Store = None, access: Access = None, json: Json = False) -> int:
    """List the versions of a document, oldest first: the status of each, its states with their days, its reprints."""
    _, view = _opened(store, access)
    rows = [_version(one, view) for one in view.editions.versions(view.resolve(id))]
    if json:
        show.as_json(rows)
        return DONE
    for row in rows:
        states = ", ".join(f"{state['name']} {state['day'] or '—'}" for state in row["states"])
        print(f"{row['id'][:SHORT_ID]}  {row['published'] or '—':<10}  {row['status']:<10}  {row['title']}")
        if states:
            print(f"{'':<{SHORT_ID}}  {states}")
        for copy in row["reprints"]:
            told_by = copy["outlet"] or copy["source"]
            print(
                f"{'':<{SHORT_ID}}  reprint {copy['id'][:SHORT_ID]}  {copy['published'] or '—'}  {told_by}  {copy['title']}"
            )
    return DONE


@commands.command("remove")
def remove(
    id: Id,
    store: Store = None,
    undo: Annotated[bool, typer.Option("--undo", metavar="", help="bring a removed document back")] = False,
    access: Access = None,
    json: Json = False,
) -> int:
    """Remove a document: nobody finds or reads it from the next question on."""
    library, view = _opened(store, access)
    whole = _removed(id, library, view, groups(access)) if undo else view.resolve(id)
    if undo:
        library.restore(whole)
    else:
        library.remove(whole)
    if json:
        show.as_json({"id": whole, "removed": not undo})
    elif undo:
        held = any(record.id == whole for record in library.records)
        print(f"Back again: {whole}" if held else f"No longer removed: {whole}")
        if not held:
            show.aside("Its text was erased (yinju store compact). Index its file again, and it is back.")
    else:
        print(f"Removed: {whole}")
        show.aside(f"yinju docs remove {whole} --undo brings it back.")
    return DONE


_PARTS: tuple[Part, ...] = ("text", "body", "cut", "parts", "said", "outline", "tables", "indicators")


def _opened(store: Any, access: str | None) -> tuple["Library", "View"]:
    from index.library import Library
    from index.settings import Settings

    settings = Settings.load(store=store)
    library = Library.open(settings.store, settings)
    return library, library.view(groups(access))


def _removed(start: str, library: "Library", view: "View", access: Groups) -> str:
    """Return the id of the one removed document whose id begins so, for a person in these groups.

    Raises UnknownDocument. A view holds no removed document, so its records are asked of the store.
    """
    state = view.state
    hidden = {r.id for r in library.records if not may_see(access, state.groups(r.id, r.groups))}
    fitting = sorted(i for i in state.removed - hidden if len(start) >= SHORTEST_ID and i.startswith(start))
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UnknownDocument(f"'{start}' begins the ids of {len(fitting)} removed documents. Give more of it.")
    raise UnknownDocument(f"No removed document '{start}' here. `yinju docs list` shows what is there.")


def _row(record: "Record") -> dict[str, Any]:
    return {name: getattr(record, name) for name in ("id", "source", "title", "outlet", "published", "lang", "kind")}


def _version(id: str, view: "View") -> dict[str, Any]:
    editions = view.editions
    return {
        **_row(view.record(id)),
        "status": editions.status.get(id, "current"),
        "states": [asdict(state) for state in editions.states.get(id, ())],
        "reprint_of": editions.canonical.get(id),
        "reprints": [_row(view.record(copy)) for copy in editions.reprints.get(id, ())],
    }


def _facts(document: Document, view: "View", json: bool) -> None:
    known = asdict(document)
    names = (
        "id source title outlet published lang kind status url facts_from version_of reprint_of "
        "dateline reporter editor issuer number effective repealed"
    ).split()
    facts = {name: known[name] for name in names} | {"characters": len(document.text)}
    facts["passages"] = len(view.passages_of(document.id))
    if json:
        show.as_json(facts | {"warnings": list(document.warnings)})
        return
    for name, value in facts.items():
        if value not in (None, ""):
            print(f"{name:>11}  {value}")
    for warning in document.warnings:
        print(f"{'warning':>11}  {warning}")


def _part(document: Document, part: Part) -> str:
    """Return one part as text: --text to the letter, the others with a line end after the last line."""
    if part == "text":
        return document.text
    if part == "body":
        lines = [document.body()]
    elif part == "cut":
        lines = list(document.cut)
    elif part == "outline":
        from index.library import Library

        depths = (len(Library.place(document, heading.start)[0]) for heading in document.outline)
        lines = ["  " * (depth - 1) + one.title for one, depth in zip(document.outline, depths, strict=True)]
    elif part == "parts":
        lines = [f"{one.role}\t{document.text[one.start : one.end]}" for one in document.parts]
    elif part == "said":
        lines = ["\t".join((one.speaker, one.role, document.text[one.start : one.end])) for one in document.said]
    elif part == "tables":
        lines = [told.lines(table) for table in read(document)]
    else:
        lines = [told.fact(one) for one in indicators(document)]
    return "".join(line + "\n" for line in lines)


def _part_as_json(document: Document, part: Part) -> Any:
    if part == "text":
        return {"text": document.text}
    if part == "body":
        return {"body": document.body()}
    if part == "cut":
        return list(document.cut)
    if part == "outline":
        return [asdict(heading) for heading in document.outline]
    if part == "parts":
        return [asdict(one) | {"text": document.text[one.start : one.end]} for one in document.parts]
    if part == "said":
        return [asdict(one) | {"text": document.text[one.start : one.end]} for one in document.said]
    if part == "tables":
        return [told.table(one) for one in read(document)]
    return [told.indicator(one) for one in indicators(document)]
