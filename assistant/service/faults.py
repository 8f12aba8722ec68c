"""Errors → JSON: {"error": {"message", "retryable", "words"}} in one line: what, which, why, what to do.

The message is English; `words` has it in every language of the page, by language tag.
"""

import logging
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.web.reasons import PHRASES as REASONS
from index.errors import NoPicture, UnknownConversation, UnknownDocument, WrongUse, YinjuError

log = logging.getLogger(__name__)
TOO_MANY = 429
KNOWN = {
    "/api/v1/ask": "question, as_of, source, outlet, from, to, lang, kind, outline, answer_in, history",
    "/api/v1/feedback": "reason, note, and either conversation and turn, or question and answer",
}
PHRASES = {
    404: "There is nothing here. See /openapi.json for the routes.",
    405: "This route takes another method. See /openapi.json for the routes.",
    413: "The request is too large. Ask a shorter question, with less history; a file may have what setting max_file_mb allows.",
}


def fault(status: int, message: str, *, retryable: bool = False) -> JSONResponse:
    """Return an error as JSON."""
    words = REASONS.by_tag(message)
    said = {"error": {"message": words["en"], "retryable": retryable, "words": words}}
    return JSONResponse(said, status, headers={"Cache-Control": "no-store"})


def worded(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told with each of its reasons in every language of the page beside it: `reason`, `reason_words`."""
    words: dict[str, Any] = {
        f"{name}_words": REASONS.by_tag(told[name]) for name in ("error", "reason", "refused") if told.get(name)
    }
    if warnings := told.get("warnings"):
        words["warnings_words"] = [REASONS.by_tag(one) for one in warnings]
    return {**told, **words}


def told_as_json(app: FastAPI) -> None:
    """Let every error of the app leave as JSON, without its traceback."""

    @app.exception_handler(RequestValidationError)
    async def unfit(request: Request, error: RequestValidationError) -> JSONResponse:
        return fault(422, "; ".join(_unfit(one, request.url.path) for one in error.errors()))

    @app.exception_handler(YinjuError)
    async def known(_: Request, error: YinjuError) -> JSONResponse:
        return fault(_status(error), str(error), retryable=error.retryable)

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        said = PHRASES.get(error.status_code, str(error.detail))
        return fault(error.status_code, said, retryable=error.status_code == TOO_MANY)

    @app.exception_handler(Exception)
    async def unforeseen(_: Request, error: Exception) -> JSONResponse:
        """Return a line with the id under which the error was logged."""
        id = secrets.token_hex(4)
        log.error("internal error %s", id, exc_info=error)
        said = f"An internal error. Try again; if it stays, look for error {id} in the log of `yinju serve`."
        return fault(500, said, retryable=True)


def _status(error: YinjuError) -> int:
    """Return the status for one of our errors: the asker's fault, nothing there, or the store's."""
    if isinstance(error, UnknownDocument | UnknownConversation | NoPicture):
        return 404
    return 422 if isinstance(error, WrongUse) else 503


def _unfit(error: Mapping[str, Any], path: str) -> str:
    """Return one fault of a request to a path: which field, why, and what to do."""
    where: Sequence[Any] = [part for part in error["loc"] if part != "body"]
    name = ".".join(map(str, where)) or "body"
    kind = error["type"]
    if name == "groups" and kind == "extra_forbidden":
        return "'groups' is not taken from a request: the service answers with what everybody may see. Leave it out"
    if kind == "extra_forbidden":
        return f"Unknown field '{name}'. Known: {KNOWN.get(path, 'see /openapi.json')}"
    if name == "question" and kind in ("missing", "string_too_short"):
        return "The question is empty. Ask something, in Chinese or English"
    if kind == "string_too_long":
        return f"'{name}' has {len(error['input'])} characters, more than {error['ctx']['max_length']}. Make it shorter"
    if kind in ("model_attributes_type", "missing") and name == "body":
        return 'The body is not a JSON object with Content-Type: application/json. Send {"question": "…"}'
    return f"'{name}' cannot be used: {error['msg']}"
