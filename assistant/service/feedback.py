"""POST /api/v1/feedback: what a reader says of an answer, kept with that answer."""

import json
from typing import Annotated, Any, Literal, Self

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from starlette.exceptions import HTTPException

from assistant.core import LONGEST_QUESTION
from assistant.keep import Feed, Keeping
from assistant.service.person import known
from assistant.service.turnstile import Turnstile
from index.errors import UnknownConversation
from index.library import Feedback

# More than anybody reads and thinks about in an hour.
MOST, MOST_OF_A_HOST, SECONDS = 60, 600, 3600
LONGEST_NOTE = 2000
# In JSON; an answer takes 5 to 20 kB.
LARGEST_ANSWER = 64 * 1024
Reason = Literal[
    "wrong_passage", "wrong_figure", "wrong_speaker", "incomplete",
    "should_have_refused", "should_have_answered", "other", "good",
]  # fmt: skip
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_QUESTION)]
# Of an Answer JSON that a program sends, what the contract names; the rest is not kept.
ANSWER = (
    "question", "language", "kind", "answered", "short_answer", "text", "sentences", "citations", "conflicts", "refusal",
    "notes", "snapshot", "settings", "error",
)  # fmt: skip


class Said(BaseModel):
    """What is said of an answer: of a turn of one's own conversation, or of a question with its Answer JSON."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason
    note: str = Field("", max_length=LONGEST_NOTE)
    conversation: str | None = Field(None, max_length=64)
    turn: int | None = Field(None, ge=1)
    question: Text | None = None
    answer: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _of_one(self) -> Self:
        """Raise ValueError unless it is said of exactly one answer."""
        of_turn = self.conversation is not None and self.turn is not None
        if of_turn == (self.question is not None and self.answer is not None):
            raise ValueError("name either conversation and turn, or question and answer")
        if len(json.dumps(self.answer, ensure_ascii=False).encode("utf-8", "replace")) > LARGEST_ANSWER:
            raise ValueError(f"an answer as it came has no more than {LARGEST_ANSWER >> 10} kB")
        return self


def feedback_route(keeping: Keeping, feed: Feed) -> APIRouter:
    """Return the route that takes what readers say, and hands it on."""
    router = APIRouter(prefix="/api/v1")
    people, hosts = Turnstile(MOST, SECONDS), Turnstile(MOST_OF_A_HOST, SECONDS)

    @router.post("/feedback", status_code=201)
    def feedback(request: Request, said: Said) -> dict[str, bool]:
        """Keep what a reader says of an answer, with that answer; its number, which would tell how many there are, is not told."""
        host = request.client.host if request.client else ""
        # Both: a new cookie is had for the asking, and an office may have one address.
        if not (hosts.lets(host) and people.lets(keeping.person(request.cookies) or host)):
            raise HTTPException(429, "That is more feedback than an hour holds. Wait a little, then send it again.")
        question, answer = _about(request, said, keeping)
        feed(Feedback(question, answer, said.reason, said.note.strip()))
        return {"kept": True}

    return router


def _about(request: Request, said: Said, keeping: Keeping) -> tuple[str, dict[str, Any]]:
    """Return the question and the answer that something is said of. Raises UnknownConversation."""
    if said.question is not None and said.answer is not None:
        return said.question, {name: said.answer[name] for name in ANSWER if name in said.answer}
    turns = keeping.conversations.turns(known(request, keeping), said.conversation or "")
    for turn in turns:
        if turn.n == said.turn and turn.answer is not None:
            return turn.question, dict(turn.answer)
    raise UnknownConversation("That turn is not in the conversation any more, or has no answer yet. Reload the page.")
