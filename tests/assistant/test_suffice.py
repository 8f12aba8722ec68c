"""Refusals: near is not enough when the year, the place, the title or the sort of thing asked for is not there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.retrieve import Found
from assistant.suffice import MESSAGES, RULED, confidence, is_enough, likely, message
from assistant.types import Evidence, Question, Quote, Reason
from assistant.unsaid import unsaid
from index.library import Library
from index.settings import Settings
from index.types import Filters
from tests.assistant.conftest import sources

Build = Callable[..., Assistant]


@pytest.fixture
def eager(town_store: Path) -> Iterator[Assistant]:
    """An assistant for which near is always enough: only the rules about what was asked for can refuse."""
    made = Assistant.open(town_store, Settings(embedder="hash", enough=0))
    yield made
    made.close()


def refused(town: Assistant, question: str) -> tuple[str, str]:
    """Return the reason and the message of a refusal."""
    refusal = town.ask(question).refusal
    assert refusal is not None
    return refusal.reason, refusal.message


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("滨江市2019年新增绿地多少公顷？", "2019"),
        ("上海市2025年新增绿地多少公顷？", "上海市"),
        ("《城市照明条例》对再生水利用率有什么规定？", "城市照明条例"),
        ("柳树街公园花了多少元？", "金额"),
        ("新图书馆试开放是哪一天？", "具体日期"),
        ("新图书馆试开放是哪一年？", "年份"),
        ("柳树街公园在老城区的占比是多少？", "比例"),
        ("How much money did the first tram cost on its first day?", "an amount of money"),
        ("On which day did Harbour tram tickets go on sale at every stop?", "a day"),
    ],
)
def test_what_was_asked_for_and_is_not_there_is_named(eager: Assistant, question: str, missing: str) -> None:
    reason, text = refused(eager, question)
    assert (reason, text) == ("near_miss", message("near_miss", "zh" if text[0] > "z" else "en", missing))


@pytest.mark.parametrize(
    "question",
    [
        "滨江市2025年新增绿地多少公顷？",
        "新图书馆2024年藏书多少万册？",
        "《滨江市水务发展规划》的漏损率目标是多少？",
        "滨江日报说新图书馆藏书多少万册？",
    ],
)
def test_the_year_of_publication_a_title_and_an_outlet_count_as_said(town: Assistant, question: str) -> None:
    assert town.ask(question).answered


@pytest.mark.parametrize(
    ("quoted", "missing"),
    [("2025年全市新增绿地320公顷", "2026"), ("柳树街公园将在秋天开门", ""), ("一是改造旧仓库。", "")],
)
def test_a_year_that_the_sentence_names_wins_over_the_day_of_publication(
    library: Library, found_of: Callable[..., Found], quoted: str, missing: str
) -> None:
    found = found_of("press/park.txt")
    hit = next(hit for hit in found.hits if quoted in hit.passage.text)
    start = hit.passage.start + hit.passage.text.index(quoted)
    quote = Quote("Q1", hit.passage.document, start, start + len(quoted), quoted, 1.0)
    question = Question("2026年全市新增绿地多少公顷？", "zh", "figure", (), years=("2026",))
    assert unsaid(question, Evidence((quote,)), found, library) == missing


def test_a_year_that_a_table_names_in_its_head_counts_as_said(town: Assistant) -> None:
    assert sources(town.ask("供水水质达标率2030年是多少？")) == {"plans/water.md"}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("火星上有几家咖啡馆？", "这里的资料没有回答这个问题。"),
        ("How many lamps does the lighthouse have?", "The sources here do not answer this question."),
    ],
)
def test_nothing_near_is_not_in_the_sources(town: Assistant, question: str, text: str) -> None:
    assert refused(town, question) == ("not_in_sources", text)


@pytest.mark.parametrize(
    "limits",
    [Filters(published_to="1999"), Filters(published_from="2030-01-01"), Filters(source="别的报"), Filters(lang="de")],
)
def test_limits_that_leave_nothing_are_the_reason(town: Assistant, limits: Filters) -> None:
    refusal = town.ask("滨江市2025年新增绿地多少公顷？", filters=limits).refusal
    assert refusal is not None
    assert refusal.reason == "outside_dates"


def test_limits_that_leave_something_else_are_not_the_reason(town: Assistant) -> None:
    refusal = town.ask("滨江市2025年新增绿地多少公顷？", filters=Filters(lang="en")).refusal
    assert refusal is not None
    assert refusal.reason != "outside_dates"


def test_a_place_that_only_another_document_names_is_not_said(build_town: Build) -> None:
    files = {"a.txt": "绿地增加\n\n宁波市新增绿地320公顷。\n", "b.txt": "天气\n\n温州市下了雨，江边起雾。\n"}
    town = build_town(files)
    assert town.ask("宁波市新增绿地多少公顷？").answered
    assert not town.ask("温州市新增绿地多少公顷？").answered


def test_a_place_elsewhere_in_the_quoted_document_is_not_said_of_the_quote(build_town: Build) -> None:
    town = build_town({"a.txt": "绿地增加\n\n宁波市新增绿地320公顷，新建公园九座。\n\n温州市的代表来此参观。\n"})
    assert refused(town, "温州市新增绿地多少公顷，新建公园多少座？") == (
        "near_miss",
        message("near_miss", "zh", "温州市"),
    )


def test_a_person_whom_the_quoted_document_does_not_name_is_not_said(eager: Assistant) -> None:
    assert refused(eager, "李建国说柳树街公园的面积是多少公顷？")[1] == message("near_miss", "zh", "李建国")


def test_who_somebody_is_is_not_told_by_what_the_office_does(build_town: Build) -> None:
    town = build_town({"a.txt": "灯塔管理办法\n\n灯塔长是港务局管灯塔的行政首长。\n"})
    assert refused(town, "现在的灯塔长是谁？") == ("near_miss", message("near_miss", "zh", "人或机构"))


def test_a_country_may_be_told_by_its_people_or_its_initials(build_town: Build) -> None:
    town = build_town(
        {"a.txt": "Songs at sea\n\nBritons would most like the harbour song played at sea, a survey says.\n"}
    )
    assert town.ask("Which song would people in the UK most like played at sea?").answered
    assert not town.ask("Which song would people in the Netherlands most like played at sea?").answered


def test_the_initials_of_a_country_are_no_word(build_town: Build) -> None:
    town = build_town({"a.txt": "Seats at sea\n\nThe average cost of a harbour seat in the US rose to $6.25.\n"})
    assert town.ask("What was the average cost of a harbour seat in America?").answered
    town = build_town({"a.txt": "Seats at sea\n\nThe average cost of a harbour seat for us all rose to $6.25.\n"})
    assert not town.ask("What was the average cost of a harbour seat in America?").answered


@pytest.mark.parametrize(
    ("question", "missing"), [("滨江港南航道水深多少米？", "南航道"), ("滨江港一期工程投资多少元？", "一期")]
)
def test_which_of_two_is_asked_about_must_be_said(port: Assistant, question: str, missing: str) -> None:
    assert refused(port, question) == ("near_miss", message("near_miss", "zh", missing))
    assert port.ask(question.replace("南", "北").replace("一期", "二期")).answered


@pytest.mark.parametrize("reason", MESSAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_has_one_text_in_each_language(reason: Reason, language: str) -> None:
    assert ("灯塔" in message(reason, language, "灯塔")) is (reason in ("near_miss", "false_premise"))
    assert "{" not in message(reason, language, "灯塔")


def test_the_reasons_are_those_of_the_contract() -> None:
    assert set(MESSAGES) == {"not_in_sources", "outside_dates", "near_miss", "false_premise", "sources_disagree"}


def test_more_words_and_a_nearer_meaning_make_an_answer_likelier() -> None:
    rising = [likely({"covered": covered, "near": near}) for covered, near in ((0, 0), (0.5, 0), (0.5, 0.5), (1, 1))]
    assert rising == sorted(set(rising))
    assert 0 < rising[0] < rising[-1] < 1


def test_what_a_reader_finds_makes_an_answer_likelier() -> None:
    told = {"covered": 0.5, "near": 0.5}
    rising = [likely(told | {"read": read, "alone": alone}) for read, alone in ((-5, -5), (0, -5), (0, 0), (5, 5))]
    assert rising == sorted(set(rising))


@pytest.mark.parametrize(
    ("measures", "enough"),
    [
        ({"across": 0.0, "covered": 1.0, "near": 0.8}, True),
        ({"across": 0.0, "covered": 0.1, "near": 0.1}, False),
        ({"across": 1.0, "covered": 0.0, "near": 0.5}, True),
        ({"across": 1.0, "covered": 1.0, "near": 0.3}, False),
        ({"across": 1.0, "covered": 0.0, "near": 0.4, "read": 0.0, "alone": 3.0}, True),
        ({"across": 1.0, "covered": 1.0, "near": 0.4, "read": 0.0, "alone": -6.0}, False),
        ({"across": 0.0, "changed": 1.0}, True),
        ({"imprint": 1.0}, True),
        ({"across": 1.0, "near": 0.0, "list": 0.6}, True),
    ],
)
def test_across_languages_the_meaning_decides_alone(measures: dict[str, float], enough: bool) -> None:
    assert is_enough(Evidence((), measures=measures), Settings(embedder="hash")) is enough


def test_a_stricter_setting_refuses_what_a_laxer_one_shows() -> None:
    evidence = Evidence((), measures={"across": 0.0, "covered": 0.6, "near": 0.4})
    assert is_enough(evidence, Settings(embedder="hash", enough=0.05))
    assert not is_enough(evidence, Settings(embedder="hash", enough=0.9))


def test_the_year_that_a_plan_ends_in_counts_as_said(build_town: Build) -> None:
    town = build_town({"plan.md": "# 滨江市“十五五”规划\n\n“十五五”规划期间，彩化率达到24%，湿地保护率达到60%。\n"})
    assert town.ask("滨江市2030年彩化率要达到多少？").answered
    assert not town.ask("滨江市2027年彩化率要达到多少？").answered


def test_a_year_in_the_name_of_a_file_counts_as_said(build_town: Build) -> None:
    town = build_town({"2022-budget.txt": "预算演说\n\n滨江市给每户发放三百元补贴，由财政局办理。\n"})
    assert town.ask("2022年滨江市给每户发放多少补贴？").answered
    assert not town.ask("2021年滨江市给每户发放多少补贴？").answered


def test_last_year_told_by_a_text_is_the_year_before_its_day(build_town: Build) -> None:
    line = {"file": "a.txt", "published": "2026-02-01"}
    town = build_town({"a.txt": "植树\n\n滨江市去年植树四万棵，由园林局完成。\n"}, line)
    assert town.ask("2025年滨江市植树多少棵？").answered
    assert not town.ask("2024年滨江市植树多少棵？").answered


def test_next_year_told_by_a_text_is_the_year_after_its_day(build_town: Build) -> None:
    line = {"file": "a.txt", "published": "2025-12-11"}
    town = build_town({"a.txt": "植树\n\n滨江市明年植树四万棵，由园林局完成。\n"}, line)
    assert town.ask("2026年滨江市植树多少棵？").answered
    assert not town.ask("2027年滨江市植树多少棵？").answered


def test_a_year_in_han_digits_is_a_year(build_town: Build) -> None:
    town = build_town({"a.txt": "改革\n\n到二〇二九年，滨江市完成本决定提出的改革任务。\n"})
    assert town.ask("滨江市到哪一年完成改革任务？").answered


def test_a_name_stands_in_another_official_form(build_town: Build) -> None:
    town = build_town({"a.txt": "审批\n\n国家发展和改革委员会批复了滨江港扩建工程，投资12亿元。\n"})
    assert town.ask("“发改委”批复的滨江港扩建工程投资多少元？").answered


def test_an_answer_is_as_sure_as_its_best_sentence_is_likely() -> None:
    measured = {"covered": 0.8, "near": 0.7, "read": 1.0, "alone": 0.5}
    assert confidence(Evidence((), measures=measured)) == round(likely(measured), 4)


@pytest.mark.parametrize("rule", ["list", "section", "imprint", "figure"])
def test_what_a_rule_chose_is_as_sure_as_the_rule_at_least(rule: str) -> None:
    plain = {"covered": 0.3, "near": 0.3, "read": -1.0, "alone": -0.5}
    assert 0.2 < likely(plain) < RULED
    assert confidence(Evidence((), measures={**plain, rule: 1.0})) == RULED
    sure = {"covered": 1.0, "near": 1.0, "read": 5.0, "alone": 5.0, rule: 1.0}
    assert confidence(Evidence((), measures=sure)) == round(likely(sure), 4) > RULED


@pytest.mark.parametrize(("figure", "read", "enough"), [(0.65, -2.0, True), (0.55, -2.0, False), (0.65, -6.0, False)])
def test_a_figure_beside_which_all_stands_needs_a_sentence_that_may_answer(
    figure: float, read: float, enough: bool
) -> None:
    measured = {"covered": 0.4, "near": 0.4, "read": read, "alone": read, "figure": figure}
    assert is_enough(Evidence((), measures=measured), Settings()) is enough


def test_another_law_than_the_one_named_is_no_answer(build_town: Build) -> None:
    laws = {
        "a.txt": "滨江市专利法\n\n第一条 为了保护专利，制定本法。\n第二条 专利应当登记。\n",
        "b.txt": "滨江市著作权法\n\n第一条 著作权的保护期为五十年。\n第二条 著作权可以继承。\n",
    }
    kinds = ({"file": "a.txt", "kind": "law"}, {"file": "b.txt", "kind": "law"})
    town = build_town(laws, *kinds)
    refused = town.ask("专利的保护期是多少年？").refusal
    assert refused is None or "专利" in refused.message
    assert not town.ask("专利的保护期是多少年？").answered
    assert town.ask("著作权的保护期是多少年？").short_answer == "五十年"


FIRMS = "滨江日报讯\n\n2023年上半年，滨江精密公司营业收入为3.20亿元，同比下降4.4%。\n"


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("中国电信2023年上半年的营业收入是多少？", False),
        ("国家统计局说2023年上半年的营业收入是多少？", True),  # whose office tells it is often left out
        ("2023年上半年的营业收入是多少？", True),
    ],
)
def test_another_firm_is_no_answer(build_town: Build, question: str, answered: bool) -> None:
    answer = build_town({"a.txt": FIRMS}).ask(question)
    assert answer.answered is answered
    assert answered or "中国电信" in answer.refusal.message  # type: ignore[union-attr]


SPEECH = "2006 Address\n\nIn 1945, there were about two dozen lonely democracies. Today, there are 122.\n"


def test_a_document_of_the_year_asked_about_may_tell_of_another_that_is_asked_about(build_town: Build) -> None:
    town = build_town({"Address-2006.txt": SPEECH})
    assert town.ask("In the 2006 address, how many lonely democracies were there in 1945?").answered


def test_without_evidence_nothing_is_said_of_how_sure_it_is() -> None:
    assert confidence(Evidence(())) is None


def test_an_answer_says_how_sure_it_is_and_a_refusal_does_not(town: Assistant) -> None:
    assert 0 < (town.ask("新增绿地多少公顷？").confidence or 0) <= 1
    assert town.ask("火星的首都在哪里？").confidence is None
