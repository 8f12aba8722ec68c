"""What a language model is asked besides answers, what it tells of itself, and what becomes of faults nobody foresaw."""

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.generate.failing import NOTES, REASONS, Unwritten
from assistant.generate.language_model import LanguageModel
from assistant.generate.stopping import Stop
from index.settings import Settings
from tests.assistant.generate.collected import collected
from tests.assistant.generate.conftest import EVIDENCE, QUESTION


class Fake:
    """A model that says what it is given, and keeps what it was told."""

    name = "fake"

    def __init__(self, says: str | Exception = "", window: int = 4096) -> None:
        self.says, self.size = says, window
        self.told: list[tuple[str, str, int]] = []

    def stream(self, system: str, user: str, most: int, stop: Stop) -> Iterator[str]:
        self.told.append((system, user, most))
        if isinstance(self.says, Exception):
            raise self.says
        yield from self.says

    def window(self) -> int:
        return self.size

    def bound(self, text: str) -> int:
        return 3 * len(text)

    def count(self, text: str) -> int:
        return len(text)

    def llm(self) -> Any:
        raise NotImplementedError


def model(fake: Fake) -> LanguageModel:
    return LanguageModel(Settings(generator="openai", llm_base_url="http://x/v1", llm_model="fake"), lambda _: fake)


def test_evidence_longer_than_the_window_is_cut_by_the_models_own_count() -> None:
    kept = []
    for window in range(1100, 300, -6):
        fake = Fake("六万人。[Q1]", window)
        if collected(model(fake).write(QUESTION, EVIDENCE))[1] == "overflow":
            break
        system, user, most = fake.told[0]
        assert len(system + user) + most <= window
        kept.append([key for key in ("Q1", "Q2") if f"\n[{key}]" in user])
    assert kept[0] == ["Q1", "Q2"]
    assert kept[-1] == ["Q1"]


def test_a_window_too_small_for_one_sentence_is_an_overflow() -> None:
    assert collected(model(Fake(window=300)).write(QUESTION, EVIDENCE)) == ([], "overflow")


@pytest.mark.parametrize(
    ("says", "question"),
    [
        ("2024年上海的人口是多少？", "2024年上海的人口是多少？"),
        ("<think>嗯</think>“上海呢？”\n说明：……", "上海呢？"),
        ("", None),
        ("What is the population of the city of Shanghai?", None),
        ("长" * 600, None),
        (Unwritten("busy", "no"), None),
        (ValueError("odd"), None),
    ],
)
def test_a_follow_up_becomes_one_whole_question_or_nothing(says: str | Exception, question: str | None) -> None:
    fake = Fake(says)
    assert model(fake).rewrite("那上海呢？", ["北京的人口是多少？"], "zh") == question
    assert "北京的人口是多少？" in fake.told[0][1]


def test_a_quotation_is_translated_with_the_renderings_that_are_in_force() -> None:
    fake = Fake("The State Council decided.")
    assert model(fake).translate("国务院决定。", "en", {"国务院": "State Council"}) == "The State Council decided."
    assert "国务院 = State Council" in fake.told[0][1]
    assert model(Fake("国务院已经作出了决定。")).translate("国务院决定。", "en", {}) is None


@pytest.mark.parametrize(
    ("says", "verdict"), [("是", True), ("Yes.", True), ("否。", False), ("也许", None), ("", None)]
)
def test_a_judge_says_yes_or_no_or_has_no_verdict(says: str, verdict: bool | None) -> None:
    fake = Fake(says)
    assert model(fake).supported("六万人。", ["六万人。"], "zh") is verdict
    assert "\n[Q1] 六万人。\n" in fake.told[0][1]


def test_saying_nothing_to_a_prompt_is_told_by_the_prompts_name() -> None:
    with pytest.raises(Unwritten, match="wrote nothing to the prompt 'judge'"):
        model(Fake("")).say("judge", "zh", sources="", sentence="")


def test_an_answer_tells_its_model_and_the_prompt_by_its_sum() -> None:
    told = model(Fake()).facts("en")
    assert (told["name"], told["model"], list(told["prompts"])) == ("openai", "fake", ["answer.en"])
    assert len(told["prompts"]["answer.en"]) == 12


def test_health_counts_what_was_asked_and_what_failed_and_why() -> None:
    fake = Fake("六万人。[Q1]")
    made = model(fake)
    collected(made.write(QUESTION, EVIDENCE))
    for fake.says in (Unwritten("busy", "no"), Unwritten("busy", "no"), Unwritten("key", "no")):
        collected(made.write(QUESTION, EVIDENCE))
    assert made.health() == {"name": "openai", "model": "fake", "asked": 4, "failed": {"busy": 2, "key": 1}}


@pytest.mark.parametrize("error", [TypeError("odd"), KeyError("choices"), AttributeError("delta")])
def test_a_fault_nobody_foresaw_is_a_failure_with_its_reason_in_the_log(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    assert collected(model(Fake(error)).write(QUESTION, EVIDENCE)) == ([], "broken")
    assert "Traceback" in caplog.text


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_told_in_both_languages(reason: Any) -> None:
    failure = Unwritten(reason, "what")
    assert failure.note("zh") == f"语言模型没有写成答案（{NOTES[failure.reason]['zh']}）；下面是资料原文。"
    assert failure.note("en").startswith("The language model gave no whole answer (")
