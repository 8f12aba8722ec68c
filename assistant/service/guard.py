"""Who may reach what: names of this host only, no writing from other sites, and of Gradio's routes those the page uses."""

import re
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.faults import PHRASES, fault

OURS = re.compile(r"/(?:api/v1/.+|openapi\.json|web/[\w.]+|tab/[a-z]+/[\w.\-/]+|embed|)")
# Gradio brings routes to upload, to read files, to fetch by proxy, to call functions by name. The page needs none of them.
GRADIO = re.compile(
    r"/(?:assets/.+|static/.+|theme\.css|config|favicon\.ico"
    r"|gradio_api/(?:queue/(?:join|data)|heartbeat/\w+|cancel|reset|startup-events|app_id|info|theme\.css))/?"
)
HARDENED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Lets through what may pass, tells the rest why not, and hardens every reply."""

    def __init__(
        self, app: ASGIApp, hosts: Collection[str], most_bytes: int, roomier: Mapping[str, int] | None = None
    ) -> None:
        """Take the names it goes by, and how many bytes a body may have: in general, and on some paths more."""
        self.app = app
        self._hosts = hosts
        self._most_bytes = most_bytes
        self._roomier = roomier or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with the reason why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008, "reason": "There are no web sockets here."})
        elif refusal := self._refuses(scope):
            await fault(*refusal)(scope, receive, _hardening(send))
        else:
            await self.app(scope, self._counting(receive, self._most(scope)), _hardening(send))

    def _most(self, scope: Scope) -> int:
        """Return how many bytes this request's body may have."""
        return self._roomier.get(scope["path"], self._most_bytes)

    def _counting(self, receive: Receive, left: int) -> Receive:
        """Return a receive that stops a body which says nothing of its length and doesn't end."""
        # FastAPI's own limit answers in words that are no JSON.

        async def counted() -> Message:
            """Return the next piece of the body, counted."""
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413)
            return message

        return counted

    def _refuses(self, scope: Scope) -> tuple[int, str] | None:
        """Return status and reason when a request may not pass."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._knows(host):
            return (
                400,
                f"This service does not answer to the host {host[:80]!r}. Use the address that `yinju serve` printed.",
            )
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and not same_site(headers):
            return 403, "Another site sent this request. Ask from the page, or from a program that sends no Origin."
        if not (OURS.fullmatch(scope["path"]) or GRADIO.fullmatch(scope["path"])):
            return 404, PHRASES[404]
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._most(scope):
            return 413, PHRASES[413]
        return None

    def _knows(self, host: str) -> bool:
        """Return True for a name this service goes by; a name that a stranger's DNS points here is none of them."""
        return "*" in self._hosts or name_of(f"//{host}") in self._hosts


def name_of(address: str) -> str:
    """Return the host name in an address, without port and brackets; "" where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def same_site(headers: Headers) -> bool:
    """Return False when a browser says that a page of another origin sends this; programs say nothing and may."""
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return False
    return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _hardening(send: Send) -> Send:
    """Return a send that adds the headers of every reply, and drops the CORS headers that Gradio hands out."""

    async def hardened(message: Message) -> None:
        """Send a message, its headers hardened."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name in [name for name in headers if name.startswith("access-control-")]:
                del headers[name]
            headers.update(HARDENED)
        await send(message)

    return hardened
