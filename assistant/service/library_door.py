"""Who may change the store over HTTP: whoever sits at the machine it runs on, until there is a sign-in."""

from fastapi import Request
from starlette.exceptions import HTTPException

from assistant.here import is_here

REASONS = {
    "remote": "The Library can be changed only on the machine that Yinju runs on, until there is a sign-in. Open the page "
    "there, or use `yinju index` and `yinju docs remove`.",
    "read_only": "The Library cannot be changed here: `yinju serve --read-only` says so. Use `yinju index`.",
}


def why_not(request: Request, *, read_only: bool) -> str | None:
    """Return why this request may change nothing ("remote", "read_only"); None when it may."""
    if read_only:
        return "read_only"
    return None if is_here(request) else "remote"


def refuse(request: Request, *, read_only: bool) -> None:
    """Raise 403 with the reason when this request may change nothing."""
    if reason := why_not(request, read_only=read_only):
        raise HTTPException(403, REASONS[reason])
