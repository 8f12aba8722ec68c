"""The records that travel from a question to a checked answer, and their JSON (the contract; additions only)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from index.types import Hit, Name

Kind = Literal[
    "fact", "figure", "list", "who", "yes_no", "definition", "summary", "date", "metadata",
    "latest", "timeline", "compare", "changed",
]  # fmt: skip
LINES = frozenset({"list", "metadata", "timeline", "latest", "compare", "changed", "summary"})
"""Kinds whose sentences stand one to a line; others run on."""
Language = Literal["zh", "en"]
"""The languages that questions are asked and answers are told in."""
Reason = Literal["not_in_sources", "outside_dates", "near_miss", "false_premise", "sources_disagree"]


@dataclass(frozen=True, slots=True)
class Dates:
    """The stretch of time a question speaks of: first and last day (ISO, inclusive), and the words that say so.

    `part` is how a text may say which part of the year (上半年, 6月); `counted_from` is the day that relative words were
    counted from where the asker named none.
    """

    first: str
    last: str
    said: str
    part: str = ""
    counted_from: str | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question asked before in one conversation, and the short answer it got, where it got one."""

    question: str
    short_answer: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood: its language, kind, and what an answer must speak of."""

    text: str
    language: Literal["zh", "en"]
    kind: Kind
    words: tuple[str, ...]
    years: tuple[str, ...] = ()
    count: int | None = None
    titles: tuple[str, ...] = ()
    """What must stand word for word, folded: what is in quotation marks or 《》, and which of a row (第七批)."""
    names: tuple[Name, ...] = ()
    """The places and people it names, folded."""
    as_of: str | None = None
    dates: Dates | None = None
    """The stretch of time it speaks of; evidence of that time goes first, and none is left out for it."""
    typed: str = ""
    """What was typed, where that is a follow-up and `text` the whole question it was taken for."""
    answer_in: Language | None = None
    """The language that the asker wants to be answered in; None for the question's own."""

    @property
    def told_in(self) -> Language:
        """Return the language of the answer's own words: its notes, its refusal, its yes and no. Quotations keep theirs."""
        return self.answer_in or self.language

    def as_told(self) -> "Question":
        """Return the question as one in the answer's language, for those who word the answer and search for nothing."""
        return replace(self, language=self.told_in)


Role = Literal["old", "new", "removed", "added", "side", "latest", "earlier", "step", "differs", "original", "reprint"]
"""What a labelled quote is: a wording of one of two texts (`removed`, `added`: of one alone), a side, a time, an edition."""


@dataclass(frozen=True, slots=True)
class Label:
    """Which side of an answer a quote is of: its role, the name a reader sees before it, and its group.

    Of changes a group is one change, its old wording and its new one; of a comparison one side. Groups count from 1.
    """

    role: Role
    name: str
    group: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A span chosen as evidence, with its exact text, its score and why it was chosen.

    What stands in no text but in the stored record (outlet, day, reprints) has `field` and `value`, no span and no text.
    """

    key: str
    document: str
    start: int
    end: int
    text: str
    score: float
    why: str = ""
    outline: tuple[str, ...] = ()
    reference: str = ""
    item: bool = False
    field: str | None = None
    value: str | None = None
    cell: str | None = None
    """The address of the table's cell that is cited: "table 1, row 3, column 2", or a sheet's "Sheet1!C4"."""
    label: Label | None = None
    """Which side of the answer it is of, where the answer has sides."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says of a thing on which sources differ, as written, and the key of the quote that says it."""

    value: str
    unit: str
    scope: str
    as_of: str
    key: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A thing on which sources differ, and each side; they are shown side by side, never averaged or hidden."""

    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure or a step in time: for when it holds (ISO; "" where nobody says), and the key of the quote that says it.

    `value` is the figure as written, with its unit; `amount` the number in that unit, scale counted in. A step has neither.
    `dated` says whose day `as_of` is: its own (`text`), or only that of the document's publication (`published`). `period` is
    the part of a year it is for, as written (前三季度).
    """

    as_of: str
    key: str
    value: str = ""
    unit: str = ""
    amount: float | None = None
    dated: Literal["text", "published"] = "text"
    period: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The spans chosen for one question in reading order, the measures that judge them, and the nearest passages."""

    quotes: tuple[Quote, ...]
    nearest: tuple[Hit, ...] = ()
    measures: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    short: str | None = None
    """The few words of a quote, or the value of a field, that answer by themselves."""
    conflicts: tuple[Conflict, ...] = ()
    series: tuple[Point, ...] = ()
    """The figure that answers and those before it, newest first; the steps of a timeline, earliest first."""
    about: Mapping[str, str] = field(default_factory=dict)
    """Title, outlet and day of each document that is quoted, by its id: what a language model is told of it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as a generator wrote it, with the keys of the evidence it cites; nothing is checked yet."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence comes from: exact offsets and their quote, or a field of the stored record."""

    n: int
    document: str
    source: str
    title: str
    outlet: str | None
    date: str | None
    outline: tuple[str, ...]
    reference: str
    start: int
    end: int
    quote: str
    field: str | None = None
    value: str | None = None
    url: str | None = None
    page: int | None = None
    cell: str | None = None
    reprints: int = 0
    status: str = "current"
    kind: str = ""
    """press, plan, law or report: with `author` and `number` what a list of references wants to know."""
    author: str | None = None
    """Who wrote it, as the record has it: the reporter of a press text, the issuer of an official one."""
    number: str | None = None
    """A document's official number: 国发〔2021〕5号."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer with the numbers of its citations; `why` says what the check doubts.

    `label` says which side it is of, in an answer of several sides: old and new text, the sides of a comparison, days.
    """

    text: str
    citations: tuple[int, ...]
    checked: bool = True
    why: str | None = None
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, in a word and in a sentence, what was searched, and the nearest passages."""

    reason: Reason
    message: str
    searched: Mapping[str, Any]
    nearest: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer, or a refusal; `as_json()` is the stable contract."""

    question: str
    language: str
    kind: str
    answered: bool
    text: str
    short_answer: str | None = None
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    conflicts: tuple[Mapping[str, Any], ...] = ()
    refusal: Refusal | None = None
    notes: tuple[str, ...] = ()
    snapshot: str = ""
    settings: str = ""
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    error: str | None = None
    confidence: float | None = None
    """How sure the evidence answers, 0 to 1, told before a word is written; None for a refusal or an error."""
    asked_as: str | None = None
    """The whole question that a follow-up was taken for; None where the question was left as it is."""
    series: tuple[Mapping[str, Any], ...] = ()
    """The figure told and those before it, or the steps of a timeline, each with the number of its citation."""
    generator: Mapping[str, Any] = field(default_factory=dict)
    """Who wrote the sentences: {"name", "model", "prompts", "failed"}; a refusal was written by nobody."""

    def as_json(self) -> dict[str, Any]:
        """Return the Answer JSON of the contract, keys in its order."""
        keys = (
            "question language kind answered short_answer text sentences citations conflicts refusal notes "
            "snapshot settings timings_ms error confidence asked_as series generator"
        )
        whole = asdict(self)
        return {key: whole[key] for key in keys.split()}


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a streamed answer. The last is of type `answer` or `error`.

    `data` by type: question {"question","language","kind","asked_as"}; evidence {"passages","documents"};
    sentence {"sentence","citations"} (the new citations of that sentence); note {"text"};
    refusal (Refusal as JSON); answer (Answer JSON); error {"message"}.
    """

    type: Literal["question", "evidence", "sentence", "note", "refusal", "answer", "error"]
    data: Mapping[str, Any]
    answer: Answer | None = None

    def as_json(self) -> dict[str, Any]:
        """Return {"type": …} with the event's data beside it."""
        return {"type": self.type, **self.data}
