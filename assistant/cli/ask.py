"""yinju ask: a question, or a file of them, to checked answers."""

from pathlib import Path
from typing import Annotated, Literal

import typer

import assistant.cli.show as show
from assistant.cli.options import Access, AsOf, From, Json, Kind, Part, SourceName, Store, To, groups
from index.errors import WrongUse
from index.types import Filters

commands = typer.Typer()
DONE, REFUSED = 0, 3


@commands.command("ask")
def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="the question, in Chinese or English")
    ] = None,
    store: Store = None,
    as_of: AsOf = None,
    source: SourceName = None,
    since: From = None,
    until: To = None,
    lang: Annotated[
        Literal["zh", "en"] | None, typer.Option("--lang", metavar="zh|en", help="only sources in this language")
    ] = None,
    kind: Kind = None,
    part: Part = None,
    access: Access = None,
    batch: Annotated[
        Path | None,
        typer.Option(
            "--batch", metavar="FILE.jsonl", help='one {"id","question",…} a line; one answer a line comes out'
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT.jsonl", help="where the answers of a batch go", show_default="stdout"),
    ] = None,
    json: Json = False,
) -> int:
    """Answer a question with checked citations. Exit 3 when the sources do not say."""
    from assistant.core import Assistant
    from index.settings import Settings

    if (question is None) == (batch is None):
        raise WrongUse(
            'Give one question, or a file of them: yinju ask "…", or yinju ask --batch FILE.jsonl -o OUT.jsonl.'
        )
    if out and not batch:
        raise WrongUse("-o belongs to --batch. To keep one answer: yinju ask … --json > FILE.")
    settings = Settings.load(store=store)
    filters = Filters(source, since, until, lang, kind, part)
    assistant = Assistant.open(settings=settings)
    if batch:
        from assistant.cli.batch import ask_all

        return ask_all(assistant, batch, out, filters=filters, as_of=as_of, access=groups(access))
    told = assistant.ask(question or "", filters=filters, as_of=as_of, access=groups(access))
    if json:
        show.as_json(told.as_json())
    else:
        show.answer(told)
    return DONE if told.answered else REFUSED
