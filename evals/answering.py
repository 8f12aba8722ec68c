"""What an answer says → how near it is to the set's short answers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.types import Answer
from evals.answer_text import Units, exact, f1, f1_run, has_chinese, rouge_l, said_in_full, said_shortly, units
from evals.citing import NONE_GIVEN
from evals.types import Gold, Question, Verdict
from index.library import Library
from index.types import Hit

NO_ANSWER = Verdict(None, "no short answer to compare with")


@dataclass(frozen=True, slots=True)
class AnswerContains:
    """1 when one of the set's short answers stands in the answer or its quotes; width, case, script, spaces apart."""

    fold: Callable[[str], str]
    name: str = "answer_contains"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; does not apply to questions without a short answer."""
        if not question.answers:
            return Verdict(None, "no short answer to look for")
        if not answer.answered:
            return NONE_GIVEN
        said = [plain(text, self.fold) for text in (answer.text, *(citation.quote for citation in answer.citations))]
        for wanted in question.answers:
            pattern = whole(plain(wanted, self.fold))
            if any(pattern.search(text) for text in said):
                return Verdict(1.0, f"says '{wanted}'", f"说出了“{wanted}”")
        return Verdict(0.0, f"says none of {listed(question.answers)}", f"没有说出{listed_zh(question.answers)}")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like one of the set's short answers an answer is, 0 to 1, by a formula over units; the best of them counts."""

    name: str
    formula: Callable[[Units, Units], float]
    said: Callable[[Answer], str] = said_shortly
    chinese_alone: bool = False

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the greatest likeness; 0 for a refusal."""
        wanted = [one for one in question.answers if has_chinese(one) or not self.chinese_alone]
        if not wanted or not question.answerable:
            return NO_ANSWER
        if not answer.answered:
            return NONE_GIVEN
        said = self.said(answer)
        value, best = max(((self.formula(units(one), units(said)), one) for one in wanted), key=lambda told: told[0])
        one, other = _short(said), _short(best)
        reason = f"'{one}' beside '{other}', the nearest of {len(wanted)}"
        return Verdict(value, reason, f"“{one}”对照“{other}”（{len(wanted)} 个标准答案中最接近的）")


ANSWERING = (
    AnswerContains(Library.fold),
    Likeness("exact_match", exact),
    Likeness("f1", f1),
    Likeness("f1_cmrc", f1_run, chinese_alone=True),
    Likeness("rouge_l", rouge_l, said_in_full),
)


def says(wanted: str, text: str) -> bool:
    """Return True when a text holds `wanted` whole; width, case, script and spaces apart."""
    return whole(plain(wanted, Library.fold)).search(plain(text, Library.fold)) is not None


def plain(text: str, fold: Callable[[str], str]) -> str:
    """Return a text without the differences that change no answer: width, case, script, spaces, thousands commas."""
    # Between two Latin words or figures a space counts, else "2021 12" would hold "2112".
    folded = re.sub(r"(?<![0-9a-z]) | (?![0-9a-z])", "", re.sub(r"\s+", " ", fold(text)))
    return re.sub(r"(?<=\d),(?=\d{3})", "", folded)


def whole(wanted: str) -> re.Pattern[str]:
    """Return a pattern that finds `wanted` but not a part of a longer figure or Latin word: no "21" in "2021"."""
    before = r"(?<![0-9])(?<![0-9]\.)" if wanted[:1].isdigit() else r"(?<![a-z])" if wanted[:1].isascii() else ""
    after = (
        r"(?![0-9]|\.[0-9])"
        if wanted[-1:].isdigit()
        else r"(?![a-z])"
        if wanted[-1:].isascii() and wanted[-1:].isalpha()
        else ""
    )
    return re.compile(before + re.escape(wanted) + after)


def listed(texts: Sequence[str]) -> str:
    """Return texts in quotation marks, between commas."""
    return ", ".join(repr(text) for text in texts)


def listed_zh(texts: Sequence[str]) -> str:
    """Return the same as Chinese writes it."""
    return "、".join(f"“{text}”" for text in texts)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
