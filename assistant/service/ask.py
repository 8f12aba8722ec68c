"""POST /api/v1/ask: a question in, an Answer JSON or its events out."""

import json
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from assistant.core import LONGEST_QUESTION
from assistant.doors import Answering
from assistant.told.ending import unbroken
from assistant.types import Earlier, Event, Language
from index.types import NO_GROUPS, Filters

STREAM = "text/event-stream"
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_QUESTION)]


class Before(BaseModel):
    """An earlier question with the short answer it got: what 他 and it may mean."""

    model_config = ConfigDict(extra="forbid")

    question: Text
    short_answer: str | None = Field(None, max_length=500)

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, value: Any) -> Any:
        """Return a text as the question it is."""
        return {"question": value} if isinstance(value, str) else value


class Asked(BaseModel):
    """A question with its limits; dates are ISO and inclusive. Groups are not among them: nobody names their own."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    question: Text
    as_of: date | None = None
    source: str | None = Field(None, max_length=500)
    published_from: date | None = Field(None, alias="from")
    published_to: date | None = Field(None, alias="to")
    lang: Literal["zh", "en"] | None = None
    kind: Literal["press", "plan", "law", "report"] | None = None
    outline: str | None = Field(
        None, min_length=1, max_length=100, description="a part: 第三章, Chapter 3, words of a heading"
    )
    outlet: str | None = Field(None, max_length=200)
    answer_in: Language | None = Field(None, description="language of the answer's own words; quotations keep theirs")
    history: list[Before] = Field(
        [],
        max_length=20,
        description="earlier questions of this conversation, oldest first, or each with its short answer",
    )

    @field_validator("as_of", "published_from", "published_to", mode="before")
    @classmethod
    def _whole_day(cls, value: Any) -> Any:
        """Return the value if it can be a day; a number would be taken for seconds since 1970."""
        if value is not None and not (isinstance(value, str) and len(value) == len("2026-01-31")):
            raise ValueError("give a day as YYYY-MM-DD")
        return value

    def put(self) -> dict[str, Any]:
        """Return what an assistant is asked with; always as a person in no group."""
        limits = {field.name: getattr(self, field.name) for field in fields(Filters)}
        days = {name: value.isoformat() if isinstance(value, date) else value for name, value in limits.items()}
        as_of = self.as_of.isoformat() if self.as_of else None
        history = [
            Earlier(one.question, one.short_answer) if one.short_answer else one.question for one in self.history
        ]
        return {
            "history": history,
            "filters": Filters(**days),
            "as_of": as_of,
            "access": NO_GROUPS,
            "answer_in": self.answer_in,
        }


def ask_route(assistant: Answering) -> APIRouter:
    """Return the route that answers questions."""
    router = APIRouter(prefix="/api/v1")

    @router.post("/ask", response_class=JSONResponse, responses={200: {"content": {STREAM: {}}}})
    def ask(asked: Asked, accept: Annotated[str, Header()] = "") -> Response:
        """Return the Answer JSON; with `Accept: text/event-stream`, its events, the last `answer` or `error`."""
        if STREAM in accept:
            events = unbroken(assistant.stream(asked.question, **asked.put()))
            return StreamingResponse(map(as_sse, events), media_type=STREAM, headers={"Cache-Control": "no-store"})
        return JSONResponse(
            assistant.ask(asked.question, **asked.put()).as_json(), headers={"Cache-Control": "no-store"}
        )

    return router


def as_sse(event: Event) -> str:
    """Return an event as server-sent: `event: TYPE`, `data: JSON` in one line, and a blank line."""
    return f"event: {event.type}\ndata: {json.dumps(event.as_json(), ensure_ascii=False)}\n\n"
