"""yinju serve: the page, the HTTP interface and the widget."""

from typing import Annotated

import typer

from assistant.cli.options import Json, Store

DONE = 0


def add(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("serve")(serve)


def serve(
    store: Store = None,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="address to listen on; beyond this machine only behind your sign-in"
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help="port to listen on")] = 7860,
    json: Json = False,
) -> int:
    """Open the page and the HTTP interface on this machine, until Ctrl-C."""
    from assistant.core import Assistant
    from assistant.examples import examples
    from index.settings import Settings

    settings = Settings.load(store=store)
    assistant = Assistant.open(settings=settings)
    from assistant import service

    app = service.create_app(assistant, settings, examples(assistant.view()))
    assistant.warm()
    service.serve(app, host, port)
    return DONE
