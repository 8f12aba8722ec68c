"""The latest figure with the older ones beside it, and the steps of a timeline from the first."""

from collections.abc import Callable

from assistant import Assistant
from tests.assistant.conftest import texts

Build = Callable[..., Assistant]
OLD = "滨江港泊位启用\n\n滨江日报讯 截至2024年4月，滨江港共有泊位16座，岸线整修完成。\n"
NEW = "滨江港再添泊位\n\n滨江日报讯 截至2026年8月，滨江港共有泊位近20座，货轮排队缩短。\n"
AIM = "滨江港的目标\n\n滨江日报讯 到2030年，滨江港泊位目标为40座。\n"
DRAFT = "# 滨江港泊位方案（征求意见稿）\n\n## 第一章 现状\n\n截至2026年9月，滨江港共有泊位25座。\n"
FILES = {"old.txt": OLD, "new.txt": NEW, "aim.txt": AIM, "draft.md": DRAFT}
FACTS = [
    {"file": "old.txt", "outlet": "滨江日报", "published": "2024-04-22", "kind": "press"},
    {"file": "new.txt", "outlet": "滨江日报", "published": "2026-08-04", "kind": "press"},
    {"file": "aim.txt", "outlet": "滨江日报", "published": "2026-09-04", "kind": "press"},
    {"file": "draft.md", "published": "2026-09-10", "kind": "plan"},
]
ASKED = "滨江港目前共有泊位多少座？"


def test_the_newest_figure_comes_first_and_the_older_ones_behind_it_with_their_days(build_town: Build) -> None:
    answer = build_town(FILES, *FACTS).ask(ASKED)
    assert answer.kind == "latest"
    assert answer.short_answer == "近20座"
    assert [text[:9] for text in texts(answer)] == ["截至2026年8月", "截至2024年4月"]
    assert any("近20座（2026-08）" in note and "16座（2024-04）" in note for note in answer.notes)


def test_each_line_says_whether_it_is_the_latest_and_for_when(build_town: Build) -> None:
    answer = build_town(FILES, *FACTS).ask(ASKED)
    assert [(one.label.role, one.label.name) for one in answer.sentences if one.label] == [
        ("latest", "最新（2026-08）"),
        ("earlier", "较早（2024-04）"),
    ]


def test_a_day_that_is_only_the_documents_is_told_as_such(build_town: Build) -> None:
    undated = NEW.replace("截至2026年8月，", "")
    answer = build_town({"old.txt": OLD, "new.txt": undated}, *FACTS[:2]).ask(ASKED)
    assert [(one["as_of"], one["dated"]) for one in answer.series] == [("2026-08-04", "published"), ("2024-04", "text")]
    assert answer.sentences[0].label is not None
    assert answer.sentences[0].label.name == "最新（资料为2026-08-04，原文未写明时间）"


def test_a_part_of_a_year_is_told_with_the_year(build_town: Build) -> None:
    told = "滨江港吞吐量\n\n滨江日报讯 2026年前三季度，滨江港货物吞吐量为310万吨，岸线整修完成。\n"
    answer = build_town({"a.txt": told}, {"file": "a.txt", "published": "2026-10-20", "kind": "press"}).ask(
        "滨江港货物吞吐量最新是多少万吨？"
    )
    assert [(one["as_of"], one["period"]) for one in answer.series] == [("2026", "前三季度")]
    assert answer.sentences[0].label is not None
    assert answer.sentences[0].label.name == "最新（2026年前三季度）"


def test_a_figure_per_head_of_another_thing_or_of_another_place_is_none_of_the_series(build_town: Build) -> None:
    others = {
        "head.txt": "滨江港泊位\n\n滨江日报讯 截至2023年4月，滨江港每万人拥有泊位2座，岸线整修完成。\n",
        "crew.txt": "滨江港船员\n\n滨江日报讯 截至2022年4月，滨江港泊位船员共有900人，岸线整修完成。\n",
        "far.txt": "南京港泊位\n\n南京日报讯 截至2021年4月，南京港共有泊位35座，岸线整修完成。\n",
        "grown.txt": "滨江港扩建\n\n滨江日报讯 2025年，滨江港泊位由17座增加到19座，岸线整修完成。\n",
    }
    answer = build_town(FILES | others, *FACTS).ask(ASKED)
    assert not {"2座", "900人", "35座", "17座"} & {one["value"] for one in answer.series}


def test_targets_make_a_series_of_their_own_and_are_told_to_be_targets(build_town: Build) -> None:
    earlier = AIM.replace("2030年", "2028年").replace("40座", "30座")
    files = {"old.txt": OLD, "aim.txt": AIM, "before.txt": earlier}
    days = [FACTS[0], FACTS[2], {"file": "before.txt", "published": "2025-09-04", "kind": "press"}]
    answer = build_town(files, *days).ask("滨江港泊位目标最新是多少座？")
    assert [one["value"] for one in answer.series] == ["40座", "30座"]


def test_a_series_has_a_point_for_each_figure_with_its_number_and_its_citation(build_town: Build) -> None:
    answer = build_town(FILES, *FACTS).ask(ASKED)
    assert [(one["as_of"], one["value"], one["amount"]) for one in answer.series] == [
        ("2026-08", "近20座", 20.0),
        ("2024-04", "16座", 16.0),
    ]
    quotes = {citation.n: citation.quote for citation in answer.citations}
    assert all(one["value"] in quotes[one["citation"]] for one in answer.series)


def test_neither_a_target_nor_a_draft_is_the_newest(build_town: Build) -> None:
    answer = build_town(FILES, *FACTS).ask(ASKED)
    assert not any("40座" in text or "25座" in text for text in texts(answer))


def test_as_of_a_day_the_latest_is_what_was_known_then(build_town: Build) -> None:
    answer = build_town(FILES, *FACTS).ask(ASKED, as_of="2025-06-30")
    assert answer.short_answer == "16座"


def test_one_figure_alone_needs_no_series(build_town: Build) -> None:
    answer = build_town({"new.txt": NEW}, FACTS[1]).ask(ASKED)
    assert answer.short_answer == "近20座"
    assert answer.notes == ()


LAID = "滨江大桥动工\n\n滨江日报讯 滨江大桥2023年3月动工。\n"
JOINED = "滨江大桥合龙\n\n滨江日报讯 滨江大桥2025年6月合龙。\n"
OPENED = "滨江大桥通车\n\n滨江日报讯 滨江大桥2026年1月通车。\n"


def test_a_timeline_is_told_from_its_beginning_whatever_was_found_first(build_town: Build) -> None:
    town = build_town({"c.txt": LAID, "a.txt": OPENED, "b.txt": JOINED})
    answer = town.ask("滨江大桥建设的历程是怎样的？")
    assert answer.kind == "timeline"
    assert [text[-3:-1] for text in texts(answer)] == ["动工", "合龙", "通车"]
    assert any("2023-03" in note and "2026-01" in note for note in answer.notes)
    assert [(one["as_of"], one["value"]) for one in answer.series] == [
        ("2023-03", ""),
        ("2025-06", ""),
        ("2026-01", ""),
    ]


def test_a_timeline_leaves_out_what_is_of_another_place(build_town: Build) -> None:
    other = OPENED.replace("滨江", "南京").replace("2026年1月", "2020年1月")
    answer = build_town({"a.txt": LAID, "b.txt": JOINED, "c.txt": other}).ask("武汉大桥建设的历程是怎样的？")
    assert not any("南京" in text for text in texts(answer))


def test_what_a_plan_says_without_a_day_is_no_step_of_a_timeline(build_town: Build) -> None:
    plan = "# 滨江大桥建设方案\n\n滨江大桥2023年3月动工。\n\n滨江大桥2025年6月合龙。\n\n滨江大桥建设十分重要，建设要注重质量。\n"
    town = build_town({"plan.md": plan}, {"file": "plan.md", "kind": "plan", "published": "2026-01-01"})
    answer = town.ask("滨江大桥建设的历程是怎样的？")
    assert [(one.label and one.label.name, one.text) for one in answer.sentences] == [
        ("2023-03", "滨江大桥2023年3月动工。"),
        ("2025-06", "滨江大桥2025年6月合龙。"),
    ]


YEARLY = {
    f"{year}.txt": f"滨江港货物吞吐量\n\n滨江日报讯 {year}年，滨江港货物吞吐量为{n}万吨。\n"
    for year, n in ((2022, 210), (2023, 240), (2024, 305), (2025, 330))
}
OF_YEARS = [{"file": name, "published": f"{int(name[:4]) + 1}-01-20", "kind": "press"} for name in YEARLY]


def test_how_a_number_went_is_told_by_its_figures_from_the_earliest(build_town: Build) -> None:
    answer = build_town(YEARLY, *OF_YEARS).ask("滨江港货物吞吐量逐年是怎么变的？")
    assert [(one["as_of"], one["value"]) for one in answer.series] == [
        ("2022", "210万吨"),
        ("2023", "240万吨"),
        ("2024", "305万吨"),
        ("2025", "330万吨"),
    ]
    assert [one.label and one.label.name for one in answer.sentences] == ["2022", "2023", "2024", "2025"]


def test_years_that_a_question_names_bound_its_figures(build_town: Build) -> None:
    answer = build_town(YEARLY, *OF_YEARS).ask("2023年到2024年，滨江港货物吞吐量是怎么变的？")
    assert [one["as_of"] for one in answer.series] == ["2023", "2024"]


def test_a_step_of_several_days_is_told_with_the_first_and_the_last(build_town: Build) -> None:
    both = "滨江大桥桥墩\n\n滨江日报讯 滨江大桥桥墩2024年1月开建，2024年9月建成，比2020年的方案早。\n"
    answer = build_town({"c.txt": LAID, "b.txt": both, "a.txt": OPENED}).ask("滨江大桥建设的历程是怎样的？")
    assert [one.label and one.label.name for one in answer.sentences] == ["2023-03", "2024-01—2024-09", "2026-01"]


def test_a_figure_of_one_province_is_never_told_as_the_countrys(build_town: Build) -> None:
    one = "2026年浙江省政府工作报告\n\n2025年，浙江省常住人口城镇化率为75.9%，超过全国平均水平。\n"
    whole = "2026年国务院政府工作报告\n\n2025年，全国常住人口城镇化率升至67.9%。\n"
    days = [{"file": name, "published": "2026-02-03", "kind": "report"} for name in ("one.txt", "whole.txt")]
    asked = "全国常住人口城镇化率最新是多少？"
    assert build_town({"one.txt": one, "whole.txt": whole}, *days).ask(asked).short_answer == "67.9%"


def test_where_only_a_province_tells_it_the_country_has_no_figure(build_town: Build) -> None:
    one = "2026年浙江省政府工作报告\n\n2025年，浙江省常住人口城镇化率为75.9%，超过全国平均水平。\n"
    town = build_town({"one.txt": one}, {"file": "one.txt", "published": "2026-02-03", "kind": "report"})
    assert not town.ask("全国常住人口城镇化率最新是多少？").answered


def test_those_of_all_that_are_open_are_the_open_ones_of_the_next_text(build_town: Build) -> None:
    before = "滨江港泊位启用\n\n滨江日报讯 截至2024年4月，滨江港规划的37座泊位中，已有16座对外开放。\n"
    now = "滨江港再添泊位\n\n滨江日报讯 截至2026年8月，滨江港已有近20座泊位对外开放。\n"
    answer = build_town({"old.txt": before, "new.txt": now}, *FACTS[:2]).ask("滨江港目前有多少座泊位对外开放？")
    assert [one["value"] for one in answer.series] == ["近20座", "16座"]
