"""An assistant that says what a test wants it to say, and the questions, gold and answers to judge."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.core import Assistant
from assistant.types import Answer, Citation, Refusal, Sentence
from evals.measures import Measure
from evals.types import Gold, Question, Span
from index.types import Hit, Passage


class Scripted(Assistant):
    """Says the answer scripted for a question, raises it when it is an error, and refuses whatever has no script."""

    scripts: dict[str, Answer | Exception]
    asked: list[dict[str, Any]]

    def ask(self, text: str, **how: Any) -> Answer:
        self.asked.append({"text": text, **how})
        said = self.scripts.get(text, refused(text))
        if isinstance(said, Exception):
            raise said
        return said


def line(number: int, **keys: Any) -> dict[str, Any]:
    whole = {"id": f"q{number}", "question": f"What is {number}?", "answers": [], "evidence": [], "answerable": True}
    whole |= {"kind": "fact", "lang": "en"} | keys
    if not whole["answerable"]:
        return whole
    return {**whole, "evidence": keys.get("evidence", [{"source": "park.txt", "quote": "It has six gates."}])}


def question(**keys: Any) -> Question:
    plain = Question(1, "q1", "How many gates?", ("six",), (), True, "figure", "en")
    return replace(plain, **keys)


def gold(*citations: Citation) -> Gold:
    return Gold(tuple(Span(c.document, c.start, c.end, c.quote) for c in citations))


def answered(text: str, *citations: Citation) -> Answer:
    sentence = Sentence(text, tuple(c.n for c in citations))
    return Answer("?", "en", "fact", True, text, sentences=(sentence,), citations=citations)


def refused(text: str = "?") -> Answer:
    message = "The sources here do not answer this question."
    return Answer(text, "en", "fact", False, message, refusal=Refusal("not_in_sources", message, {}))


def hits(*places: tuple[int, int], document: str = "d") -> list[Hit]:
    """Return passages of one document at these places, best first."""
    return [Hit(n, Passage(document, start, end, ""), 1.0) for n, (start, end) in enumerate(places)]


def found(*documents: str) -> list[Hit]:
    """Return a passage of each of these documents, best first, all with one score."""
    return [Hit(n, Passage(document, 0, 5, ""), 1.0) for n, document in enumerate(documents)]


def spans(*places: tuple[int, int], lost: tuple[str, ...] = ()) -> Gold:
    """Return gold at these places of one document."""
    return Gold(tuple(Span("d", start, end, "") for start, end in places), lost)


def cited(n: int, start: int, end: int, quote: str = "", document: str = "d") -> Citation:
    """Return a citation of a place that no store holds."""
    return Citation(n, document, f"{document}.txt", "", None, None, (), "", start, end, quote)


def value(
    measure: Measure,
    asked: Question | None = None,
    where: Gold | None = None,
    answer: Answer | None = None,
    found: Sequence[Hit] = (),
) -> float | None:
    """Return what a measure says of a question, its gold, its answer and its passages."""
    return measure.evaluate(asked or question(), where or Gold(), answer or refused(), found).value
