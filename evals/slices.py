"""A row → the slice it belongs to, for each way to cut a set into parts."""

from collections.abc import Callable

from evals.types import Row

SLICES: dict[str, Callable[[Row], str]] = {
    "kind": lambda row: row.question.kind,
    "lang": lambda row: row.question.lang,
    "answerable": lambda row: "yes" if row.question.answerable else "no",
}
