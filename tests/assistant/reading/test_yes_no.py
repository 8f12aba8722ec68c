"""Yes and no: told where a sentence plainly says so, in either language, and otherwise not."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.reading.yes_no import DECIDES, yes_no
from assistant.retrieve import retrieve
from assistant.suffice import message
from assistant.types import Evidence
from assistant.understand import understand
from assistant.weigh import weigh
from tests.assistant.conftest import texts

Build = Callable[..., Assistant]


def evidence_of(port: Assistant, question: str) -> Evidence | None:
    library, view = port.library, port.view()
    asked = understand(question, tongue(library, view))
    found = retrieve(asked, library, view)
    assert asked.kind == "yes_no"
    return yes_no(asked, weigh(asked, found, library), found, library)


@pytest.mark.parametrize(
    ("question", "short", "quoted"),
    [
        ("2025年滨江市出口增长了吗？", "是", "出口增长6.1%"),
        ("2025年滨江市出口是否下降？", "否", "出口增长6.1%"),
        ("2025年滨江市進口增長了嗎？", "否", "进口下降2.3%"),
        ("2025年滨江市优良天数比例过八成没有？", "是", "首次超过80%"),
        ("2025年滨江市地区生产总值增长超过6%了吗？", "否", "增长5%"),
        ("2025年滨江市居民消费价格上涨了吗？", "否", "没有上涨"),
        ("船长可以申请夜间进港吗？", "是", "第六条"),
        ("港口经营人可以向渔民收取停泊费吗？", "否", "不得"),
        ("货船进港应当报告吗？", "是", "第七条"),
        ("游艇进港要不要报告？", "否", "不必"),
        ("会强制所有渔船投保吗？", "否", "不强制"),
        ("港务局有没有专职引航员？", "否", "不设"),
        ("Did exports rise in 2025?", "Yes", "出口增长6.1%"),
        ("Did passenger traffic fall in 2025?", "Yes", "fell 4 percent"),
        ("Did passenger traffic rise in 2025?", "No", "fell 4 percent"),
        ("Did the fish market close in 2025?", "No", "did not close"),
    ],
)
def test_yes_or_no_is_told_with_the_sentence_that_says_so(
    port: Assistant, question: str, short: str, quoted: str
) -> None:
    evidence = evidence_of(port, question)
    assert evidence is not None
    deciding = [quote.text for quote in evidence.quotes if quote.why == DECIDES]
    assert (evidence.short, len(deciding)) == (short, 1)
    assert quoted in deciding[0]


@pytest.mark.parametrize(
    "question",
    [
        "2024年滨江市出口增长了吗？",
        "2026年滨江市工业投资增长了吗？",
        "浙江省2025年出口增长了吗？",
        "2025年滨江市机电产品出口增长了吗？",
        "2025年滨江市出口是不是不增长了？",
        "渔民可以申请夜间进港吗？",
        "Did freight traffic fall in 2025?",
        "Did passenger traffic fall or rise in 2025?",
    ],
)
def test_another_year_place_or_thing_a_target_and_a_choice_get_neither(port: Assistant, question: str) -> None:
    evidence = evidence_of(port, question)
    assert evidence is None or evidence.short is None


def test_the_newer_source_decides_where_no_year_is_asked_about(port: Assistant) -> None:
    evidence = evidence_of(port, "东湖轮渡停运了吗？")
    assert evidence is not None
    assert evidence.short == "否"


def test_sources_that_differ_on_yes_or_no_give_no_answer_and_both_are_shown(port: Assistant) -> None:
    refusal = port.ask("滨江航海博物馆2025年5月1日开放了吗？").refusal
    assert refusal is not None
    assert (refusal.reason, refusal.message) == ("sources_disagree", message("sources_disagree", "zh", ""))
    assert {near.source for near in refusal.nearest} == {"press/museum.txt", "press/museum-evening.txt"}


def test_figures_that_differ_stand_side_by_side_and_neither_yes_nor_no_is_told(port: Assistant) -> None:
    answer = port.ask("2025年滨江港集装箱吞吐量是121万标准箱吗？")
    assert (answer.answered, answer.short_answer) == (True, None)
    assert [side["value"] for side in answer.conflicts[0]["sides"]] == ["121", "118"]


def test_an_answer_says_yes_and_quotes_why(port: Assistant) -> None:
    answer = port.ask("2025年滨江市出口增长了吗？")
    assert answer.short_answer == "是"
    assert "2025年滨江市出口增长6.1%，进口下降2.3%。" in texts(answer)


@pytest.mark.parametrize("question", ["2026年渡船票价涨了吗？", "2026年渡船票价贵吗？", "2026年渡船票价改过吗？"])
@pytest.mark.parametrize(
    "text",
    [
        "渡船票价公告\n\n滨江日报讯 2026年渡船票价保持2.20元。\n",
        "Ferry fares\n\nGAZETTE -- Ferry fares stay at 2.20 crowns in 2026.\n",
    ],
)
def test_what_only_speaks_of_the_same_says_neither(build_town: Build, question: str, text: str) -> None:
    evidence = evidence_of(build_town({"ferry.txt": text}), question)
    assert evidence is None or evidence.short is None


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("第五条 慈善会负责人不得在慈善会投资的企业兼职。", None),  # what is forbidden is another thing
        ("第五条 慈善会不得投资股票以外的产品；慈善会不得投资。", "否"),
        ("第五条 慈善会申请投资的，不予批准。", "否"),
        ("第五条 慈善会可以投资。", "是"),
    ],
)
def test_a_word_that_only_says_which_thing_is_meant_is_not_ruled_on(
    build_town: Build, text: str, short: str | None
) -> None:
    evidence = evidence_of(build_town({"law.txt": f"滨江市慈善会条例\n\n{text}\n"}), "慈善会可以投资吗？")
    assert (evidence.short if evidence else None) == short


NOTICE = """北岸公告

滨江日报讯 滨江市北岸机场2月起停止使用。北岸夜读馆读者无须预约。

The Wick Pier ferry carried 52,000 passengers last year. It does not run on Sundays.
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("北岸机场还在使用吗？", None),
        ("去北岸夜读馆需要预约吗？", "否"),
        ("Does the Wick Pier ferry run on Sundays?", None),
    ],
)
def test_what_is_stopped_needless_or_denied_in_the_next_sentence_is_not_so(
    build_town: Build, question: str, short: str | None
) -> None:
    told = build_town({"notice.txt": NOTICE}).ask(question).short_answer
    assert told in (short, None)
    assert told == short or short is None
