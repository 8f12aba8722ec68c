"""However an answer ends: the last event is `answer` or `error`, and an error tells no more than it should."""

import logging
import secrets
from collections.abc import Generator, Iterator

from assistant.types import Answer, Event
from index.errors import YinjuError

log = logging.getLogger(__name__)


def unbroken(events: Iterator[Event], question: str = "") -> Generator[Event, None, None]:
    """Yield the events; whatever breaks on the way becomes the last one, of type `error`, and its reason is logged."""
    try:
        yield from events
    except YinjuError as error:
        log.info("no answer to %r: %s", question, error)
        yield failed(question, str(error))
    except Exception as error:
        yield failed(question, internal(error))


def failed(question: str, reason: str) -> Event:
    """Return the last event of an answer that went wrong: an Answer of full shape with `error` set."""
    answer = Answer(question=question, language="", kind="", answered=False, text="", error=reason)
    return Event("error", {"message": reason}, answer)


def told(error: Exception) -> str:
    """Return the reason of an error for somebody at a terminal, who may know all of it."""
    return str(error) if isinstance(error, YinjuError) else f"{type(error).__name__}: {error}"


def internal(error: Exception) -> str:
    """Return the line for an error nobody foresaw: it names no internals, only the id under which they are logged."""
    id = secrets.token_hex(4)
    log.error("internal error %s", id, exc_info=error)
    return (
        f"Could not answer: an internal error. Ask again; if it stays, look for error {id} in the log of `yinju serve`."
    )
