"""An assistant that says what a test wants it to say, and the questions, gold and answers to judge."""

from dataclasses import replace
from typing import Any

from assistant.core import Assistant
from assistant.types import Answer, Citation, Refusal, Sentence
from evals.types import Gold, Question, Span


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
