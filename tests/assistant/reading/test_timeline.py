"""How something went: its dated steps in order, the sentence that tells from what to what, and refusal where none is of it."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from tests.assistant.conftest import texts

Build = Callable[..., Assistant]
LAW = (
    "# 云帆市渡口条例\n\n"
    "1994年3月2日云帆市第五届人民代表大会常务委员会第三次会议通过\n\n"
    "根据1999年8月20日云帆市第六届人民代表大会常务委员会第九次会议《关于修改〈云帆市渡口条例〉的决定》第一次修正\n\n"
    "根据2007年5月11日云帆市第八届人民代表大会常务委员会第二次会议《关于修改〈云帆市渡口条例〉的决定》第二次修正\n\n"
    "第一条 为了加强渡口管理，制定本条例。\n\n"
    "第二条 本条例自1994年7月1日起施行。\n"
)
OTHER_LAW = (
    LAW.replace("云帆市渡口条例", "云帆市路灯条例").replace("渡口", "路灯").replace("1999年8月20日", "2001年6月6日")
)


def test_a_laws_adoption_and_its_amendments_are_told_day_by_day(build_town: Build) -> None:
    town = build_town({"ferry.md": LAW, "lamps.md": OTHER_LAW})
    answer = town.ask("云帆市渡口条例自通过以来，哪几年修正过？")
    assert answer.answered
    days = [one.label.name for one in answer.sentences if one.label]
    assert [day for day in days if day != "1994-07-01"] == ["1994-03-02", "1999-08-20", "2007-05-11"]


def test_a_line_of_many_dates_has_a_point_for_each(build_town: Build) -> None:
    line = "这部条例1994年3月2日由云帆市人大常委会通过，2007年5月11日由云帆市人大常委会修正。"
    other = "条例自1994年7月1日起施行。"
    town = build_town({"guide.md": f"# 云帆市渡口条例导读\n\n{line}\n\n{other}\n"})
    answer = town.ask("云帆市渡口条例从通过、施行到修正，时间先后是怎样的？")
    assert [one["as_of"] for one in answer.series] == ["1994-03-02", "2007-05-11", "1994-07-01"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("云帆市居民人均阅读量从2015年的4.1本提高到2025年的6.3本。", "云帆市人均阅读量十年间怎么变？"),
        (
            "云帆港在全球港口效率榜上的名次，从2015年的第40位升到2025年的第12位。",
            "云帆港在全球港口效率榜上的名次怎么变的？",
        ),
        (
            "Wendle's ferry fare rose from 4 crowns in 2015 to 9 crowns in 2025.",
            "How did Wendle's ferry fare change over the past decade?",
        ),
    ],
)
def test_one_sentence_that_tells_from_what_to_what_is_enough(build_town: Build, text: str, question: str) -> None:
    aside = "港区绿化完成。" if "云" in text else "The quay was painted. "
    answer = build_town({"a.txt": f"年度情况\n\n{aside}{text}\n"}).ask(question)
    assert answer.answered
    assert text in texts(answer)


STAGES = {
    "laid.txt": "云帆大桥动工\n\n滨江日报讯 云帆大桥2023年3月动工，工期三年。\n",
    "joined.txt": "云帆大桥合龙\n\n滨江日报讯 云帆大桥2025年6月合龙，两岸连通。\n",
    "opened.txt": "云帆大桥通车\n\n滨江日报讯 云帆大桥2026年1月通车，首日车流平稳。\n",
}


def test_milestones_of_several_articles_stand_in_the_order_of_their_days(build_town: Build) -> None:
    answer = build_town(STAGES).ask("云帆大桥从动工到通车走了哪几步？")
    assert [one["as_of"] for one in answer.series] == ["2023-03", "2025-06", "2026-01"]


@pytest.mark.parametrize(
    "question",
    ["云帆大桥是怎么一步步停用、拆除的？", "望川大桥从动工到通车走了哪几步？", "云帆大桥收购望川航运的过程是怎样的？"],
)
def test_what_no_source_tells_of_is_refused_whatever_else_it_tells(build_town: Build, question: str) -> None:
    assert not build_town(STAGES).ask(question).answered


def test_who_asks_for_a_number_gets_no_steps_without_one(build_town: Build) -> None:
    answer = build_town(STAGES).ask("云帆大桥的日均车流量一年一年怎么变的？")
    assert not any("动工" in text for text in texts(answer))


YEARLY = {
    f"{year}.md": f"# {year + 1}年政府工作报告\n\n## 过去一年工作回顾\n\n{year}年，我们克服困难，稳步前进。\n\n全年云帆市渡船客运量完成{n}万人次。\n"
    for year, n in ((2021, 210), (2022, 240), (2023, 305))
}


def test_what_a_report_tells_of_the_whole_year_is_of_the_year_its_part_begins_with(build_town: Build) -> None:
    facts = [{"file": name, "kind": "report"} for name in YEARLY]
    answer = build_town(YEARLY, *facts).ask("云帆市渡船客运量逐年是怎么变的？")
    assert [(one["as_of"], one["value"]) for one in answer.series] == [
        ("2021", "210万人次"),
        ("2022", "240万人次"),
        ("2023", "305万人次"),
    ]


def test_what_one_province_tells_is_no_course_of_the_whole_country(build_town: Build) -> None:
    told = "# 2026年浙江省政府工作报告\n\n浙江省创新指数排名从2015年的第9位升到2025年的第3位。\n"
    answer = build_town({"a.md": told}, {"file": "a.md", "kind": "report", "published": "2026-01-20"}).ask(
        "全国的创新指数排名十年间怎么变？"
    )
    assert not answer.answered
