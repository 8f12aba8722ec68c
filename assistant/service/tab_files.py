"""GET /tab/<key>/…: files that a tab of the page gives, such as the report of a run."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from assistant.here import is_here
from assistant.web.tabs import Serve, Tab
from assistant.web.tongue import preferred
from index.errors import WrongUse

# Such a page is shown, and can do nothing here: no address of ours, no storage, nothing from elsewhere. Its own policy,
# in its head, names the one script it may run.
SANDBOX = (
    "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)

NOT_HERE = "This is open only on the machine that Yinju runs on."


def tab_routes(tabs: Sequence[Tab]) -> APIRouter:
    """Return the routes of the tabs that give files."""
    router = APIRouter(prefix="/tab", include_in_schema=False)
    for tab in tabs:
        if tab.serve:
            _add(router, tab, tab.serve)
    return router


def _add(router: APIRouter, tab: Tab, serve: Serve) -> None:
    def plainly(request: Request, reason: str, status: int) -> Response:
        """Return a reason for whoever reads it in a window of its own, in the language that their browser asks for."""
        said = tab.phrases.said(reason)[preferred(request.headers.get("accept-language", ""))]
        return PlainTextResponse(said, status, headers={"Cache-Control": "no-store", "Vary": "Accept-Language"})

    def file(path: str, request: Request) -> Response:
        """Return a file that the tab gives: HTML in a sandbox, all else as a download; 403 to whoever is not at the machine."""
        if not is_here(request):
            return plainly(request, NOT_HERE, 403)
        try:
            given = serve(path)
        except WrongUse as error:
            return plainly(request, str(error), 404)
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": SANDBOX}
        if not given.media.startswith("text/html"):
            headers["Content-Disposition"] = "attachment"
        return Response(given.body, media_type=given.media, headers=headers)

    router.add_api_route(f"/{tab.key}/{{path:path}}", file, name=f"tab {tab.key}")
