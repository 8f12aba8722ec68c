"""The short answer: the reader's words, only where it is sure of them and they stand in a quote of the answer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.read import read
from assistant.reread import reread
from assistant.retrieve import retrieve
from assistant.types import Evidence
from assistant.understand import understand
from index.library import Library, Reading

# Not asked as a figure: without a reader, one that fits would be told by itself.
UNMEASURED = "滨江市2025年的绿地怎么样？"
ASKED, ANSWER = "滨江市2025年新增绿地多少公顷？", "320公顷"


class Pointing:
    """A reader that finds one wording wherever it stands, as sure as told."""

    def __init__(self, relevance: float = 0.99, score: float = 5.0, words: str = ANSWER) -> None:
        self.told = relevance, score
        self.words = words

    def read(self, question: str, passages: Sequence[str], over: Sequence[str] = ()) -> list[Reading]:
        return [self._reading(passage.find(self.words)) for passage in passages]

    def _reading(self, at: int) -> Reading:
        relevance, score = self.told
        return Reading(0.01, (0, 2), -5.0) if at < 0 else Reading(relevance, (at, at + len(self.words)), score)


@pytest.fixture
def opened(library: Library) -> Iterator[Library]:
    kept = library.__dict__.pop("reader", None)
    yield library
    library.__dict__["reader"] = kept


def evidence(library: Library, reader: Pointing | None, asked: str = ASKED) -> Evidence:
    library.__dict__["reader"] = reader
    question = understand(asked, tongue(library))
    return read(question, reread(question, retrieve(question, library, library.view()), library), library)


def test_the_readers_words_are_the_short_answer(opened: Library) -> None:
    found = evidence(opened, Pointing())
    assert found.short == ANSWER
    assert any(ANSWER in quote.text for quote in found.quotes)


@pytest.mark.parametrize("reader", [None, Pointing(relevance=0.3), Pointing(score=-1.0)])
def test_a_reader_that_is_not_sure_gives_none(opened: Library, reader: Pointing | None) -> None:
    assert evidence(opened, reader, UNMEASURED).short is None


def test_a_question_that_few_words_cannot_answer_gets_none_of_the_readers(opened: Library) -> None:
    assert evidence(opened, Pointing(), "概括滨江市2025年新增绿地的情况。").short is None
    assert evidence(opened, Pointing(), "滨江市2025年新增绿地320公顷吗？").short == "是"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The night bus, suspended in 2024, returns on 1 June 2026 on three lines.", None),
        ("The night bus returns on 1 June 2026 on three lines.", "2026"),
    ],
)
def test_one_of_several_years_in_another_language_is_no_short_answer(
    build_town: Callable[..., Assistant], text: str, short: str | None
) -> None:
    town = build_town({"bus.txt": f"Night bus\n\nGAZETTE -- {text}\n"})
    words = "2024" if "2024" in text else "2026"
    assert evidence(town.library, Pointing(words=words), "夜班公交什么时候恢复？").short == short


def test_words_without_a_figure_are_no_short_answer_to_how_big(build_town: Callable[..., Assistant]) -> None:
    town = build_town({"lamp.txt": "灯塔玻璃\n\n灯塔玻璃的裂口出现细微裂纹，最大可能是受碎片冲击导致。\n"})
    assert evidence(town.library, Pointing(words="细微裂纹"), "灯塔玻璃的裂口有多大？").short is None


@pytest.mark.parametrize(
    ("text", "words", "asked", "short"),
    [
        ("灯塔因雾大停航，乘客改走陆路。", "因雾大", "灯塔为什么停航？", "因雾大"),
        ("灯塔停航受人关注，它是亚洲第一座。", "它是亚洲第一座", "灯塔为什么停航？", None),
        (
            "The lamp stood still because of fog on the river.",
            "fog on the river",
            "Why did the lamp stand still?",
            "fog on the river",
        ),
        (
            "It stood still because night shifts at the pier end later.",
            "because night shifts",
            "Why did it stand still?",
            None,
        ),
        ("The lamp stood still for up to 30 minutes.", "up to 30 minutes", "Why did the lamp stand still?", None),
    ],
)
def test_a_reason_in_few_words_stands_behind_what_makes_it_one(
    build_town: Callable[..., Assistant], text: str, words: str, asked: str, short: str | None
) -> None:
    town = build_town({"lamp.txt": f"灯塔消息\n\n{text}\n"})
    assert evidence(town.library, Pointing(words=words), asked).short == short


def test_what_the_reader_finds_raises_its_sentence(opened: Library) -> None:
    assert ANSWER in evidence(opened, Pointing()).quotes[0].text


def test_a_short_answer_that_no_quote_holds_is_not_told(town: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(*given: object) -> Evidence:
        return replace(read(*given), short="不在引文里的话")  # type: ignore[arg-type]

    monkeypatch.setattr("assistant.core.read", other)
    answer = town.ask(ASKED)
    assert answer.answered
    assert answer.short_answer is None
