"""Evidence: whole lists, sentences that do not hang in the air, and who said what."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.read import read
from assistant.retrieve import retrieve
from assistant.types import Evidence, Quote
from assistant.understand import understand
from index.library import Library
from tests.assistant.conftest import texts

Ask = Callable[[str], Evidence]
Build = Callable[..., Assistant]


def evidence(library: Library, text: str) -> Evidence:
    question = understand(text, tongue(library))
    return read(question, retrieve(question, library, library.view()), library)


@pytest.fixture
def ask(library: Library) -> Ask:
    return lambda text: evidence(library, text)


def said(found: Evidence) -> list[str]:
    return [quote.text for quote in found.quotes]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "何川介绍今年要做好哪些事？",
            ["何川介绍，今年要做好三件事：", "一是改造旧仓库。", "二是打通沿河步道。", "三是建口袋公园。"],
        ),
        (
            "重点工程包括哪些？",
            ["重点工程包括下列各项：", "（一）建设六座再生水厂。", "（二）更新老旧管网八百公里。", "（三）建立河湖水质日报制度。"],
        ),
        (
            "Which three reasons did the transit office name for the delay?",
            [
                "The transit office named three reasons for the delay.", "First, the rails came late.",
                "Second, the bridge needed repair.", "Third, drivers had to be trained.",
            ],
        ),
    ],
)  # fmt: skip
def test_a_list_comes_whole_in_order_and_announced(ask: Ask, question: str, expected: list[str]) -> None:
    assert said(ask(question)) == expected


def test_each_item_of_a_list_is_a_quote_of_its_own_with_its_place_in_the_outline(ask: Ask) -> None:
    quotes = ask("重点工程包括哪些？").quotes
    assert [quote.item for quote in quotes] == [False, True, True, True]
    assert {quote.reference for quote in quotes} == {"第二章第二节"}
    assert [quote.outline[-1] for quote in quotes][-1].endswith("重点工程")
    assert all(one.end <= other.start for one, other in zip(quotes, quotes[1:], strict=False))


INLINE = "灯塔修缮启动\n\n滨江日报讯 局长何川提出灯塔修缮的三点要求：一是保留旧灯，旧灯年代久远；二是加固石阶；三是补种岸松。灯塔将在冬天亮灯。\n"
NAMED = "灯塔修缮启动\n\n灯塔修缮的任务如下：\n\n{}\n\n灯塔在冬天亮灯。\n"


def test_a_list_inside_one_paragraph_is_not_cut_in_an_item(build_town: Build) -> None:
    town = build_town({"a.txt": INLINE})
    assert texts(town.ask("灯塔修缮有哪三项要求？"))[1:] == [
        "一是保留旧灯，旧灯年代久远",
        "二是加固石阶",
        "三是补种岸松。",
    ]


@pytest.mark.parametrize("marks", ["1. 2. 3.", "① ② ③", "—— —— ——", "（1） （2） （3）", "首先， 其次， 最后，"])
def test_a_list_comes_whole_whatever_its_marks(build_town: Build, marks: str) -> None:
    items = [m + what for m, what in zip(marks.split(), ("保留旧灯。", "加固石阶。", "补种岸松。"), strict=True)]
    town = build_town({"a.txt": NAMED.format("\n\n".join(items))})
    assert texts(town.ask("灯塔修缮的任务有哪些？")) == ["灯塔修缮的任务如下：", *items]


def test_items_that_are_headings_make_a_list(build_town: Build) -> None:
    body = "\n\n".join(f"{n}、{what}\n\n具体做法由{who}另行公布。" for n, what, who in
                       [("一", "保留旧灯", "海事处"), ("二", "加固石阶", "石工队"), ("三", "补种岸松", "林场")])  # fmt: skip
    town = build_town(
        {"a.md": "灯塔修缮方案\n\n灯塔修缮的任务分三项。\n\n" + body + "\n"}, {"file": "a.md", "kind": "plan"}
    )
    answer = texts(town.ask("灯塔修缮的任务有哪三项？"))
    assert [item for item in answer if item[1] == "、"] == ["一、保留旧灯", "二、加固石阶", "三、补种岸松"]


def test_of_two_lists_the_one_with_the_right_count_answers(build_town: Build) -> None:
    text = (
        "灯塔修缮启动\n\n灯塔修缮的任务：一是刷墙；二是换窗。\n\n灯塔修缮的任务还有：一是保灯；二是固阶；三是种松。\n"
    )
    town = build_town({"a.txt": text})
    assert texts(town.ask("灯塔修缮的三项任务是哪些？"))[1:] == ["一是保灯", "二是固阶", "三是种松。"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("北岸泵站每天抽水多少立方米？", "市水务局修建了北岸泵站。该泵站每天抽水48000立方米，由两台电机驱动。"),
        (
            "How many passengers did it carry on its first day?",
            "The first tram left the old customs house on Wednesday. It carried 41,000 passengers on its first day.",
        ),
    ],
)
def test_a_sentence_that_points_back_takes_what_it_points_to_along(ask: Ask, question: str, expected: str) -> None:
    assert expected in said(ask(question))


def test_who_said_it_stays_with_what_was_said(ask: Ask) -> None:
    (quote,) = said(ask("柳树街公园的面积是多少？"))
    assert quote.startswith("园林局局长何川说，")
    assert quote.endswith("面积为9公顷。")


def test_nothing_of_another_paragraph_is_taken_along(build_town: Build) -> None:
    town = build_town({"a.txt": "灯塔亮灯\n\n海事处修了灯塔，工期很长，花费也很多。\n\n该灯塔高31米，共有九层。\n"})
    assert texts(town.ask("灯塔高多少米？")) == ["该灯塔高31米，共有九层。"]


def test_a_long_way_back_is_not_gone(build_town: Build) -> None:
    long = "海事处修了灯塔" + "，工期很长" * 60
    town = build_town({"a.txt": f"灯塔亮灯\n\n{long}。该灯塔高31米，共有九层。\n"})
    assert texts(town.ask("灯塔高多少米？")) == ["该灯塔高31米，共有九层。"]


def test_what_is_said_twice_is_quoted_once(build_town: Build) -> None:
    twice = {f"{n}.txt": f"第{n}则消息\n\n海事处说，旧灯塔高31米，共有九层。\n" for n in "甲乙"}
    assert len(build_town(twice).ask("旧灯塔高多少米？").citations) == 1


def test_quotes_have_keys_of_their_own_in_reading_order(ask: Ask) -> None:
    quotes = ask("重点工程包括哪些？").quotes
    assert [quote.key for quote in quotes] == ["Q1", "Q2", "Q3", "Q4"]


@pytest.mark.parametrize(
    "question", ["何川介绍今年要做好哪些事？", "北岸泵站每天抽水多少立方米？", "供水水质达标率是多少？"]
)
def test_every_quote_stands_at_its_place_and_none_within_another(library: Library, ask: Ask, question: str) -> None:
    quotes = ask(question).quotes
    assert all(library.view().document(q.document).text[q.start : q.end] == q.text for q in quotes)
    assert not [(a, b) for a in quotes for b in quotes if a is not b and _within(a, b)]


def _within(a: Quote, b: Quote) -> bool:
    return a.document == b.document and b.start <= a.start and a.end <= b.end


def test_the_nearest_passages_come_with_the_evidence(ask: Ask) -> None:
    nearest = ask("火星上有几家咖啡馆？").nearest
    assert 0 < len(nearest) <= 3
    assert [hit.score for hit in nearest] == sorted((hit.score for hit in nearest), reverse=True)


def test_evidence_in_another_language_is_measured_as_such(ask: Ask) -> None:
    assert ask("How many passengers came on the first day?").measures["across"] == 0.0
    assert ask("tram 首日 passengers 有多少？").measures["across"] == 1.0
