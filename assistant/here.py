"""A request → whether whoever sends it sits at the machine that Yinju runs on: its owner, as far as anybody can tell."""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, Protocol
from urllib.parse import urlsplit

# What a proxy says of whom it speaks for: behind one, nobody knows who is at the machine.
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Request(Protocol):
    """A request as FastAPI and Gradio both give it."""

    @property
    def client(self) -> Any:
        """Return who is connected: an address with a `host`; None where nobody knows."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Return the headers, whose names are found in any case."""
        ...


def is_here(request: Request) -> bool:
    """Return True when peer and host are this machine's own, and no proxy's header is there; a silent proxy cannot be told."""
    peer = request.client.host if request.client else ""
    return (
        is_loopback(peer)
        and is_loopback(_host(request.headers.get("host", "")))
        and not any(name in request.headers for name in FORWARDED)
    )


def is_loopback(host: str) -> bool:
    """Return True for a name or an address that only this machine reaches."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _host(named: str) -> str:
    try:
        return urlsplit(f"//{named}").hostname or ""
    except ValueError:
        return ""
