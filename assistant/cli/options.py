"""The options that commands share, each with the one help line that it has everywhere."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from index.types import NO_GROUPS, Groups

Store: TypeAlias = Annotated[
    Path | None, typer.Option("--store", metavar="DIR", help="folder of the store", show_default="./store")
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", metavar="", help="print JSON and nothing else on stdout")]


def day(text: str) -> str:
    """Return the day as YYYY-MM-DD. Raises BadParameter when it is none."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day: write it as YYYY-MM-DD, say 2026-01-31.") from error


def groups(names: str | None) -> Groups:
    """Return the groups named in a comma-separated list; NO_GROUPS for none."""
    return frozenset(name.strip() for name in names.split(",") if name.strip()) if names else NO_GROUPS


Access: TypeAlias = Annotated[
    str | None,
    typer.Option("--groups", metavar="G,…", help="read as a person in these groups", show_default="no group"),
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", parser=day, help="answer as of that day: nothing published later"),
]
From: TypeAlias = Annotated[
    str | None, typer.Option("--from", metavar="DATE", parser=day, help="only sources published on that day or later")
]
To: TypeAlias = Annotated[
    str | None, typer.Option("--to", metavar="DATE", parser=day, help="only sources published on that day or earlier")
]
Kind: TypeAlias = Annotated[
    Literal["press", "plan", "law", "report"] | None,
    typer.Option("--kind", metavar="press|plan|law|report", help="only sources of this kind"),
]
Part: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--part", metavar="PART", help="only this part of documents: 第三章, 'Chapter 3', or words of its heading"
    ),
]
SourceName: TypeAlias = Annotated[
    str | None, typer.Option("--source", metavar="FILE-OR-OUTLET", help="only this file, or only this outlet")
]
