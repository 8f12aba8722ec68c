"""The figures of a text: value, scale, unit, what qualifies them, what they measure; and which are the same number."""

import pytest

from assistant.figures.found import agree, figures
from assistant.figures.words import number


def told(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.unit) for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("签约309个项目，金额超过673亿元。", [("309个", "个"), ("超过673亿元", "元")]),
        ("9900余家医院，3000多万人，约四成。", [("9900余家", "家"), ("3000多万人", "人"), ("约四成", "成")]),
        ("增速为4.5%至5%，失业率在5%以内。", [("4.5%至5%", "%"), ("5%以内", "%")]),
        ("提取不低于百分之五十，每百亿元0.6人。", [("不低于百分之五十", "%"), ("百亿元", "元"), ("0.6人", "人")]),
        ("經濟總量增至13萬億元以上。", [("13萬億元以上", "元")]),
        ("It cost more than 3.6 trillion yuan.", [("more than 3.6 trillion yuan", "元")]),
        ("It grew from 7 to 8 percent.", [("7 to 8 percent", "%")]),
        ("Close to 30,000 municipal clerks moved.", [("Close to 30,000 municipal clerks", "municipal clerks")]),
        ("S$3 billion was set aside.", [("S$3 billion", "新元")]),
        ("65岁及以上人口占21.7%。", [("65岁及以上", "岁"), ("21.7%", "%")]),
        ("The tickets sold out 10 weeks before, in two weeks.", [("10 weeks", "周"), ("two weeks", "周")]),
        ("工期缩短3周，一共两个星期。", [("3周", "周"), ("两个星期", "周")]),
        ("试用期不得超过六个月。", [("不得超过六个月", "个月")]),  # without its “not” it says the contrary
        ("It must not exceed 30 days.", [("must not exceed 30 days", "天")]),
        ("应当自收到之日起三十日内答复。", [("三十日内", "天")]),
    ],
)
def test_a_figure_comes_with_its_unit_and_what_qualifies_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日上午9时30分",
        "第十四个五年规划第3章",
        "PM2.5和6G",
        "存在以下事实：1.办理收支未审查；2.未按规定报送。",
        "Article 4 The city applies a list. See Chapter 12 and No. 3.",
        "on Feb. 27, 2024 the 14th plan",
        "Chang'e-6",
        "2023—2035年",
    ],
)
def test_dates_ordinals_and_names_are_no_figures(text: str) -> None:
    assert told(text) == []


def test_every_figure_stands_where_it_says() -> None:
    text = "全市有3家港口，2024年吞吐量1.15万亿吨，同比增长10.5%；船员近3万名。"
    assert all(text[one.start : one.end] == one.text for one in figures(text))


def test_growth_fall_and_share_are_told_from_the_thing_itself() -> None:
    text = "港口经费2497亿元，同比增长10.5%，占全部经费的比重为6.91%，事故下降3%。"
    assert [one.change for one in figures(text)] == ["", "growth", "share", "fall"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3.6万亿元", "36130亿元", True),
        ("3.63 trillion yuan", "36326.8亿元", True),
        ("36130亿元", "36326.8亿元", False),
        ("2.68%", "2.69%", False),
        ("超过3万家", "30412家", True),
        ("近20个", "16个", False),
        ("约5%", "5.1%", True),
        ("不超过5%", "4.8%", True),
    ],
)
def test_figures_agree_when_one_rounds_the_other(one: str, other: str, same: bool) -> None:
    (a,), (b,) = figures(f"共{one}。"), figures(f"共{other}。")
    assert agree(a, b) is agree(b, a) is same


@pytest.mark.parametrize(
    ("numeral", "value"), [("三十", 30), ("二百三十五", 235), ("十二", 12), ("三万五千", 35000), ("1,300", 1300)]
)
def test_a_numeral_is_read_whatever_its_script(numeral: str, value: int) -> None:
    assert number(numeral) == value
