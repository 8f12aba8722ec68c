import pytest

from index.formats import csv, kind, read


def told(content: str, name: str = "a.csv") -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in read(content.encode(), name).blocks]


def test_rows_are_a_table_and_numbers_stay_as_they_are() -> None:
    assert told("年,量\n2025,8.30\n2030,\n") == [("table", "年\t量\n2025\t8.30\n2030\t")]


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_other_signs_part_fields_as_well(sign: str) -> None:
    assert told(f"a{sign}b\n1,5{sign}2,5\n") == [("table", "a\tb\n1,5\t2,5")]


def test_quoted_fields_keep_commas_and_lose_line_ends() -> None:
    assert told('名,注\n"甲,乙","一\n二"\n') == [("table", "名\t注\n甲,乙\t一二")]


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0b", "\x0c"])
def test_only_line_ends_end_a_row(sign: str) -> None:
    found = csv.read(f'名,注\n"甲",一{sign}二\n').blocks
    assert [block.text for block in found] == [f"名\t注\n甲\t一{sign}二"]


def test_a_field_that_is_a_whole_text_is_read_as_one() -> None:
    text = "\n".join("滨江市推进沿河步道建设，今年新增绿地320公顷。" for _ in range(40))
    found = told(f'title,text\n滨江市新增绿地,"{text}"\n')
    assert found[0] == ("heading", "滨江市新增绿地")
    assert sum(role == "paragraph" for role, _ in found) == 40


def test_csv_is_known_by_its_content_too() -> None:
    assert kind("a,b,c\n1,2,3\n4,5,6\n", "export.txt") == "csv"


def test_sentences_with_commas_are_no_csv() -> None:
    assert kind("Well, yes, no.\nOne, two, three.\nIt, too, is.\n", "a.txt") == "text"


@pytest.mark.parametrize(
    ("content", "corner"),
    [("区,量\n东,3.5\n\n", (0, 0)), ("\n\n区,量\n东,3.5\n", (2, 0)), ("区,量\n\n东,3.5\n", None)],
)
def test_a_table_begins_below_the_blank_rows_above_it(content: str, corner: object) -> None:
    (block,) = read(content.encode(), "a.csv").blocks
    assert block.place
    assert block.place.corner == corner
