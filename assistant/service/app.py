"""The service as a whole: routes first, then the page, then the guards around both."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import FastAPI

from assistant.doors import Answering
from assistant.examples import Offers
from assistant.keep import Keeping
from assistant.service.ask import ask_route
from assistant.service.conversations import conversation_routes
from assistant.service.dressing import Dressing, file_routes
from assistant.service.faults import told_as_json
from assistant.service.feedback import feedback_route
from assistant.service.guard import Guard
from assistant.service.library import Open, library_routes, roomier
from assistant.service.library_changes import library_changes
from assistant.service.look import look_routes
from assistant.service.person import Greeting
from assistant.service.source import source_routes
from assistant.service.tab_files import tab_routes
from assistant.web import Shell, Tab, mount
from index.settings import Settings

# A question is 2,000 characters and so is each of 20 earlier ones: 42,000, of 4 bytes at most, and room for the rest.
MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Beside:
    """What is served beside answers: the library, without which its routes are not there, and what keeps conversations.

    Without the latter they end with the program, and nobody takes what readers say.
    """

    library: Open | None = None
    keeping: Keeping | None = None


def create_app(
    assistant: Answering,
    settings: Settings,
    offers: Offers,
    *,
    whole_report: bool = False,
    tabs: Sequence[Tab] = (),
    beside: Beside = Beside(),
) -> FastAPI:
    """Return the service over an assistant: `/api/v1/…`, the page at `/`, the chat alone at `/embed`.

    `offers` knows the questions that an empty page offers. `whole_report` has the page name all
    sources that the last run of indexing refused, also those that only some may see.
    `tabs` stand beside the chat, in this order; `beside` is what there is beside answers.
    It answers to the names of this machine alone; `serve` adds the one it is bound to.
    """
    # FastAPI's own /docs and /redoc load their scripts from elsewhere; /openapi.json stays.
    app = FastAPI(title="Yinju", docs_url=None, redoc_url=None)
    app.state.hosts = {"localhost", "127.0.0.1", "::1"}
    told_as_json(app)
    app.include_router(ask_route(assistant))
    app.include_router(look_routes(assistant))
    app.include_router(source_routes(assistant))
    if library := beside.library:
        app.include_router(library_routes(library.shelf, read_only=library.read_only))
        app.include_router(library_changes(library.shelf, library.changes, read_only=library.read_only))
    shell = Shell(tabs)
    app.include_router(file_routes(shell))
    app.include_router(tab_routes(tabs))
    keeping = beside.keeping or Keeping.in_memory()
    app.include_router(conversation_routes(keeping))
    if keeping.feed:
        app.include_router(feedback_route(keeping, keeping.feed))
    mount(app, assistant, offers, keeping, whole_report=whole_report, tabs=tabs)
    app.add_middleware(Dressing, shell=shell, embed_hosts=settings.embed_hosts)
    app.add_middleware(
        Greeting, keeping=keeping, days=settings.keep_days
    )  # outside: Dressing makes one path of both views
    app.add_middleware(Guard, hosts=app.state.hosts, most_bytes=MOST_BYTES, roomier=roomier(settings))
    return app
