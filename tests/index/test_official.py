import pytest

from index import outline
from index.compose import compose
from index.official import official
from index.types import Block, Facts
from index.versions.effects import Repeal, repeals

TITLE = "滨江市人民政府关于印发《滨江市绿地规划》的通知"


def facts(*lines: str, title: str | None = None) -> Facts:
    composed = compose(tuple(Block(line) for line in lines))
    return official(composed, outline.read(composed, ()).headings, title)


NOTICE = [
    TITLE,
    "滨政发〔2025〕5号",
    "各区人民政府：",
    "现将规划印发你们。",
    "滨江市人民政府",
    "2025年3月5日",
    "一、目标",
    "扩大绿地。",
]


def test_a_notice_tells_issuer_number_and_day() -> None:
    told = facts(*NOTICE)
    assert (told.issuer, told.number, told.published) == ("滨江市人民政府", "滨政发〔2025〕5号", "2025-03-05")
    assert (told.effective, told.repealed, told.status) == (None, None, None)


@pytest.mark.parametrize("dashes", ["——", "--", "—"])
def test_a_report_is_of_the_day_on_which_it_was_given(dashes: str) -> None:
    line = f"{dashes}2026年1月26日在滨江市第十四届人民代表大会第五次会议上"
    assert facts("政府工作报告", line, "市长 何川", "各位代表：", "现在向大会报告工作。").published == "2026-01-26"


@pytest.mark.parametrize(
    "line",
    [
        "滨政发〔2025〕5号",
        "（滨政发〔2025〕5号）",
        "滨政发[2025]5号",
        "滨政发【2025】5号",
        "滨政发(2025)5号",
        "滨政发（2025）第5号",
    ],
)
def test_a_number_is_read_in_every_kind_of_bracket(line: str) -> None:
    number = facts(TITLE, line, "现将规划印发你们。").number
    assert number == (line[1:-1] if line.startswith("（") else line)


def test_a_number_at_the_end_of_the_title_is_the_texts_own() -> None:
    assert facts(f"{TITLE}（滨政发〔2025〕5号）", "正文。").number == "滨政发〔2025〕5号"


def test_a_number_spoken_of_in_the_text_is_not_its_own() -> None:
    assert facts(TITLE, "按照滨政发〔2019〕7号文件要求，现印发规划。").number is None


def test_who_signs_is_the_issuer_where_the_title_names_none() -> None:
    told = facts("关于开展绿地普查的通知", "请认真执行。", "滨江市园林局", "二〇二五年三月五日")
    assert (told.issuer, told.published) == ("滨江市园林局", "2025-03-05")


LAW = [
    "滨江绿地法",
    "1994年8月31日第八届全国人民代表大会常务委员会第九次会议通过　根据2019年4月23日第十三届全国人民代表大会常务委员会第十次会议《关于修改〈滨江绿地法〉的决定》修正",
    "第一条 为了保护绿地，制定本法。",
]


def test_a_law_is_dated_by_its_latest_amendment() -> None:
    told = facts(*LAW, "第二条 本法自1995年1月1日起施行。")
    assert (told.issuer, told.published) == ("全国人民代表大会常务委员会", "2019-04-23")
    assert told.effective == "1995-01-01"


def test_a_law_in_force_from_its_issue_takes_effect_on_that_day() -> None:
    assert facts(*LAW, "第二条 本法自公布之日起施行。").effective == "1994-08-31"
    assert facts("滨江绿地条例", "第一条 本条例自公布之日起施行。").effective is None


def test_an_order_tells_number_issuer_and_day_of_effect() -> None:
    told = facts(
        "绿地条例",
        "2019年10月8日 国务院第66次常务会议通过",
        "2019年10月22日 中华人民共和国国务院令第722号公布",
        "2020年1月1日 施行",
    )
    assert (told.issuer, told.number) == ("国务院", "中华人民共和国国务院令第722号")
    assert (told.published, told.effective) == ("2019-10-22", "2020-01-01")


def test_the_order_of_an_earlier_version_is_not_the_number_of_this_one() -> None:
    lines = [
        "绿地条例",
        "2002年1月26日 中华人民共和国国务院令第344号公布",
        "2011年2月16日 国务院第144次常务会议修订通过",
    ]
    assert (facts(*lines).number, facts(*lines).published) == (None, "2011-02-16")


def test_an_order_over_two_lines_is_one_number() -> None:
    assert (
        facts("滨江市人民政府令", "第12号", "滨江市绿地办法", "正文。", title="滨江市绿地办法").number
        == "滨江市人民政府令第12号"
    )


def test_the_end_of_effect_is_the_day_of_repeal() -> None:
    assert facts(*NOTICE, "本规划自2030年1月1日起废止。").repealed == "2030-01-01"
    assert facts(*NOTICE, "本规划自印发之日起施行，有效期至2030年12月31日。").repealed == "2030-12-31"


def test_anothers_clause_of_effect_is_not_the_texts_own() -> None:
    assert facts(*NOTICE, "《绿地条例》自2021年5月1日起施行。").effective is None
    assert facts(*NOTICE, "原文规定：“本办法自2021年5月1日起施行。”").effective is None


def test_what_is_repealed_is_named_with_its_number() -> None:
    text = "本办法自2025年1月1日起施行。《滨江市绿地办法》（滨政发〔2009〕8号）和《公园规则》同时废止。"
    assert repeals(text) == (Repeal("滨江市绿地办法", "滨政发〔2009〕8号"), Repeal("公园规则"))


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("滨江市绿地规划（征求意见稿）", "draft"),
        ("滨江市绿地条例（草案二次审议稿）", "draft"),
        ("滨江市绿地条例（2021年修订）", "current"),
        ("滨江市绿地条例（已废止）", "repealed"),
        ("Riverton Parks Plan (Draft for consultation)", "draft"),
        ("滨江市绿地规划", None),
    ],
)
def test_status_is_what_the_title_says(title: str, status: str | None) -> None:
    assert facts(title, "第一章 总则", "扩大绿地。").status == status


def test_a_line_of_its_own_below_the_title_says_draft() -> None:
    assert facts("滨江市绿地规划", "（征求意见稿）", "扩大绿地。").status == "draft"


def test_fields_above_a_text_win() -> None:
    told = facts(
        "发文机关：滨江市园林局",
        "发文字号：滨园〔2025〕3号",
        "成文日期：2025年2月1日",
        "实施日期：2025年4月1日",
        "时效性：失效",
        TITLE,
        "正文。",
    )
    assert (told.issuer, told.number, told.published) == ("滨江市园林局", "滨园〔2025〕3号", "2025-02-01")
    assert (told.effective, told.status) == ("2025-04-01", "repealed")


def test_an_english_law_tells_number_and_days() -> None:
    told = facts(
        "Riverton Parks Act",
        "Issued by: Riverton Council",
        "Order No. 12",
        "Date of issue: 5 March 2025",
        "Article 1 This Act protects parks.",
        "Article 2 This Act shall come into force on June 1, 2025.",
    )
    assert (told.issuer, told.number, told.published) == ("Riverton Council", "Order No. 12", "2025-03-05")
    assert told.effective == "2025-06-01"


def test_a_press_text_about_a_law_states_nothing_of_itself() -> None:
    lines = [
        "滨江市印发《滨江市绿地规划（征求意见稿）》",
        "市园林局介绍，规划（滨政发〔2025〕5号）自2025年5月1日起实施。",
    ]
    assert facts(*lines) == Facts()
