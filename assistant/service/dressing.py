"""GET / and /embed: Gradio's shell in our clothes, with a policy that runs only scripts of ours."""

import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import Response
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web import VIEWS, Asset, Shell
from assistant.web.tongue import preferred, spoken

# 'unsafe-eval': gr.HTML and Gradio's events compile their templates with Function(); the templates are ours, fixed.
# No 'unsafe-inline' for scripts: markup that slipped through all escaping would still not run.
POLICY: Mapping[str, str] = {
    "default-src": "'self'",
    "script-src": "'self' 'nonce-{nonce}' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'none'",
    "frame-ancestors": "{ancestors}",
}


class Dressing:
    """Serves the page's two views out of the one Gradio app behind it."""

    def __init__(self, app: ASGIApp, shell: Shell, embed_hosts: str) -> None:
        self.app = app
        self._shell = shell
        self._ancestors = {"page": "'self'", "embed": embed_hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Dress the page; pass everything else on as it is."""
        view = VIEWS.get(scope.get("path", "")) if scope["type"] == "http" else None
        if view is None or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        await self.app(bare(scope), receive, self._dressed(scope, view, send))

    def _dressed(self, scope: Scope, view: str, send: Send) -> Send:
        """Return a send that waits for the whole shell, dresses it, and sends it with its policy."""
        start: list[Message] = []
        plain = bytearray()
        nonce = secrets.token_urlsafe(16)

        async def dressed(message: Message) -> None:
            """Hold the shell back until it is whole."""
            if message["type"] == "http.response.start":
                start.append(message)
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            plain.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            page = self._page(plain.decode(), scope, view, nonce).encode() if plain else b""
            headers = MutableHeaders(scope=start[0])
            headers["Content-Length"] = str(len(page))
            headers["Content-Security-Policy"] = policy(nonce, self._ancestors[view])
            headers["Cache-Control"] = "no-store"
            headers["Vary"] = "Accept-Language"
            await send(start[0])
            await send({"type": "http.response.body", "body": page})

        return dressed

    def _page(self, plain: str, scope: Scope, view: str, nonce: str) -> str:
        """Return the page in the language and at the tab that its address asks for; else the browser's language, the chat."""
        asked = QueryParams(scope["query_string"])
        tongue = spoken(asked.get("lang", "")) or preferred(Headers(scope=scope).get("accept-language", ""))
        return self._shell.dress(plain, tongue=tongue, view=view, tab=asked.get("tab", ""), nonce=nonce)


def bare(scope: Scope) -> Scope:
    """Return the request as Gradio gets it: for its one page, without parameters (`?deep_link=` reads files), uncompressed."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "path": "/", "raw_path": b"/", "query_string": b"", "headers": headers}


def policy(nonce: str, ancestors: str) -> str:
    """Return the Content-Security-Policy of a page with this nonce, framed by nobody but these."""
    return "; ".join(f"{name} {value.format(nonce=nonce, ancestors=ancestors)}" for name, value in POLICY.items())


def file_routes(shell: Shell) -> APIRouter:
    """Return the routes of the page's own files."""
    router = APIRouter(prefix="/web", include_in_schema=False)

    def route(asset: Asset) -> None:
        """Serve one file under its name."""

        def file(if_none_match: Annotated[str, Header()] = "") -> Response:
            """Return the file; nothing but 304 to whoever has it already."""
            body = asset.read()
            # Asked for at each opening, so that a new version is seen at once; sent again only when it is one.
            headers = {"Cache-Control": "no-cache", "ETag": f'"{sha256(body).hexdigest()[:32]}"'}
            if if_none_match == headers["ETag"]:
                return Response(status_code=304, headers=headers)
            return Response(body, media_type=asset.media, headers=headers)

        router.add_api_route(f"/{asset.name}", file, name=asset.name)

    for asset in shell.files.values():
        route(asset)
    return router
