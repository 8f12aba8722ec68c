"""GET /api/v1/documents/{id}, its places and its pages: what is shown beside a source's text."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from assistant.doors import Answering
from index.types import NO_GROUPS

# A removed document must be gone from the next look on, so nobody may keep any of it.
UNKEPT = {"Cache-Control": "no-store"}
# As wide as the panel on a screen of two pixels a point.
WIDTH = 1200
Offset = Annotated[int, Query(ge=0, description="counts Unicode code points of the text")]
Width = Annotated[int, Query(ge=200, le=2400, description="of the picture, in pixels")]


def source_routes(assistant: Answering) -> APIRouter:
    """Return the routes that the source panel asks, each for what everybody may see."""
    router = APIRouter(prefix="/api/v1/documents/{id}")

    @router.get("", response_class=JSONResponse)
    def about(id: str) -> Response:
        """Return the document's record, outline, tables, reprints and versions."""
        return _json(assistant.about(id, NO_GROUPS))

    @router.get("/place", response_class=JSONResponse)
    def place(id: str, start: Offset, end: Offset) -> Response:
        """Return what stands at `text[start:end]`, under which headings, in which cell, and where on which pages."""
        return _json(assistant.place(id, start, end, NO_GROUPS))

    @router.get("/pages/{number}.png", response_class=Response, responses={200: {"content": {"image/png": {}}}})
    def page(id: str, number: int, width: Width = WIDTH) -> Response:
        """Return a page of the PDF that the document was read from, from 1; 404 when the file is not the same any more."""
        return Response(assistant.page(id, number, width, NO_GROUPS), media_type="image/png", headers=UNKEPT)

    return router


def _json(told: dict[str, Any]) -> Response:
    return JSONResponse(told, headers=UNKEPT)
