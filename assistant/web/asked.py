"""What the page sends beside a question, as JSON → the limits it is asked within, and the turn it takes the place of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.types import Language
from assistant.web.filters import FIELDS, KINDS, LANGUAGES
from index.errors import WrongUse
from index.types import Filters

# Limits that are no fields of Filters: what is known as of a day, and the language of the answer.
BESIDE = ("as_of", "answer_in")
# Longer than any name of an outlet, a file or a heading.
LONGEST = 500
LONGEST_ID = 64


@dataclass(frozen=True, slots=True)
class Within:
    """Limits of a question: `told` has each by its name in the address, in the order of the form.

    `at` is the number of the turn that it takes the place of; `talk` is the conversation it is asked in, "" for a new one.
    """

    filters: Filters = field(default_factory=Filters)
    as_of: str | None = None
    at: int | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    talk: str = ""
    answer_in: Language | None = None


def within(sent: str) -> Within:
    """Return the limits that the page sent. Raises WrongUse for what the form cannot send: an address may be written by hand."""
    if not sent:
        return Within()
    try:
        known = json.loads(sent)
    except ValueError as error:
        raise WrongUse("Could not read the limits of the question: they are no JSON. Reload the page.") from error
    if not isinstance(known, dict):
        raise WrongUse("Could not read the limits of the question: they are no object. Reload the page.")
    told = {name: _checked(name, str(known[name])) for name in FIELDS if known.get(name)}
    filters = Filters(**{FIELDS[name]: value for name, value in told.items() if FIELDS[name] not in BESIDE})
    return Within(filters, told.get("asof"), _turn(known.get("at")), told, talk(sent), _tongue(told.get("answer")))


def talk(sent: str) -> str:
    """Return the conversation that a question is asked in, as the page's address has it; "" for a new one."""
    try:
        named = json.loads(sent or "{}").get("c")
    except (ValueError, AttributeError):
        return ""  # `within` says what is wrong with it
    return named if isinstance(named, str) and len(named) <= LONGEST_ID else ""


def _checked(name: str, value: str) -> str:
    """Return the value of a limit if it can be one."""
    choices = {"kind": KINDS, "sources": LANGUAGES, "answer": LANGUAGES}.get(name)
    if len(value) > LONGEST or (choices and value not in choices):
        said = (
            f"'{value[:40]}' is none of {', '.join(choices)}" if choices else f"it is longer than {LONGEST} characters"
        )
        raise WrongUse(f"Could not limit the question by {name}: {said}. Take the limit away or choose another.")
    if FIELDS[name] in ("published_from", "published_to", "as_of"):
        try:
            date.fromisoformat(value)
        except ValueError as error:
            raise WrongUse(
                f"Could not limit the question by {name}: '{value[:40]}' is no day. Give it as 2026-01-31."
            ) from error
    return value


def _tongue(name: str | None) -> Language | None:
    return "zh" if name == "zh" else "en" if name == "en" else None


def _turn(at: Any) -> int | None:
    return at if isinstance(at, int) and not isinstance(at, bool) and at >= 1 else None
