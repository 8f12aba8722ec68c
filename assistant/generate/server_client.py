"""The HTTP client of one question to a model's server: straight to that host, no proxy of the system, and to be stopped."""

import functools
import socket
import ssl
from pathlib import Path
from typing import Any

import httpx

from assistant.generate.stopping import Stop
from index.errors import WrongUse
from index.settings import Settings

CONNECT = 5.0
"""Seconds to connect; whoever is further away than that is down."""
OPENED = ("connection.connect_tcp.complete", "connection.start_tls.complete")


def client(settings: Settings, stop: Stop) -> httpx.Client:
    """Return a client that reads nothing of the environment and follows no redirect; stopping closes its connections."""
    # Somebody waits with a limit of his own (timely.py): this one only ends a thread that nobody waits for.
    patience = max(settings.llm_first_seconds, settings.llm_between_seconds)

    def watched(request: httpx.Request) -> None:
        request.extensions["trace"] = functools.partial(_seen, stop)

    return httpx.Client(
        timeout=httpx.Timeout(patience, connect=CONNECT),
        trust_env=False,
        follow_redirects=False,
        proxy=settings.llm_proxy,
        verify=_trusted(settings.llm_ca_file),
        event_hooks={"request": [watched]},
    )


def _seen(stop: Stop, event: str, facts: dict[str, Any]) -> None:
    """Have a connection shut when the question is stopped: its reader then wakes, and the server hears of it at once."""
    if event in OPENED:
        handle = facts["return_value"].get_extra_info("socket")
        stop.then(lambda: _shut(handle))


def _shut(handle: socket.socket) -> None:
    try:
        handle.shutdown(socket.SHUT_RDWR)
    except OSError:  # it was closed before: that is what was wanted
        return


@functools.lru_cache(maxsize=8)
def _trusted(file: Path | None) -> ssl.SSLContext:
    """Return what servers are trusted by: the usual certificates, and those of a file. Raises WrongUse."""
    context = httpx.create_ssl_context(trust_env=False)
    if file is not None:
        try:
            context.load_verify_locations(cafile=file)
        except (OSError, ssl.SSLError) as error:
            raise WrongUse(
                f"Could not read certificates from '{file}' (llm_ca_file): {error}. Mend the path."
            ) from error
    return context
