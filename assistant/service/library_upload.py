"""One file's bytes, as they come → a file that waits in the store's folder to be read; or why it is not taken."""

from pathlib import Path
from typing import Any

from fastapi import Request
from starlette.exceptions import HTTPException

from assistant.shelf import Changes


async def received(request: Request, name: str, changes: Changes) -> dict[str, Any]:
    """Return {"name", "upload": token, "bytes"} of a file taken in, or {"name", "refused": reason}.

    Its name, and its length where the sender states it, are looked at before a byte is read.
    """
    stated = request.headers.get("content-length", "")
    safe, reason = changes.expected(name, int(stated) if stated.isdecimal() else 1)
    if reason is None:
        token, place = changes.room()
        size, reason = await _written(request, place, safe, changes)
    if reason is not None:
        return {"name": safe, "refused": reason}
    changes.arrived(token, safe)
    return {"name": safe, "upload": token, "bytes": size}


async def _written(request: Request, place: Path, name: str, changes: Changes) -> tuple[int, str | None]:
    """Return how many bytes came and why they are not taken; what is not taken is deleted."""
    size, reason = 0, None
    try:
        with place.open("wb") as file:
            async for chunk in request.stream():
                size += len(chunk)
                if size and (reason := changes.expected(name, size)[1]):
                    break
                file.write(chunk)
        reason = reason or changes.expected(name, size)[1]
    except OSError as error:
        place.unlink(missing_ok=True)
        raise HTTPException(
            507, f"Could not keep '{name}': {error.strerror}. Check the disk, then send it again."
        ) from error
    except BaseException:  # whoever sent it went away, or sends more than a body may hold
        place.unlink(missing_ok=True)
        raise
    if reason:
        place.unlink(missing_ok=True)
    return size, reason
