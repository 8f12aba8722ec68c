"""Who asks: a signed cookie that comes with the page, and the person it names."""

from http.cookies import SimpleCookie

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.keep import COOKIE, DAY, Keeping
from index.errors import UnknownConversation

# In a frame of another site the browser would not send it back (SameSite), so the chat alone is not kept.
PAGE = "/"


class Greeting:
    """Gives whoever opens the page a cookie, or signs theirs anew."""

    def __init__(self, app: ASGIApp, keeping: Keeping, days: int) -> None:
        self.app = app
        self._keeping = keeping
        self._seconds = (days or 1) * DAY

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Set the cookie with the page; pass everything else on as it is."""
        if scope["type"] != "http" or scope["path"] != PAGE or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        cookie = self._keeping.cookie(cookies(scope))

        async def greeted(message: Message) -> None:
            """Send a message; the first of a page carries the cookie."""
            if cookie and message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message).append("Set-Cookie", self._said(cookie, scope))
            await send(message)

        await self.app(scope, receive, greeted)

    def _said(self, cookie: str, scope: Scope) -> str:
        """Return the cookie as a header. Lax, not strict: a link from a mail to the page must find its reader known."""
        said = SimpleCookie()
        said[COOKIE] = cookie
        parts = {"path": scope.get("root_path") or "/", "max-age": str(self._seconds), "samesite": "Lax"}
        said[COOKIE].update(parts)
        return said[COOKIE].OutputString() + "; HttpOnly" + ("; Secure" if scope.get("scheme") == "https" else "")


def cookies(scope: Scope) -> dict[str, str]:
    """Return the cookies of a request, by name."""
    sent = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    return cookie_parser(sent.decode("latin-1"))


def known(request: Request, keeping: Keeping) -> str:
    """Return who sends a request. Raises UnknownConversation for nobody known: they have none."""
    person = keeping.person(request.cookies)
    if person is None:
        raise UnknownConversation("No conversations are kept for you here. Open the page first; it sets a cookie.")
    return person
