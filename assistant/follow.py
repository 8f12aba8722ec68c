"""A question and what was asked before it → the whole question it stands for; one that stands by itself is left alone."""

import logging
import re
from collections.abc import Callable, Sequence

from assistant.following.en import whole_en
from assistant.following.zh import whole_zh
from assistant.types import Earlier
from assistant.understand import Tongue, asked_in, content_words

log = logging.getLogger(__name__)
# Nobody takes up what was said more than six questions ago without naming it again.
MOST_TURNS = 6
# A whole question is the follow-up and what it leaves out; one that is longer tells more than was asked.
LONGEST_GAIN = 300
POLITE = re.compile(
    r"^(?:谢谢|感谢|好的?|明白了?|知道了|嗯|thanks?|thank you|ok(?:ay)?|i see|great)\b[\s，。,.!！]*$", re.I
)
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# A question of so many search words, in another language than the one before, leaves nothing out.
WHOLE = 6

Rewrite = Callable[[str, Sequence[str], str], str | None]
"""(follow-up, earlier questions oldest first, "zh" or "en") → the whole question in a language model's words, or None."""


def follow(text: str, history: Sequence[str | Earlier], tongue: Tongue, rewrite: Rewrite | None = None) -> str:
    """Return the question as it would be asked without the conversation; the text itself where it needs none of it.

    What rules take for a whole question is never rewritten. A follow-up is put in a language model's words where there is
    one and its words hold nothing new; else in those that the rules make of the question before.
    """
    past = _past(history, tongue)
    whole = _whole(text, past, tongue)
    if whole == text or rewrite is None:
        return whole
    asked = [one.question for one in past]
    told = (rewrite(text, asked, asked_in(text, tongue)) or "").strip()
    if _adds_nothing(told, [text, *asked, *(one.short_answer or "" for one in past)]):
        return told
    log.info("a rewritten question was not taken: %r", told)
    return whole


def _past(history: Sequence[str | Earlier], tongue: Tongue) -> list[Earlier]:
    """Return the last questions, oldest first, each as the whole question it stood for."""
    past: list[Earlier] = []
    for turn in history[-MOST_TURNS:]:
        told = turn if isinstance(turn, Earlier) else Earlier(turn)
        if not POLITE.match(told.question.strip()):
            past.append(Earlier(_whole(told.question, past, tongue), told.short_answer))
    return past


def _whole(text: str, past: Sequence[Earlier], tongue: Tongue) -> str:
    if not past or _changes_language(text, past[-1].question, tongue):
        return text
    if asked_in(text, tongue) == "en":
        return whole_en(text, past)
    # Rules are written in simplified characters; a whole question stays in its own.
    asked = tongue.fold(text) if tongue.language(text) == "zh-Hant" else text
    told = [Earlier(tongue.fold(one.question) if asked != text else one.question, one.short_answer) for one in past]
    whole = whole_zh(asked, told)
    return text if whole == asked else whole


def _changes_language(text: str, before: str, tongue: Tongue) -> bool:
    """Return True for a long question in another language than the one before: who changes language says all of it."""
    return asked_in(text, tongue) != asked_in(before, tongue) and len(content_words(text, tongue)) >= WHOLE


def _adds_nothing(told: str, known: Sequence[str]) -> bool:
    """Return True for one line that is no longer than it may be and has no figure that nobody wrote."""
    if not told or "\n" in told or len(told) > len(known[0]) + LONGEST_GAIN:
        return False
    return set(FIGURE.findall(told)) <= set(FIGURE.findall(" ".join(known)))
