"""The records of an evaluation: from a line of a question set to a verdict, a report and a missed gate; all frozen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from assistant.types import Answer
from evals.records import Compared, Head, Scored
from index.library import View
from index.types import NO_GROUPS, Filters, Groups

Progress = Callable[[str, int, int], None]
"""Called with the step's name, how many are done, and of how many."""


class Opened(Protocol):
    """What gold and citations are opened in: an Assistant or a Library, either will do."""

    def view(self, access: Groups = NO_GROUPS, filters: Filters | None = None) -> View:
        """Return what a person in these groups may see now."""
        ...


@dataclass(frozen=True, slots=True)
class Pointer:
    """One piece of evidence as a set writes it: which document, and which words of it."""

    document: str | None = None
    source: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a question set; `line` counts from 1."""

    line: int
    id: str
    question: str
    answers: tuple[str, ...]
    evidence: tuple[Pointer, ...]
    answerable: bool
    kind: str
    lang: str
    as_of: str | None = None
    groups: tuple[str, ...] = ()
    draft: bool = False
    """True while nobody has read what was proposed."""
    note: str | None = None

    @property
    def access(self) -> Groups:
        """Return the groups of the person who asks."""
        return frozenset(self.groups)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line of a set; printed as `SET:LINE: reason`."""

    set: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.set}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a file in its order, its bytes' sha256, and the lines that could not be read."""

    path: Path
    sha256: str
    questions: tuple[Question, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of gold evidence in an indexed document: `document.text[start:end] == text`.

    Where the set names a document and no words of it, `whole` is True: any passage of it counts, and `text` is its source.
    """

    document: str
    start: int
    end: int
    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why a pointer leads to no span.

    missing: the file outside is not there · changed: its bytes are others than the set was written over ·
    lost: the file holds the words, the indexed document does not · wrong: the set and the store do not fit together.
    """

    kind: Literal["missing", "changed", "lost", "wrong"]
    reason: str


@dataclass(frozen=True, slots=True)
class Gold:
    """Where the answer to one question stands; `lost` says what indexing lost: it counts as never found."""

    spans: tuple[Span, ...] = ()
    lost: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return how many pieces of evidence the question has."""
        return len(self.spans) + len(self.lost)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A question that was not asked, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What looking through a set found: its faults in the order of the lines, and what could not be looked at."""

    questions: int
    faults: tuple[Fault, ...]
    skipped: tuple[Skipped, ...]
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one measure says of one answer: from 0 (bad) to 1 (good), None where it does not apply; and why."""

    value: float | None
    reason: str
    zh: str = ""
    """The reason in Chinese, for the page; runs of earlier versions have none, and what does not apply needs none."""

    @property
    def reason_zh(self) -> str:
        """Return the reason in Chinese, or the English one where there is no other."""
        return self.zh or self.reason


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its gold, its answer, its verdicts by measure, the time taken, and the reason if it crashed."""

    question: Question
    gold: Gold
    answer: Answer
    verdicts: Mapping[str, Verdict]
    ms: float
    crashed: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    """Outlet, language and age of the documents that hold the gold: the values of its slices."""
    confidence: float | None = None
    """How sure the answer is, 0 to 1, where it says so."""

    def as_json(self) -> dict[str, Any]:
        """Return the line of results.jsonl: all of the row, so that a report can be made of the file alone."""
        asked = asdict(self.question)
        return {
            "id": asked.pop("id"),
            "question": asked.pop("question"),
            "answer": self.answer.as_json(),
            "verdicts": {name: asdict(verdict) for name, verdict in self.verdicts.items()},
            "crashed": self.crashed,
            "asked": asked,
            "gold": asdict(self.gold),
            "ms": round(self.ms, 1),
            "origins": dict(self.origins),
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Missed:
    """A measure that does not reach what the gate asks; `text` says by how much, `zh` the same in Chinese."""

    name: str
    value: float | None
    text: str
    zh: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a gate decided: met when nothing is missed."""

    path: str
    missed: tuple[Missed, ...]

    @property
    def met(self) -> bool:
        """Return True when every measure reaches what the gate asks."""
        return not self.missed


@dataclass(frozen=True, slots=True)
class Means:
    """The mean of each measure over the questions it applies to (None: none), and how many these are."""

    values: Mapping[str, float | None]
    judged: Mapping[str, int]
    questions: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: means over all, means by slice, every row in the order of the set, and the gate's decision."""

    asked: QuestionSet
    snapshot: str
    settings: str
    means: Means
    slices: Mapping[str, Mapping[str, Means]]
    rows: Sequence[Row]
    """Read from the run's folder one at a time: ten thousand answers need not be in memory."""
    skipped: tuple[Skipped, ...]
    latency_ms: Mapping[str, float | None]
    gate: Outcome | None = field(default=None)
    scored: tuple[Scored, ...] = ()
    head: Head | None = None
    intervals: Mapping[str, tuple[float, float] | None] = field(default_factory=dict)
    """The 95 % interval of each mean."""
    against: Compared | None = None
    """How it differs from an earlier run, where there is one."""
    overall: Mapping[str, float | None] = field(default_factory=dict)
    """What is measured of the set as a whole, by measure."""
    overall_why: Mapping[str, str] = field(default_factory=dict)
    """What each of these is of, in words."""
    overall_why_zh: Mapping[str, str] = field(default_factory=dict)

    @property
    def crashed(self) -> tuple[Scored, ...]:
        """Return what is counted of the questions that crashed."""
        return tuple(one for one in self.scored if one.crashed)
