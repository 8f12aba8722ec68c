from index.tables import tables
from index.types import Document, Part


def test_every_cell_is_found_at_its_place() -> None:
    text = "前言。\n指标\t2025年\n漏损率\t\n后记。"
    document = Document("d", "s", text, "t", "zh", "plan", parts=(Part("table", 4, 17),))
    cells = [cell for row in tables(document)[0] for cell in row]
    assert [cell.text for cell in cells] == ["指标", "2025年", "漏损率", ""]
    assert all(text[cell.start : cell.end] == cell.text for cell in cells)
