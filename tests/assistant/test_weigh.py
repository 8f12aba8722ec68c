"""How much of a question a sentence speaks of; a press text's lead speaks for all of it."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from assistant.core import tongue
from assistant.retrieve import Found
from assistant.types import Question
from assistant.understand import understand
from assistant.weigh import BEGINS, CONTEXT, LEAST, READ, context, coverage, lead, lines, rarity, weigh
from index.library import Library, Reading
from index.types import Document, Part

FoundOf = Callable[..., Found]
PRESS = "标题\n新华甲地3月5日讯 市园林局5日公布，去年全市新增绿地三百二十公顷，人均公园面积也有增加。\n下一段比上一段说得更详细，也说得更长更长更长更长。"


def ask(text: str, library: Library) -> Question:
    return understand(text, tongue(library))


def document(kind: str, *parts: Part) -> Document:
    return Document("d", "a.txt", PRESS, "标题", "zh", kind, parts=parts)


@pytest.mark.parametrize(
    ("said", "around", "share"),
    [
        (set(), set(), 0.0),
        ({"甲", "乙"}, set(), 1.0),
        ({"甲"}, set(), 0.75),
        (set(), {"甲", "乙"}, CONTEXT),
        ({"甲"}, {"甲"}, 0.75),
    ],
)
def test_coverage_is_the_weighed_share_of_the_words_said(said: set[str], around: set[str], share: float) -> None:
    assert coverage({"甲": 3.0, "乙": 1.0}, said, around) == pytest.approx(share)


def test_a_question_without_words_is_covered_by_nothing() -> None:
    assert coverage({}, {"甲"}) == 0.0


def test_a_rare_word_says_more_than_a_common_one(library: Library, found_of: FoundOf) -> None:
    weights = rarity(replace(ask("公园", library), words=("泵站", "公园")), found_of("press/park.txt"), library)
    assert weights["泵站"] > weights["公园"] > 0


def test_lines_have_their_places_and_blank_ones_are_none() -> None:
    text = "甲\n\n \n乙丙\n"
    assert [text[a:b] for a, b in lines(text)] == ["甲", "乙丙"]


def test_the_lead_of_a_press_text_has_no_headline_and_no_dateline() -> None:
    dated = PRESS.index("市园林局")
    text = lead(document("press", Part("headline", 0, 2), Part("dateline", 3, dated)))
    assert text == PRESS.split("\n")[1].removeprefix("新华甲地3月5日讯 ")


def test_a_plan_has_no_lead() -> None:
    assert lead(document("plan")) == ""


def test_title_headings_and_lead_are_the_context_of_a_passage(library: Library, found_of: FoundOf) -> None:
    found = found_of("plans/water.md")
    (passage, *_) = [hit.passage for hit in found.hits if "再生水厂" in hit.passage.text]
    assert {"水务", "任务", "工程"} <= context(passage, found, library)


def test_sentences_come_best_first_and_stand_at_their_places(library: Library, found_of: FoundOf) -> None:
    found = found_of("press/park.txt", "press/library.txt")
    weighed = weigh(ask("北岸泵站每天抽水多少立方米？", library), found, library)
    assert [w.score for w in weighed] == sorted((w.score for w in weighed), reverse=True)
    assert weighed[0].text == "该泵站每天抽水48000立方米，由两台电机驱动。"
    for one in weighed:
        assert found.document(one.hit.passage.document).text[one.start : one.end] == one.text


def test_rows_of_a_table_are_weighed_one_by_one(library: Library, found_of: FoundOf) -> None:
    weighed = weigh(ask("供水水质达标率是多少？", library), found_of("plans/water.md"), library)
    assert weighed[0].text == "供水水质达标率\t98%\t99%"


def test_a_sentence_of_another_year_loses(library: Library, found_of: FoundOf) -> None:
    found = found_of("press/park.txt")
    scores = [
        next(w.score for w in weigh(replace(ask("新增绿地", library), years=years), found, library) if "2025" in w.text)
        for years in (("2025",), ("2019",))
    ]
    assert scores[0] - scores[1] == pytest.approx(0.25)


def test_a_sentence_with_the_sort_asked_for_gains(library: Library, found_of: FoundOf) -> None:
    found = found_of("press/park.txt")
    question = ask("新增绿地", library)
    scores = [
        next(w.score for w in weigh(replace(question, kind=kind), found, library) if "320" in w.text)  # type: ignore[arg-type]
        for kind in ("figure", "fact")
    ]
    assert scores[0] - scores[1] == pytest.approx(0.08)


class Picky:
    """A reader that finds the answer in the texts that hold a word, and in no other."""

    def __init__(self, word: str) -> None:
        self.word = word

    def read(self, question: str, texts: Sequence[str], over: Sequence[str] = ()) -> list[Reading]:
        self.texts = texts
        return [Reading(0.99 if self.word in text else 0.01, (0, 2)) for text in texts]


@pytest.fixture
def picky(library: Library) -> Iterator[Picky]:
    kept = library.__dict__.pop("reader", None)
    library.__dict__["reader"] = reader = Picky("四段")
    yield reader
    library.__dict__["reader"] = kept


def test_a_sentence_that_answers_by_itself_comes_first(library: Library, found_of: FoundOf, picky: Picky) -> None:
    weighed = weigh(ask("沿河步道全长多少公里？", library), found_of("press/park.txt"), library)
    assert weighed[0].text == "步道全长12公里，分四段施工。"
    assert (weighed[0].alone or 0) > 0 > (weighed[1].alone or 0)


def test_the_sentence_in_which_the_answer_begins_gains_on_its_neighbours(library: Library, found_of: FoundOf) -> None:
    found, question = found_of("press/park.txt"), ask("沿河步道全长多少公里？", library)
    plain = {one.text: one.score for one in weigh(question, found, library)}
    at = next(hit.passage.text.find("步道全长") for hit in found.hits if "步道全长" in hit.passage.text)
    begins = ((0, math.log(0.1)), (at, math.log(0.9)))
    read = replace(found, readings={hit.row: Reading(0.5, begins=begins) for hit in found.hits})
    gained = {one.text: one.score - plain[one.text] for one in weigh(question, read, library)}
    there = gained.pop("步道全长12公里，分四段施工。")
    assert there == pytest.approx(BEGINS * math.log(0.9))
    assert all(other < there for other in gained.values())
    assert min(gained.values()) == pytest.approx(BEGINS * LEAST)


def test_few_sentences_are_read_and_the_others_count_as_the_least_of_them(
    library: Library, found_of: FoundOf, picky: Picky
) -> None:
    weighed = weigh(ask("沿河步道全长多少公里？", library), found_of("press/park.txt", "press/library.txt"), library)
    read = [one for one in weighed if one.alone is not None]
    assert [one.text for one in read if one.text not in picky.texts] == []
    assert len(read) == READ < len(weighed)
    assert weighed == sorted(weighed, key=lambda one: -one.score)


def test_nothing_found_is_nothing_weighed(library: Library, found_of: FoundOf) -> None:
    assert weigh(ask("绿地", library), found_of(), library) == []
