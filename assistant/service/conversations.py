"""/api/v1/conversations: a person's own conversations, listed, renamed, deleted, and taken along as a briefing."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant import own_words
from assistant.export import EXPORT_WORDS, as_docx, as_html, as_markdown, briefing
from assistant.export.briefing import Asked
from assistant.keep import Keeping, Kept
from assistant.service.person import known
from assistant.web.briefing_page import SHEETS, tools
from assistant.web.tongue import LANG, Tongue
from assistant.web.words import whole
from index.errors import WrongUse

Form = Literal["docx", "md", "html"]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA: dict[Form, str] = {"docx": DOCX, "md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8"}
# A briefing runs one script of ours, which prints it, and loads two sheets.
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
OWN = {"Cache-Control": "no-store"}  # a shared machine's next reader must not find them in its memory


class Renamed(BaseModel):
    """The new title of a conversation."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    title: str = Field(min_length=1, max_length=200)


def conversation_routes(keeping: Keeping) -> APIRouter:
    """Return the routes of conversations; whoever has no cookie of ours has none."""
    router = APIRouter(prefix="/api/v1/conversations")
    kept = keeping.conversations

    @router.get("")
    def held(
        request: Request, response: Response, words: Annotated[str, Query(max_length=200)] = ""
    ) -> list[dict[str, Any]]:
        """Return your conversations, the last asked first; with `words`, those in which they stand."""
        response.headers.update(OWN)
        person = keeping.person(request.cookies)
        return [asdict(one) for one in kept.held(person, words)] if person else []

    @router.patch("/{id}", status_code=204)
    def rename(request: Request, id: str, renamed: Renamed) -> None:
        """Give one of your conversations another title."""
        kept.rename(known(request, keeping), id, renamed.title)

    @router.delete("/{id}", status_code=204)
    def delete(request: Request, id: str) -> None:
        """Delete one of your conversations for good."""
        kept.delete(known(request, keeping), id)

    @router.get("/{id}/briefing", response_class=Response)
    def take(
        request: Request,
        id: str,
        form: Form = "docx",
        turns: Annotated[
            str, Query(pattern=r"^(\d{1,9}(,\d{1,9})*)?$", max_length=5000, description="numbers; none for all")
        ] = "",
        lang: Tongue = "zh",
    ) -> Response:
        """Return one of your conversations as a footnoted briefing: DOCX, Markdown, or a page to print."""
        person = known(request, keeping)
        chosen = _chosen(kept.turns(person, id), turns)
        return _told(kept.title(person, id), chosen, form, lang)

    return router


def _chosen(turns: list[Kept], numbers: str) -> list[Kept]:
    """Return the turns with these numbers, in their order; all for none. Raises WrongUse where there is none of them."""
    wanted = {int(number) for number in numbers.split(",") if numbers}
    chosen = [turn for turn in turns if not wanted or turn.n in wanted]
    if not chosen:
        raise WrongUse("None of these questions is in the conversation any more. Choose others.")
    return chosen


def _told(title: str, turns: list[Kept], form: Form, tongue: Tongue) -> Response:
    """Return the briefing as a reply: a file to save, or a page."""
    said = {key: whole({"zh": entry["zh"], "en": entry["en"]})[tongue] for key, entry in EXPORT_WORDS.items()}
    today = date.today().isoformat()
    asked = [Asked(turn.question, _written(turn, tongue), turn.at) for turn in turns]
    made = briefing(title, today, asked, said)
    if form == "html":
        page = as_html(made, LANG[tongue], SHEETS, tools(tongue))
        return Response(page, media_type=MEDIA[form], headers=OWN | {"Content-Security-Policy": POLICY})
    body = as_docx(made, LANG[tongue]) if form == "docx" else as_markdown(made).encode()
    return Response(body, media_type=MEDIA[form], headers=OWN | {"Content-Disposition": saved_as(made.title, form)})


def _written(turn: Kept, tongue: Tongue) -> Mapping[str, Any] | None:
    """Return a kept answer in the script of its question; in traditional characters, too, where the briefing is in them."""
    told = turn.answer
    if told is None or told.get("language") != "zh" or not (tongue == "tw" or own_words.is_traditional(turn.question)):
        return told
    return own_words.answer(told)


def saved_as(title: str, ending: str) -> str:
    """Return the header that names a file after a title, for old browsers in plain letters."""
    plain = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
    name = " ".join(plain.split())[:60] or "yinju"
    return f"attachment; filename=\"yinju.{ending}\"; filename*=UTF-8''{quote(f'{name}.{ending}')}"
