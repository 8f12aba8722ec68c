import pytest

from index.formats import NotText, read
from index.types import Block, Merged, Page
from tests.index.formats.made_pdf import Text, centred, lines, pdf, rule, table

FULL = "到二〇三〇年，全市再生水利用率达到百分之四十，漏损率降到百分之八以下，集中式饮"
COLUMNS = [72.0, 200.0, 300.0, 400.0]
HEAD = ["指标", "2025年", "2030年"]


def page(*pages: list[Text | str]) -> Page:
    return read(pdf(*pages), "plan.pdf")


def texts(*pages: list[Text | str]) -> list[str]:
    return [block.text for block in page(*pages).blocks]


def grid(*pages: list[Text | str]) -> list[Block]:
    return [block for block in page(*pages).blocks if block.role == "table"]


def test_hard_line_breaks_are_joined() -> None:
    assert texts(lines([FULL, "用水水源地水质达标。"])) == [FULL + "用水水源地水质达标。"]


def test_a_short_line_ends_its_paragraph() -> None:
    assert texts(lines([FULL, "用水达标。", FULL, "完。"])) == [FULL + "用水达标。", FULL + "完。"]


def test_an_indent_begins_a_paragraph() -> None:
    assert len(texts([*lines([FULL, FULL]), Text(FULL[:-2], 96, 112), *lines([FULL], 132)])) == 2


def test_a_paragraph_goes_on_over_a_page_end() -> None:
    assert texts(lines([FULL]), lines(["用水水源地水质达标。", FULL, FULL]))[0] == FULL + "用水水源地水质达标。"


def test_a_word_hyphenated_across_lines_is_made_whole() -> None:
    first = "The council will publish a yearly review of all its plans for devel-"
    assert "for development." in texts(lines([first, "opment."]))[0]


def test_a_hyphen_between_figures_stays() -> None:
    first = "The council numbers each of its decisions by its year and day, as 2026-"
    assert "2026-0379" in texts(lines([first, "0379 of this book."]))[0]


def test_larger_lines_are_headings_and_the_largest_is_the_title() -> None:
    found = page([centred("滨江市水务规划", 72, 22), centred("第一章 总则", 120, 16), *lines([FULL, "完。"], 160)])
    assert [(b.role, b.level) for b in found.blocks] == [("heading", 1), ("heading", 2), ("paragraph", 0)]
    assert found.facts.title == "滨江市水务规划"


def test_a_title_of_two_lines_is_one() -> None:
    two = [centred("滨江市国民经济和社会发展", 72, 22), centred("第十五个五年规划纲要", 104, 22)]
    assert texts([*two, *lines([FULL, "完。"], 160)])[0] == "滨江市国民经济和社会发展第十五个五年规划纲要"


def test_running_headers_and_page_numbers_are_cut_and_recorded() -> None:
    pages = [
        [Text("滨江市水务规划", 72, 40, 9), *lines([FULL + "完。"]), Text(f"— {n} —", 280, 790, 9)] for n in (1, 2, 3)
    ]
    found = page(*pages)
    assert [block.text for block in found.blocks] == [FULL + "完。"] * 3
    assert found.cut == ("滨江市水务规划", "— 1 —", "滨江市水务规划", "— 2 —", "滨江市水务规划", "— 3 —")


def test_figures_at_the_foot_that_grow_with_the_pages_are_page_numbers() -> None:
    assert texts(*([*lines([FULL + "完。"]), Text(str(n), 290, 790, 9)] for n in (11, 12))) == [FULL + "完。"] * 2


def test_a_figure_at_the_foot_that_does_not_grow_is_text() -> None:
    found = texts(*([*lines([FULL + "完。"]), Text(n, 290, 790, 12)] for n in ("40", "87", "12")))
    assert {"40", "87", "12"} <= set(found)


def test_a_line_of_contents_is_told_without_leader_and_page() -> None:
    found = page(lines(["第一章 总则 ………………………………………… 3", "第二章 目标 ………………………………………… 8"]))
    assert [block.text for block in found.blocks] == ["第一章 总则", "第二章 目标"]
    assert len(found.cut) == 2


def test_a_ruled_table_is_a_table_and_not_text() -> None:
    found = page([*lines([FULL]), *table([HEAD, ["再生水利用率", "28%", "40%"]], 120, COLUMNS)])
    assert [b.text for b in found.blocks] == [FULL, "指标\t2025年\t2030年\n再生水利用率\t28%\t40%"]


def test_a_merged_cell_tells_how_far_it_reaches() -> None:
    found = grid(table([["指标", "目标", None], HEAD, ["再生水利用率", "28%", "40%"]], 120, COLUMNS))[0]
    assert found.text.startswith("指标\t目标\t\n")
    assert found.merged == (Merged(0, 1, 1, 2),)


def test_a_table_over_a_page_end_is_one_and_its_head_stands_once() -> None:
    first = [*lines([FULL]), *table([HEAD, ["漏损率", "9%", "8%"]], 720, COLUMNS)]
    second = [*table([HEAD, ["再生水利用率", "28%", "40%"]], 60, COLUMNS), *lines([FULL], 200)]
    found = grid(first, second)
    assert [b.text for b in found] == ["指标\t2025年\t2030年\n漏损率\t9%\t8%\n再生水利用率\t28%\t40%"]


def test_words_in_columns_without_lines_are_a_table() -> None:
    rows = [["年份", "用水量", "再生水"], ["2024", "8.3", "2.1"], ["2025", "8.5", "2.4"]]
    placed: list[Text | str] = [
        Text(w, 72 + 110 * c, 100 + 20 * r) for r, row in enumerate(rows) for c, w in enumerate(row)
    ]
    assert [b.text for b in grid(placed)] == ["年份\t用水量\t再生水\n2024\t8.3\t2.1\n2025\t8.5\t2.4"]


def test_a_frame_around_text_is_no_table() -> None:
    frame = [rule(60, 60, 540, 60), rule(60, 200, 540, 200), rule(60, 60, 60, 200), rule(540, 60, 540, 200)]
    assert texts([*frame, *lines([FULL, "完。"])]) == [FULL + "完。"]


def test_unit_and_note_stand_beside_their_table() -> None:
    around = [
        Text("单位：万吨", 72, 100),
        *table([HEAD, ["用水量", "8.3", "8.5"]], 120, COLUMNS),
        Text("注：含再生水。", 72, 175),
    ]
    assert [b.role for b in page(around).blocks] == ["note", "table", "note"]


def test_the_place_is_page_and_box() -> None:
    place = page(lines(["一。"]), lines(["二。"])).blocks[1].place
    assert place is not None
    assert (place.page, place.box) == (2, pytest.approx((72, 72, 96, 84), abs=4))


def test_characters_that_no_font_explains_are_measured_and_told() -> None:
    found = page(lines(["\ue000\ue001\ue002正文在此", "这是第二行。"]))
    assert "page 1: 23% of its characters could not be decoded" in found.warnings[0]


def test_a_pdf_without_words_is_refused() -> None:
    with pytest.raises(NotText, match="has no text on 1 of 1 pages"):
        page([])


def test_a_broken_pdf_is_refused_with_the_reason() -> None:
    with pytest.raises(NotText, match="is a broken PDF"):
        read(b"%PDF-1.4\nnothing more", "a.pdf")


def test_a_locked_pdf_is_told_what_to_do() -> None:
    with pytest.raises(NotText, match="locked by a password; save a copy without one"):
        read(pdf(lines(["一。"]), locked=True), "a.pdf")


def test_the_title_in_the_properties_counts_where_the_page_shows_none() -> None:
    assert read(pdf(lines(["一。"]), title="滨江市水务规划"), "a.pdf").facts.title == "滨江市水务规划"
    assert read(pdf(lines(["一。"]), title="Microsoft Word - 1.doc"), "a.pdf").facts.title is None


def test_ten_thousand_pages_are_refused() -> None:
    with pytest.raises(NotText, match="has 10000 pages"):
        read(pdf(*[[] for _ in range(10_000)]), "a.pdf")
