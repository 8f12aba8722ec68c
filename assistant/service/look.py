"""GET /api/v1/documents/{id}/text and /api/v1/health: what stands in a document, and how the service is."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from assistant.doors import Answering
from index.types import NO_GROUPS


def look_routes(assistant: Answering) -> APIRouter:
    """Return the routes that read and don't ask."""
    router = APIRouter(prefix="/api/v1")

    @router.get("/documents/{id}/text", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
    def text(id: str) -> Response:
        """Return exactly the text that offsets index, as UTF-8, with nothing added."""
        document = assistant.document(id, NO_GROUPS)
        # A removed document must be gone from the next look on, so nobody may keep it.
        headers = {"Cache-Control": "no-store", "Content-Language": language(document.lang)}
        return Response(document.text.encode(), media_type="text/plain; charset=utf-8", headers=headers)

    @router.get("/health")
    def health() -> dict[str, Any]:
        """Return status, snapshot and counts of what everybody may see."""
        return assistant.health()

    return router


def language(name: str) -> str:
    """Return the document's language if it can stand in a header, else "und", which says that it is not known."""
    return name if name and name.isascii() and name.replace("-", "").isalnum() else "und"
