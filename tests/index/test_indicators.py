from hypothesis import given, settings
from hypothesis import strategies as st

from index.indicators import Cited, Indicator, Value, indicators
from index.types import Document, Grid, Heading, Merged, Part

FOURTEENTH = (
    "类别\t指标\t2020年\t2025年\t年均/累计\t属性\n"
    "经济发展\t1.全员劳动生产率（万元/人）\t18.2\t25\t6.5%\t预期性\n"
    "\t2.常住人口城镇化率（%）\t60.6*\t65左右\t—\t预期性\n"
    "绿色生态\t3.单位产值能耗降低（%）\t—\t—\t〔13.5〕\t约束性"
)


def document(table: str, above: str = "", merged: tuple[Merged, ...] = (), **told: object) -> Document:
    start, end = len(above), len(above) + len(table)
    facts = {"lang": "zh", "kind": "plan", "grids": (Grid(start, merged),), "parts": (Part("table", start, end),)}
    return Document("d", "s", above + table, **{"title": "规划", **facts, **told})  # type: ignore[arg-type]


def of(table: str, above: str = "", merged: tuple[Merged, ...] = (), **told: object) -> list[Indicator]:
    return indicators(document(table, above, merged, **told))


def told(value: Value | None) -> tuple[str, str, str] | None:
    return (value.cited.text, value.year, value.unit) if value else None


def words(cited: Cited | None) -> str | None:
    return cited.text if cited else None


def test_a_row_becomes_a_fact_with_everything_its_table_says() -> None:
    one = of(FOURTEENTH)[0]
    assert (one.name, one.unit) == ("全员劳动生产率", "万元/人")
    assert told(one.base) == ("18.2", "2020", "万元/人")
    assert told(one.target) == ("25", "2025", "万元/人")
    assert told(one.growth) == ("6.5%", "", "")
    assert (words(one.nature), words(one.category)) == ("预期性", "经济发展")


def test_values_are_kept_as_written_brackets_and_all() -> None:
    second, third = of(FOURTEENTH)[1:]
    assert (told(second.base), told(second.target)) == (("60.6*", "2020", "%"), ("65左右", "2025", "%"))
    assert (told(third.base), told(third.growth)) == (("—", "2020", ""), ("〔13.5〕", "", "%"))


def test_a_fact_gives_the_address_and_the_place_of_its_cells() -> None:
    held = document(FOURTEENTH, above="专栏1 主要指标\n")
    target = indicators(held)[0].target
    assert target
    assert held.text[target.cited.start : target.cited.end] == "25"
    assert (target.cited.address, target.cited.letters) == ("专栏1 第2行“1.全员劳动生产率”×“2025年”", "D2")


def test_a_category_reaches_down_to_the_next() -> None:
    for merged in ((), (Merged(1, 0, 2, 1),)):
        found = of(FOURTEENTH, merged=merged)
        assert [words(one.category) for one in found] == ["经济发展", "经济发展", "绿色生态"]


def test_a_row_of_one_cell_is_a_category_and_a_note_is_none() -> None:
    table = (
        "指标\t2020年\t2025年\t属性\n"
        "（一）经济发展\t\t\t\n产值（亿元）\t36\t50\t预期性\n"
        "注：按不变价\t\t\t\n出口（亿元）\t5\t7\t预期性"
    )
    assert [words(one.category) for one in of(table)] == ["（一）经济发展", "（一）经济发展"]


def test_a_name_of_two_cells_holds_both() -> None:
    table = "指标\t\t2015年\t2020年\t年均增速[累计]\t属性\n主要污染物减少（%）\t化学需氧量\t—\t—\t[10]\t约束性\n\t氨氮\t—\t—\t[10]\t约束性"
    found = of(table, merged=(Merged(0, 0, 1, 2), Merged(1, 0, 2, 1)))
    assert [one.name for one in found] == ["主要污染物减少 化学需氧量", "主要污染物减少 氨氮"]
    assert [len(one.names) for one in found] == [2, 2]
    assert [one.name for one in of(table)] == [one.name for one in found]


def test_words_for_base_and_target_count_before_years() -> None:
    one = of("指标名称\t单位\t基期（2024年）\t目标（2027年）\n热线接通率\t%\t96.1\t98以上")[0]
    assert (told(one.base), told(one.target)) == (("96.1", "2024", "%"), ("98以上", "2027", "%"))


def test_a_target_whose_year_nobody_says_has_none() -> None:
    one = of("主要指标\t现状值\t目标值\t属性\n绿地（公顷）\t320\t410\t约束性")[0]
    assert (told(one.base), told(one.target)) == (("320", "", "公顷"), ("410", "", "公顷"))


def test_the_plans_own_years_tell_base_from_targets() -> None:
    table = "指标\t2015年\t2020年\t2025年\t2035年\n产值（亿元）\t20\t36\t50\t90"
    heading = (Heading(0, 4, 1, "“十四五”时期主要目标"),)
    one = of(table, above="主要目标\n", outline=heading)[0]
    assert one.base
    assert (one.base.year, [target.year for target in one.targets]) == ("2020", ["2025", "2035"])


def test_a_year_ahead_of_the_publication_is_a_target() -> None:
    one = of("指标\t2025年\t2030年\n产值（亿元）\t36\t50", published="2026-03-01")[0]
    assert (told(one.base), told(one.target)) == (("36", "2025", "亿元"), ("50", "2030", "亿元"))


def test_statistics_of_past_years_are_no_indicators() -> None:
    assert of("指标\t2023年\t2024年\n产值（亿元）\t36\t50", published="2025-02-01") == []


def test_two_years_without_anything_to_tell_them_by_are_no_indicators() -> None:
    assert of("指标\t2020年\t2025年\n产值（亿元）\t36\t50") == []


def test_a_table_without_a_column_of_indicators_gives_none() -> None:
    assert of("地区\t2020年\t2025年\n东湾\t36\t50", published="2021-01-01") == []


def test_an_english_indicator_table_is_read() -> None:
    table = (
        "Category\tIndicator\t2020\t2025\tAnnual average\tNature\n"
        "Economy\tGrain output (million tonnes)\t669\t700\t—\tBinding"
    )
    one = of(table, lang="en", title="Plan")[0]
    assert one.name == "Grain output"
    assert (told(one.base), told(one.target)) == (("669", "2020", "million tonnes"), ("700", "2025", "million tonnes"))
    assert (words(one.nature), words(one.category)) == ("Binding", "Economy")


def test_an_empty_cell_is_no_value_and_a_row_without_any_no_fact() -> None:
    found = of("指标\t2020年\t2025年\t属性\n产值（亿元）\t\t50\t预期性\n出口（亿元）\t\t\t预期性")
    assert [(one.name, one.base) for one in found] == [("产值", None)]


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_characters="\t\n\r"), min_size=1).filter(str.strip))
def test_whatever_stands_in_a_value_is_kept_byte_for_byte(value: str) -> None:
    held = document(f"指标\t2020年\t2025年\t属性\n产值（亿元）\t36\t{value}\t约束性\n出口（亿元）\t5\t7\t约束性")
    target = indicators(held)[0].target
    assert target
    assert target.cited.text == value.strip() == held.text[target.cited.start : target.cited.end]
