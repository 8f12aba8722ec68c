"""serve: an app on a port, until Ctrl-C."""

import asyncio
import socket
from collections.abc import Callable
from functools import partial
from typing import Any

import uvicorn
from fastapi import FastAPI

from index.errors import WrongUse

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
# Addresses that bind every interface; which names lead here cannot be known then, so all are taken.

LAST_WORDS = 2
# Seconds for answers that are being told. An open page holds a connection for as long as it is open; nobody waits for that.


Announce = Callable[[str], None]
"""Called with the address, once somebody answers there."""


def serve(app: FastAPI, bound: socket.socket, *, host: str, announce: Announce) -> None:
    """Answer on a bound socket until stopped; `host` is the name it was bound to."""
    app.state.hosts.add("*" if host in EVERYWHERE else host.strip("[]").lower())
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
    _Announced(config, partial(announce, address(bound))).run(sockets=[bound])


class _Announced(uvicorn.Server):
    """A server that says where it is once it is really there, and stops though pages are open."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().call_later(LAST_WORDS, self._hang_up)
        await super().shutdown(sockets)

    def _hang_up(self) -> None:
        for connection in tuple(self.server_state.connections):
            if transport := getattr(connection, "transport", None):
                transport.close()


def listening(host: str, port: int) -> socket.socket:
    """Return a socket bound to host and port. Raises WrongUse when the port is busy or the host is not this machine's."""
    if port not in range(2**16):
        raise WrongUse(f"Could not listen on {host}:{port}: no port has that number. Take one from 0 to 65535.")
    try:
        family, _, _, _, place = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(place)
    except OSError as error:
        raise WrongUse(
            f"Could not listen on {host}:{port}: {getattr(error, 'strerror', None) or error}. "
            "Another program may hold the port; take another one (yinju serve --port 7861)."
        ) from error
    return bound


def address(bound: socket.socket) -> str:
    """Return the address to open in a browser for a bound socket."""
    name: tuple[Any, ...] = bound.getsockname()
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(name[0], f"[{name[0]}]" if ":" in name[0] else name[0])
    return f"http://{host}:{name[1]}"
