"""What the country is asked about is not told by one of its provinces, nor a province by another."""

from types import SimpleNamespace
from typing import Any

import pytest

from assistant.asked.places import country_named, local, of_country, tells_of_country
from assistant.found.placed import placed_first
from assistant.types import Question
from index.types import Hit, Passage
from tests.assistant.conftest import Build

TITLES = {
    "省": ("2026年山东省政府工作报告", "山东.txt", "report"),
    "邻省": ("2026年江苏省政府工作报告", "江苏.txt", "report"),
    "国": ("政府工作报告", "国务院-2026-政府工作报告.txt", "report"),
    "报": ("山东2025年增长5.5%", "1.txt", "press"),
}


def asked(text: str) -> Question:
    return Question(text, "zh", "figure", ())


def ordered(question: str, *documents: str) -> list[str]:
    hits = [Hit(n, Passage(id, 0, 1, "增长5%左右"), 5 - n / 10) for n, id in enumerate(documents)]
    view: Any = SimpleNamespace(record=lambda id: named(*TITLES[id]))
    return [hit.passage.document for hit in placed_first(hits, asked(question), view)]


def named(title: str, source: str, kind: str) -> Any:
    return SimpleNamespace(title=title, source=source, kind=kind)


@pytest.mark.parametrize(
    "question", ["今年全国增长目标是多少？", "政府工作报告提出的增长目标是多少？", "我国增长多少？"]
)
def test_of_the_country_no_province_speaks(question: str) -> None:
    assert ordered(question, "省", "邻省", "国") == ["国", "省", "邻省"]


def test_of_a_province_no_other_one_speaks() -> None:
    assert ordered("江苏增长目标是多少？", "省", "邻省") == ["邻省", "省"]


def test_press_of_a_place_tells_of_the_whole_world() -> None:
    assert ordered("全国增长多少？", "报", "国") == ["报", "国"]


def test_without_a_place_nothing_moves() -> None:
    assert ordered("增长目标是多少？", "省", "国") == ["省", "国"]


@pytest.mark.parametrize(
    ("title", "source", "kind", "places"),
    [
        ("2026年山东省政府工作报告", "a.txt", "report", ("山东",)),
        ("政府工作报告", "江苏省人民政府-2026.txt", "report", ("江苏",)),
        ("国务院关于鼓励投资开发海南岛的规定", "a.txt", "law", ()),
        ("中华人民共和国长江保护法", "a.txt", "law", ()),
        ("山东增长5.5%", "a.txt", "press", ()),
    ],
)
def test_whose_own_a_document_is(title: str, source: str, kind: str, places: tuple[str, ...]) -> None:
    assert local(named(title, source, kind)) == places


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2026年全国新增就业多少？", "全国"),
        ("What is China's growth target?", "China's"),
        ("山东的GDP在全国排第几？", ""),
        ("What does China's Baotou plan for 2026?", ""),  # a place that no list knows in Latin letters
        ("国家级园区有几个？", ""),
        ("国家统计局哪天发布？", ""),
    ],
)
def test_the_country_is_asked_about_where_no_place_of_it_is(text: str, word: str) -> None:
    assert country_named(asked(text)) == word
    assert of_country(asked(text)) or not word


PROVINCE = "2026年山东省政府工作报告\n\n今年主要预期目标是：全省城镇新增就业110万人以上，经济增速高于全国平均水平。\n"
COUNTRY = "2026年山东省政府工作报告\n\n今年全国城镇新增就业目标是1200万人以上，全省承担110万人。\n"


@pytest.mark.parametrize(("text", "answered"), [(PROVINCE, False), (COUNTRY, True)])
def test_what_a_province_says_of_itself_is_no_answer_about_the_country(
    build_town: Build, text: str, answered: bool
) -> None:
    answer = build_town({"a.txt": text}).ask("2026年全国城镇新增就业目标是多少万人？")
    assert answer.answered is answered
    if answer.refusal:
        assert (answer.refusal.reason, "全国" in answer.refusal.message) == ("near_miss", True)


def test_the_report_of_the_year_asked_for_answers(build_town: Build) -> None:
    says = "政府工作报告\n\n今年赤字率拟按{}安排，赤字规模{}亿元。\n"
    town = build_town(
        {"国务院-2025-政府工作报告.txt": says.format("3%", 480), "国务院-2026-政府工作报告.txt": says.format("4%", 520)}
    )
    answer = town.ask("2026年政府工作报告把赤字规模定为多少亿元？")
    assert answer.short_answer == "520亿元"
    assert [sentence.text for sentence in answer.sentences if "480" in sentence.text] == []
    both = town.ask("2025年和2026年政府工作报告的赤字规模各是多少亿元？")
    assert any("480" in sentence.text for sentence in both.sentences)


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("从全国看，在建和运行的装置超过60个。", True),
        ("增速比全国高0.4个百分点，居全国第三。", False),
        ("全国77个装置中，滨江有5个。", False),
        ("目前有5个装置。", False),
    ],
)
def test_what_is_told_of_the_country_is_not_of_a_place(text: str, elsewhere: bool) -> None:
    assert tells_of_country(asked("滨江市有多少个装置？"), text) is elsewhere


def test_press_that_tells_of_a_province_is_no_answer_about_the_country(build_town: Build) -> None:
    text = "数字经济发展\n\n浙江省数字经济核心产业增加值占比达到12%。\n"
    refused = (
        build_town({"a.txt": text}, {"file": "a.txt", "kind": "press"})
        .ask("全国数字经济核心产业增加值占比是多少？")
        .refusal
    )
    assert refused is not None
    assert (refused.reason, "全国" in refused.message) == ("near_miss", True)


def test_a_place_is_missing_where_only_the_country_is_told_of(build_town: Build) -> None:
    text = "滨江科学城开放\n\n从全国看，目前在建和运行的大科学装置超过60个。\n"
    refused = build_town({"a.txt": text}).ask("滨江市有多少个在建和运行的大科学装置？").refusal
    assert refused is not None
    assert (refused.reason, "滨江" in refused.message) == ("near_miss", True)
