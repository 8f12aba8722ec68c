"""yinju search: passages with their scores."""

from typing import Annotated, Any

import typer

import assistant.cli.show as show
from assistant.cli.options import Access, Json, Store, groups
from index.errors import WrongUse
from index.types import Hit

commands = typer.Typer()
DONE = 0


@commands.command("search")
def search(
    text: Annotated[str, typer.Argument(metavar="WORDS", help="what to search for")],
    store: Store = None,
    k: Annotated[int, typer.Option("-k", metavar="N", min=1, max=1000, help="how many passages, 1 to 1000")] = 10,
    vectors: Annotated[bool, typer.Option("--vectors", metavar="", help="by meaning alone")] = False,
    keywords: Annotated[bool, typer.Option("--keywords", metavar="", help="by words alone")] = False,
    access: Access = None,
    json: Json = False,
) -> int:
    """Print the passages that fit best, best first."""
    from assistant.core import Assistant
    from index.settings import Settings

    if vectors and keywords:
        raise WrongUse("Choose --vectors or --keywords, or neither for both fused.")
    if not text.strip():
        raise WrongUse("There is nothing to search for. Give some words, in Chinese or English.")
    assistant = Assistant.open(settings=Settings.load(store=store))
    by = "vectors" if vectors else "keywords" if keywords else "both"
    hits = assistant.search(text, k, by=by, access=groups(access))
    records = {record.id: record for record in assistant.view(groups(access)).records}
    rows = [_row(hit, records[hit.passage.document]) for hit in hits]
    if json:
        show.as_json(rows)
    else:
        for number, row in enumerate(rows, 1):
            print(f"{number:>3}  {row['score']:6.3f}  {row['title']} — {row['source']}:{row['start']}-{row['end']}")
            print(f"             {show.shortened(row['text'])}")
        if not rows:
            show.aside("No passage fits these words.")
    return DONE


def _row(hit: Hit, record: Any) -> dict[str, Any]:
    passage = hit.passage
    return {
        "document": passage.document,
        "source": record.source,
        "passage": hit.row,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": round(hit.score, 4),
        "title": record.title,
    }
