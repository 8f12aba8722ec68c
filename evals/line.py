"""One line of a question set as it is written, before anything is judged; frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a set, counted from 1: its values by key, or the fault why there are none.

    `columns` says of each key which column of a table holds it, as a person would point at it: column D ("答案").
    """

    number: int
    row: Mapping[str, Any] = field(default_factory=dict)
    fault: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
