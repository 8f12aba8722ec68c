"""/api/v1/library: files and texts come in, documents go and come back, jobs are told of and ended; at this machine alone."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.service.faults import worded
from assistant.service.library_door import refuse
from assistant.service.library_upload import received
from assistant.shelf import Changes, Shelf
from assistant.shelf.changes import Text
from assistant.shelf.jobs import Job

# A book of a million Chinese characters; what is longer is a file.
LONGEST_TEXT = 1_000_000
MOST_FILES = 5_000


class _Wanted(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Files(_Wanted):
    """Read the files that have arrived under these tokens."""

    kind: Literal["upload"]
    uploads: list[str] = Field(min_length=1, max_length=MOST_FILES)


class Pasted(_Wanted):
    """Read this text; the day is ISO."""

    kind: Literal["paste"]
    text: str = Field(min_length=1, max_length=LONGEST_TEXT)
    title: str = Field("", max_length=300)
    outlet: str = Field("", max_length=100)
    published: date | None = None


class Again(_Wanted):
    """Index again what was handed in by this path; all of it without one."""

    kind: Literal["again"]
    path: str | None = Field(None, max_length=4096)


class Samples(_Wanted):
    """Index the sample documents."""

    kind: Literal["samples"]


class Back(_Wanted):
    """Go back to an earlier snapshot."""

    kind: Literal["rollback"]
    snapshot: str = Field(min_length=6, max_length=40, pattern=r"^[0-9a-f-]+$")


Work = Annotated[Files | Pasted | Again | Samples | Back, Field(discriminator="kind")]


def library_changes(shelf: Shelf, changes: Changes, *, read_only: bool) -> APIRouter:
    """Return the routes that change the store; whoever may not is refused before a body is read."""

    def at_this_machine(request: Request) -> None:
        refuse(request, read_only=read_only)

    router = APIRouter(prefix="/api/v1/library", dependencies=[Depends(at_this_machine)])
    _documents(router, shelf, changes)
    _uploads(router, changes)
    _jobs(router, changes)
    return router


def _documents(router: APIRouter, shelf: Shelf, changes: Changes) -> None:
    @router.get("/removed")
    def removed() -> list[dict[str, Any]]:
        """Return what was removed and can be brought back."""
        return shelf.removed()

    @router.post("/documents/{id}/remove")
    def remove(id: str) -> dict[str, Any]:
        """Take a document out of everybody's sight, from the next question on."""
        changes.remove(id)
        return {"id": id, "removed": True}

    @router.post("/documents/{id}/restore")
    def restore(id: str) -> dict[str, Any]:
        """Bring a removed document back."""
        changes.restore(id)
        return {"id": id, "removed": False}


def _uploads(router: APIRouter, changes: Changes) -> None:
    @router.post("/uploads")
    async def upload(request: Request, name: Annotated[str, Query(max_length=2000)]) -> dict[str, Any]:
        """Take in one file, the body being its bytes: {"upload": token} to be read by a job, or {"refused": reason}."""
        return worded(await received(request, name, changes))

    @router.delete("/uploads/{token}")
    def discard(token: str) -> dict[str, Any]:
        """Delete a file that has arrived and is not wanted after all."""
        changes.discard(token)
        return {"upload": token, "discarded": True}


def _jobs(router: APIRouter, changes: Changes) -> None:
    @router.get("/jobs")
    def jobs() -> list[dict[str, Any]]:
        """Return the jobs at work, those that wait, and the last that are over, the newest first."""
        return [worded(job) | {"files": [worded(file) for file in job["files"]]} for job in changes.told()]

    @router.post("/jobs")
    def start(work: Work) -> dict[str, Any]:
        """Start a job, or let it wait behind those before it."""
        return {"id": _started(work, changes).id}

    @router.post("/jobs/{id}/cancel")
    def cancel(id: str) -> dict[str, Any]:
        """End a job at its next step; what it had read is not added."""
        changes.cancel(id)
        return {"id": id, "ending": True}


def _started(work: Work, changes: Changes) -> Job:
    if isinstance(work, Files):
        return changes.add(work.uploads)
    if isinstance(work, Pasted):
        day = work.published.isoformat() if work.published else None
        return changes.paste(Text(work.text, work.title.strip(), work.outlet.strip(), day))
    if isinstance(work, Again):
        return changes.again(work.path)
    return changes.samples() if isinstance(work, Samples) else changes.roll_back(work.snapshot)
