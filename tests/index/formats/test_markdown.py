from index.formats import read as read_any
from index.formats.markdown import read

WRAPPED = "\n".join(
    [
        "## Aims of the plan",
        *["The harbour plan names nine aims and sets a year for each one of", "them to be met."] * 9,
    ]
)


def roles(content: str) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in read(content).blocks]


def test_headings_keep_their_level() -> None:
    assert [(b.text, b.level) for b in read("# 规划\n\n### 第一节 目标\n").blocks] == [("规划", 1), ("第一节 目标", 3)]


def test_the_first_heading_is_the_title() -> None:
    assert read("# 水务规划\n\n正文。").facts.title == "水务规划"


def test_a_table_becomes_tab_separated_rows_without_its_rule() -> None:
    assert roles("| 指标 | 值 |\n| --- | ---: |\n| 漏损率 | 8% |") == [("table", "指标\t值\n漏损率\t8%")]


def test_comments_and_front_matter_are_cut_and_recorded() -> None:
    page = read("---\nauthor: x\n---\n<!-- note -->\n正文。")
    assert [b.text for b in page.blocks] == ["正文。"]
    assert page.cut == ("<!-- note -->", "---\nauthor: x\n---\n")


def test_marks_of_emphasis_and_links_are_dropped_and_their_words_kept() -> None:
    assert roles("- **漏损率**降到[8%](http://a.example/b)以下。") == [("paragraph", "漏损率降到8%以下。")]


def test_hard_wrapped_lines_are_joined_but_not_into_the_heading() -> None:
    blocks = read(WRAPPED).blocks
    assert blocks[0].text == "Aims of the plan"
    assert blocks[1].text.startswith("The harbour plan names nine aims and sets a year for each one of them to be met.")


def test_an_empty_cell_and_a_row_of_dashes_keep_their_place() -> None:
    table = read_any(b"# T\n\n||2024|2025|\n|---|---|---|\n|a|1|2|\n|-|-|-|\n", "a.md").blocks[1]
    assert table.text == "\t2024\t2025\na\t1\t2\n-\t-\t-"


def test_rows_parted_by_blank_lines_are_one_table() -> None:
    page = read("| 指标 | 2024 |\n| --- | --- |\n| 人口 | 10 |\n\n| 面积 | 20 |\n\n正文。\n")
    assert [b.text for b in page.blocks] == ["指标\t2024\n人口\t10\n面积\t20", "正文。"]


def test_a_second_head_begins_a_second_table() -> None:
    page = read("| a | b |\n|---|---|\n| x | 1 |\n\n| c | d |\n|---|---|\n| y | 2 |\n")
    assert [b.text for b in page.blocks] == ["a\tb\nx\t1", "c\td\ny\t2"]
