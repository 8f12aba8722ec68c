"""A question → its answer and what stood on the way to it: the passages as the reader left them, and the evidence."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from unittest.mock import patch

import assistant.core as core
from assistant.core import Assistant
from assistant.types import Answer, Evidence
from evals.asking import ask
from evals.types import Question
from index.types import Hit

# The steps of the flow whose results are kept, by the names under which the flow calls them.
STEPS = ("reread", "read")
NOTHING = Evidence(())

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Followed:
    """An answer, the passages that were read for it, best first, and the evidence, also of what was refused."""

    answer: Answer
    hits: tuple[Hit, ...]
    evidence: Evidence


def follow(question: Question, assistant: Assistant) -> Followed:
    """Return what asking a question gives; where it crashed, `error` is set and what was not reached is empty."""
    with watched() as told:
        answer = ask(question, assistant)
    return Followed(answer, told["reread"].hits if "reread" in told else (), told.get("read", NOTHING))


def spaced(every: Sequence[T], most: int) -> list[T]:
    """Return at most so many, in their order, evenly spaced from the first on."""
    many = min(most, len(every))
    return [every[number * len(every) // many] for number in range(many)]


@contextmanager
def watched() -> Iterator[dict[str, Any]]:
    """Yield what each step of the flow returned last, by the step's name."""
    told: dict[str, Any] = {}
    with ExitStack() as stack:
        for name in STEPS:
            stack.enter_context(patch.object(core, name, _keeping(getattr(core, name), name, told)))
        yield told


def _keeping(step: Callable[..., Any], name: str, told: dict[str, Any]) -> Callable[..., Any]:
    # The flow keeps times by the name of what it calls, so that the name stays.
    @wraps(step)
    def kept(*args: Any, **kwargs: Any) -> Any:
        told[name] = step(*args, **kwargs)
        return told[name]

    return kept
