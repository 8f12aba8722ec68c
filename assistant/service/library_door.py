"""Who may change the store over HTTP: whoever sits at the machine it runs on, until there is a sign-in."""

from ipaddress import ip_address

from fastapi import Request
from starlette.exceptions import HTTPException

from assistant.service.guard import name_of

# What a proxy says of whom it speaks for: behind one, nobody knows who is at the machine.
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
REASONS = {
    "remote": "The Library can be changed only on the machine that Yinju runs on, until there is a sign-in. Open the page "
    "there, or use `yinju index` and `yinju docs remove`.",
    "read_only": "The Library cannot be changed here: `yinju serve --read-only` says so. Use `yinju index`.",
}


def why_not(request: Request, *, read_only: bool) -> str | None:
    """Return why this request may change nothing ("remote", "read_only"); None when it may."""
    if read_only:
        return "read_only"
    peer = request.client.host if request.client else ""
    asked_for = name_of(f"//{request.headers.get('host', '')}")
    forwarded = any(name in request.headers for name in FORWARDED)
    return None if _is_here(peer) and _is_here(asked_for) and not forwarded else "remote"


def refuse(request: Request, *, read_only: bool) -> None:
    """Raise 403 with the reason when this request may change nothing."""
    if reason := why_not(request, read_only=read_only):
        raise HTTPException(403, REASONS[reason])


def _is_here(host: str) -> bool:
    """Return True for a name or address of this machine's own loopback."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
