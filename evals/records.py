"""The records of runs as such: what one was made with, what is counted of it, how two differ; all frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages of a page."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Scored:
    """What is counted of one row: its verdicts' values by measure, its slices by name; small, as all are kept in memory."""

    id: str
    values: Mapping[str, float | None]
    slices: Mapping[str, str]
    ms: float
    outcome: str
    crashed: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class How:
    """How a set is run: how many questions at once, whether drafts are asked, whether answers kept there are left."""

    workers: int = 1
    drafts: bool = False
    again: bool = False
    against: Path | None = None
    """The folder of an earlier run that the report compares with."""
    entailment: str | None = None
    """The model that also says what citations support: 'shipped', a folder, or a hub id."""
    judge: Any = None
    """A language model of LlamaIndex's that also judges the answers."""
    public: bool = False
    """Whether the run is for everybody to read: questions that a set asks for groups are then skipped."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a run was made with; two runs with the same one, times and paths apart, ask the same of the same product.

    `set` is {"path", "sha256"}, `corpus` the sha256 over what the store holds, `models` and `prompts` say by name which
    ones, `code` is the sha256 over the product's own code, `commit` the git revision it was checked out at, if any.
    """

    set: Mapping[str, str]
    snapshot: str
    corpus: str
    settings: str
    models: Mapping[str, str]
    prompts: Mapping[str, str]
    measures: tuple[str, ...]
    version: str
    code: str
    commit: str | None = None
    workers: int = 1
    started: str = ""
    ended: str | None = None


Word = Literal["better", "worse", "unshown", "same"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one measure gained over the questions it applies to in both runs, with its 95 % interval.

    `up` and `down` count the questions that gained and lost. The word is better or worse where the interval leaves 0 out,
    `same` where no question changed, `unshown` where chance alone may be behind the difference.
    """

    measure: str
    before: float
    after: float
    low: float
    high: float
    questions: int
    up: int
    down: int

    @property
    def gain(self) -> float:
        """Return the difference of the means, after minus before."""
        return round(self.after - self.before, 4)

    @property
    def word(self) -> Word:
        """Return what the interval shows."""
        if not self.up and not self.down:
            return "same"
        return "better" if self.low > 0 else "worse" if self.high < 0 else "unshown"

    @property
    def tolerance(self) -> int:
        """Return how many questions the mean must move by for the interval to leave 0 out, about."""
        return round((self.high - self.low) / 2 * self.questions) + 1


@dataclass(frozen=True, slots=True)
class Flip:
    """A question that was right in one run and wrong in the other."""

    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing two runs found: over how many questions, each measure, and the questions that turned either way."""

    before: Head
    after: Head
    common: int
    left_out: int
    changed: tuple[Words, ...]
    differences: tuple[Difference, ...]
    gained: tuple[Flip, ...]
    lost: tuple[Flip, ...]
