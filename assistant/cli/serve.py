"""yinju serve: the page, the HTTP interface and the widget."""

from json import dumps
from typing import Annotated

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store

commands = typer.Typer()
DONE = 0


@commands.command("serve")
def serve(
    store: Store = None,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="address to listen on; beyond this machine only behind your sign-in"
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help="port to listen on")] = 7860,
    report: Annotated[
        bool,
        typer.Option(
            "--report", metavar="", help="name on the page all that the last indexing refused, to whoever opens it"
        ),
    ] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", metavar="", help="let nobody change the store from the page")
    ] = False,
    json: Json = False,
) -> int:
    """Open the page and the HTTP interface on this machine, until Ctrl-C. Nothing need be indexed: the page greets and helps."""
    from assistant import service
    from assistant.attending import Attended
    from assistant.cli.tabs import measuring_tabs
    from assistant.keep import Keeping
    from assistant.offering import Offering
    from assistant.shelf import Changes, Shelf
    from assistant.web.library import library_tab
    from index.library import Library
    from index.settings import Settings

    settings = Settings.load(store=store)
    # The port first: whoever finds it taken should not wait for weights and page to hear so.
    with service.listening(host, port) as bound:
        assistant = Attended(Library.open(settings.store, settings, awaiting=True), settings)
        changes = Changes(assistant, whole_report=report)
        offering = Offering(assistant)
        app = service.create_app(
            assistant,
            settings,
            offering,
            whole_report=report,
            tabs=[library_tab(), *measuring_tabs(assistant, settings, host, whole_report=report)],
            beside=service.Beside(service.Open(Shelf(assistant), changes, read_only), Keeping.open(assistant)),
        )
        with assistant.aside():
            assistant.warm()
        offering.now()  # so that there is something to offer by the time somebody opens the page
        try:
            service.serve(app, bound, host=host, announce=_as_json if json else _in_words)
        finally:
            changes.jobs.close()
    return DONE


def _in_words(address: str) -> None:
    print(f"Yinju is at {address} (Ctrl-C stops it)", flush=True)


def _as_json(address: str) -> None:
    show.exactly(dumps({"address": address}) + "\n")  # one line, so that whoever waits for it can read a line
