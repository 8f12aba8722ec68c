"""/api/v1/library: what the store holds, for everybody; what it is made of, for whoever may change it."""

from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.service.faults import worded
from assistant.service.library_door import REASONS, why_not
from assistant.shelf import Changes, Shelf
from assistant.shelf.rows import Sort, Wanted
from index.settings import Settings

UPLOADS, JOBS = "/api/v1/library/uploads", "/api/v1/library/jobs"
# What a pasted text of a million characters takes, of 4 bytes each, and what JSON puts around it.
MOST_PASTED = 6 * 2**20
Day = Annotated[str | None, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class Asked(BaseModel):
    """Which documents: words of title, outlet or source; limits; one column to sort by; a page of 50, from 1 on."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    q: str = Field("", max_length=200)
    kind: str | None = Field(None, max_length=20)
    lang: str | None = Field(None, max_length=20)
    outlet: str | None = Field(None, max_length=500)
    published_from: Day = Field(None, alias="from")
    published_to: Day = Field(None, alias="to")
    sort: Sort = "published"
    order: Literal["up", "down"] = "down"
    page: int = Field(1, ge=1, le=1_000_000)

    def wanted(self) -> Wanted:
        """Return what the shelf is asked for."""
        limits = {name: getattr(self, name) for name in ("kind", "lang", "outlet", "published_from", "published_to")}
        return Wanted(self.q, **limits, sort=self.sort, falling=self.order == "down", page=self.page)


@dataclass(frozen=True, slots=True)
class Open:
    """A store that the page shows, and how it may be changed; with `read_only` by nobody over HTTP."""

    shelf: Shelf
    changes: Changes
    read_only: bool = False


def roomier(settings: Settings) -> dict[str, int]:
    """Return how many bytes a request may have, by path, where it may have more than a question."""
    # A body may be a little longer than the file may be, so that the reason is told of the file, by its name.
    return {UPLOADS: int(settings.max_file_mb * 2**20) + 2**20, JOBS: MOST_PASTED}


def library_routes(shelf: Shelf, *, read_only: bool) -> APIRouter:
    """Return the routes that list and show documents."""
    router = APIRouter(prefix="/api/v1/library")

    @router.get("")
    def overview(request: Request) -> dict[str, Any]:
        """Return counts, what lists can be narrowed to, and whether this reader may change anything."""
        why = why_not(request, read_only=read_only)
        store = shelf.store() if why is None else None
        said = REASONS[why] if why else None
        return shelf.overview() | {"writable": why is None, "why": why, "why_in_words": said, "store": store}

    @router.get("/documents")
    def documents(asked: Annotated[Asked, Query()]) -> dict[str, Any]:
        """Return a page of the documents that everybody may see."""
        return asdict(shelf.page(asked.wanted()))

    @router.get("/documents/{id}")
    def document(id: str) -> dict[str, Any]:
        """Return what is known of a document: facts, outline, versions, reprints, what was cut."""
        return worded(shelf.look(id))

    return router
