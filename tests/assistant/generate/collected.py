"""What came of an iterator that may end with an error."""

from collections.abc import Iterable
from typing import TypeVar

from assistant.generate.failing import Unwritten

T = TypeVar("T")


def collected(made: Iterable[T]) -> tuple[list[T], str | None]:
    """Return what came, and the reason of the Unwritten it ended with (None: it ended as it should)."""
    came: list[T] = []
    try:
        for one in made:  # `extend` would lose what came before the error
            came.append(one)
    except Unwritten as failure:
        return came, failure.reason
    return came, None
