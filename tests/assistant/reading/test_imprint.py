"""What a text says of its own making is told as it is set: names by role, labelled lines, who gives a speech; of two texts as of one."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.reading.metadata import metadata
from assistant.retrieve import retrieve
from assistant.types import Evidence
from assistant.understand import understand
from index.library import Library

Build = Callable[..., Assistant]


def told(library: Library, text: str) -> Evidence | None:
    question = understand(text, tongue(library))
    return metadata(question, retrieve(question, library, library.view()), library)


def lines(evidence: Evidence | None) -> list[str]:
    assert evidence is not None
    return [quote.text.strip() if quote.field is None else f"{quote.field}={quote.value}" for quote in evidence.quotes]


SIGNED = "渡口夜航恢复\n\n滨江日报讯（记者林晓）停航两月的渡口昨晚恢复夜航，每晚六班。船员说，灯标都已换新。\xa0编辑 周宁校对 沈禾\n"


def test_names_set_one_after_another_at_the_end_are_told_whole(build_town: Build) -> None:
    evidence = told(build_town({"a.txt": SIGNED}).library, "写渡口恢复夜航的那篇报道，编辑和校对是哪两位？")
    assert lines(evidence) == ["编辑 周宁校对 沈禾"]


def test_a_proofreader_is_no_editor(build_town: Build) -> None:
    evidence = told(build_town({"a.txt": SIGNED}).library, "渡口恢复夜航的那篇报道，校对是谁？")
    assert evidence is not None
    assert evidence.short == "沈禾"


def test_each_of_two_things_asked_is_told(build_town: Build) -> None:
    text = "渡口夜航恢复\n\n2026年3月5日 09:10　来源：滨江日报 记者江晚\n\n停航两月的渡口昨晚恢复夜航，每晚六班。\n\n（责任编辑：周宁）\n"
    evidence = told(build_town({"a.txt": text}).library, "渡口恢复夜航的报道是哪家媒体登的，责编是谁？")
    assert lines(evidence) == ["2026年3月5日 09:10　来源：滨江日报 记者江晚", "（责任编辑：周宁）"]


def test_of_two_things_asked_the_missing_one_is_named(build_town: Build) -> None:
    text = "渡口夜航恢复\n\n2026年3月5日 09:10　来源：滨江日报 记者江晚\n\n停航两月的渡口昨晚恢复夜航，每晚六班。\n"
    evidence = told(build_town({"a.txt": text}).library, "渡口恢复夜航的报道是哪家媒体登的，责编是谁？")
    assert evidence is not None
    assert evidence.notes == ("没有找到“责编是谁”的答案。",)


def test_each_of_two_years_reports_has_its_own_editor(build_town: Build) -> None:
    library = build_town(
        {
            "2025.txt": "渡口开放八个泊位\n\n滨江日报2025年3月5日讯 渡口今起开放八个泊位，每晚六班。\n\n（责任编辑：周宁）\n",
            "2026.txt": "渡口开放十二个泊位\n\n滨江日报2026年3月9日讯 渡口泊位增至十二个，全部开放。\n\n责任编辑：沈禾\n",
        },
        {"file": "2025.txt", "published": "2025-03-05"},
        {"file": "2026.txt", "published": "2026-03-09"},
    ).library
    evidence = told(library, "2025年、2026年两篇渡口开放泊位的报道，责编各是谁？")
    assert lines(evidence) == ["（责任编辑：周宁）", "责任编辑：沈禾"]
    assert evidence is not None
    assert evidence.short is None


BUDGET = {"file": "budget.md", "kind": "report", "published": "1997-07-11"}
SPEECH = "# Harbour Budget Speech 1997\n\nDate: 1997-07-11\n\nSpeakers: Ada Quill (Minister for Ports); Tom Reed (Speaker);\n\nDredging will cost 40 million crowns this year.\n\nMooring fees will be halved.\n"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("What date does the 1997 harbour budget speech bear?", "Date: 1997-07-11"),
        ("Which minister delivered the 1997 harbour budget speech?", "Speakers: Ada Quill (Minister for Ports); Tom Reed (Speaker);"),
    ],
)  # fmt: skip
def test_day_and_speaker_of_a_speech_are_those_of_its_head(build_town: Build, question: str, line: str) -> None:
    assert lines(told(build_town({"budget.md": SPEECH}, BUDGET).library, question)) == [line]


@pytest.mark.parametrize(
    "question",
    ["Which minister delivered the 1996 harbour budget speech?", "What date does the 1996 harbour budget speech bear?"],
)
def test_the_speech_of_another_year_is_not_told_of(build_town: Build, question: str) -> None:
    assert told(build_town({"budget.md": SPEECH}, BUDGET).library, question) is None


def test_who_gives_a_report_stands_under_its_title(build_town: Build) -> None:
    text = "海岸市政府工作报告\n\n海岸市市长　林晓舟\n\n各位代表：现在我代表市政府作报告。\n\n全年新增泊位十二个。\n"
    library = build_town({"海岸市-2026-政府工作报告.txt": text}).library
    evidence = told(library, "2026年海岸市政府工作报告是谁作的？")
    assert evidence is not None
    assert evidence.short == "林晓舟"


def test_a_line_is_asked_for_by_its_label(build_town: Build) -> None:
    text = "【数据库引证码】 HB.12.479\n\n# 海岸市灯塔开放办法\n\n第一条 灯塔每晚亮八小时。\n\n第二条 灯塔逢五开放。\n"
    evidence = told(build_town({"act.md": text}).library, "海岸市灯塔开放办法在数据库的引证码是多少？")
    assert evidence is not None
    assert evidence.short == "HB.12.479"


def test_the_source_at_the_end_is_not_the_one_at_the_head(build_town: Build) -> None:
    text = (
        "来源：滨江数据馆\n\n渡口夜航公报\n\n停航两月的渡口昨晚恢复夜航，每晚六班。\n\n船员称便。\n\n（来源：滨江社）\n"
    )
    evidence = told(build_town({"a.txt": text}).library, "渡口夜航公报这篇文章，文末注明来源是哪家通讯社？")
    assert evidence is not None
    assert evidence.short == "滨江社"


def test_a_text_about_another_company_and_another_ministry_is_not_meant(build_town: Build) -> None:
    text = "云帆公司总裁访海事处\n\n滨江日报讯 独家获悉，云帆公司总裁昨天到海事处拜会。\n\n（责任编辑：周宁）\n"
    library = build_town({"a.txt": text}).library
    assert lines(told(library, "独家报道云帆公司总裁到海事处拜会的那篇，责编是谁？")) == ["（责任编辑：周宁）"]
    assert lines(told(library, "独家报道苹果公司总裁到财政部拜会的那篇，责编是谁？")) == []


REPORT = "滨江市2026年政府工作报告\n\n{line}滨江市市长 何川\n\n各位代表：现在报告工作。\n"


@pytest.mark.parametrize(
    ("line", "day"), [("——2026年1月14日在滨江市第十四届人民代表大会第四次会议上\n\n", "2026年1月14日"), ("", None)]
)
def test_a_report_was_given_on_the_day_its_head_tells_and_not_when_it_was_published(
    build_town: Build, line: str, day: str | None
) -> None:
    known = {"file": "report.txt", "kind": "report", "published": "2026-01-22"}
    town = build_town({"report.txt": REPORT.format(line=line)}, known)
    assert town.ask("滨江市2026年的政府工作报告是在哪一天作的？").short_answer == day
