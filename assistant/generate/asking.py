"""Question and evidence → what the language model is told: as much of the evidence as it can read."""

from collections.abc import Callable, Mapping

from assistant.generate.budget import fitting
from assistant.generate.citation_form import EXAMPLE, NOT_SAID
from assistant.generate.model import Model
from assistant.generate.source_blocks import blocks, harmless, sentences
from assistant.prompts import messages
from assistant.types import Evidence, Question

# Tokens that a chat template puts around what is said.
TEMPLATE = 64


def asked(model: Model, question: Question, evidence: Evidence, most: int) -> tuple[str, str, int]:
    """Return what the system and the user say, and how many tokens the answer may have.

    Raises Unwritten("overflow") when not even one sentence of the evidence fits.
    """
    window = model.window()
    most = min(most, window // 2)
    room = window - most - TEMPLATE
    whole = {quote.key: "".join(sentences(quote, question.language)).strip() for quote in evidence.quotes}
    system, user = _told(question, evidence, whole)
    if model.bound(system) + model.bound(user) > room:  # the bound costs nothing, the tokenizer may be a server's
        system, user = _told(question, evidence, _cut(question, evidence, room, model.count))
    return system, user, most


def _cut(question: Question, evidence: Evidence, room: int, count: Callable[[str], int]) -> dict[str, str]:
    """Return the texts that fit beside everything else that is told."""
    frame = "".join(_told(question, evidence, dict.fromkeys((quote.key for quote in evidence.quotes), "")))
    return fitting(evidence, question.language, room - count(frame), lambda text: count(harmless(text)))


def _told(question: Question, evidence: Evidence, texts: Mapping[str, str]) -> tuple[str, str]:
    return messages(
        "answer",
        question.language,
        sources=blocks(evidence, texts),
        question=harmless(question.text),
        example=EXAMPLE,
        not_said=NOT_SAID[question.language],
    )
