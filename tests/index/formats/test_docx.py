from datetime import datetime
from pathlib import Path

import pytest

from index import document, tables
from index.formats import NotText, read
from index.raw import Raw
from index.text import Reading
from index.types import Block, Merged, Source
from tests.index.formats.made_office import W, cell, docx, numbered, numbering, p, packed, table, written

FIGURES = table(
    cell("指标") + cell("2020年") + cell("2025年"),
    cell("产量") + cell("10") + cell("20"),
    cell("工业") + cell("5") + cell("9"),
)
FOOTNOTES = f'<w:footnotes {W}><w:footnote w:id="2">{p("按可比价格计算。")}</w:footnote></w:footnotes>'


def blocks(*body: str, **parts: str) -> tuple[Block, ...]:
    return read(docx(*body, **parts), "plan.docx").blocks


def raw(data: bytes) -> Raw:
    return Raw(Source("plan.docx", Path("plan.docx"), "o"), data)


def told(*body: str, **parts: str) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in blocks(*body, **parts)]


def test_headings_are_told_by_style_by_the_style_below_and_by_outline_level() -> None:
    found = blocks(p("总则", "1"), p("目标", "x"), p("任务", "", '<w:outlineLvl w:val="2"/>'), p("正文。"))
    assert [(b.role, b.level) for b in found] == [("heading", 1), ("heading", 1), ("heading", 3), ("paragraph", 0)]


def test_a_title_stands_over_the_headings() -> None:
    page = read(docx(p("滨江市水务规划", "t"), p("总则", "1")), "plan.docx")
    assert [block.level for block in page.blocks] == [1, 2]
    assert page.facts.title == "滨江市水务规划"


def test_numbers_that_word_counts_stand_in_the_text() -> None:
    lists = numbering(("chineseCounting", "第%1章"), ("decimal", "%2."), ("chineseCounting", "（%3）"))
    found = told(
        numbered("总则", 1, style="1"),
        numbered("甲", 1, 1),
        numbered("乙", 1, 1),
        numbered("丙", 1, 2),
        numbering=lists,
    )
    assert [text for _, text in found] == ["第一章 总则", "1. 甲", "2. 乙", "（一）丙"]


def test_a_deeper_level_counts_anew_under_each_heading() -> None:
    lists = numbering(("decimal", "%1"), ("decimal", "%1.%2"))
    found = told(*(numbered("x", 1, level) for level in (0, 1, 1, 0, 1)), numbering=lists)
    assert [text for _, text in found] == ["1 x", "1.1 x", "1.2 x", "2 x", "2.1 x"]


def test_a_list_that_starts_anew_does() -> None:
    uses = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for n in (1, 2)
    )
    found = told(
        numbered("x", 1), numbered("x", 1), numbered("x", 2), numbering=numbering(("decimal", "%1."), uses=uses)
    )
    assert [text for _, text in found] == ["1. x", "2. x", "1. x"]


def test_bullets_are_no_text() -> None:
    assert told(numbered("甲", 1), numbering=numbering(("bullet", "•"))) == [("paragraph", "甲")]


def test_deleted_text_is_out_and_inserted_text_is_in() -> None:
    changed = "<w:p><w:r><w:t>增长</w:t></w:r><w:del><w:r><w:delText>8%</w:delText></w:r></w:del><w:ins><w:r><w:t>7%</w:t></w:r></w:ins></w:p>"
    assert told(changed) == [("paragraph", "增长7%")]


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    assert told(p("前半", "", "<w:rPr><w:del/></w:rPr>"), p("后半。")) == [("paragraph", "前半后半。")]


def test_hidden_text_is_cut_and_recorded() -> None:
    page = read(docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r></w:p>", p("正文。")), "a.docx")
    assert ([b.text for b in page.blocks], page.cut) == (["正文。"], ("内部",))


def test_a_note_stands_after_its_paragraph_and_not_in_it() -> None:
    text = '<w:p><w:r><w:t>增长7%</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>'
    assert told(text, footnotes=FOOTNOTES) == [("paragraph", "增长7%。"), ("note", "1 按可比价格计算。")]


def test_headers_are_cut_and_recorded() -> None:
    page = read(docx(p("正文。"), header=f"<w:hdr {W}>{p('滨江市水务局')}</w:hdr>"), "a.docx")
    assert ([b.text for b in page.blocks], page.cut) == (["正文。"], ("滨江市水务局",))


def test_merged_cells_keep_their_place_and_tell_how_far_they_reach() -> None:
    top = cell("指标") + cell("目标", '<w:gridSpan w:val="2"/>')
    first = cell("绿地", '<w:vMerge w:val="restart"/>') + cell("2025年") + cell("320")
    second = cell("", "<w:vMerge/>") + cell("2030年") + cell("400")
    found = blocks(table(top, first, second))[0]
    assert found.text == "指标\t目标\t\n绿地\t2025年\t320\n\t2030年\t400"
    assert found.merged == (Merged(0, 1, 1, 2), Merged(1, 0, 2, 1))


def test_a_frame_of_one_cell_is_no_table() -> None:
    assert told(table(cell("专栏1 重大工程"), cell("建设泵站。"))) == [
        ("paragraph", "专栏1 重大工程"),
        ("paragraph", "建设泵站。"),
    ]


def test_caption_unit_and_note_stand_beside_the_table() -> None:
    body = (
        p("表1 用水", "c"),
        p("单位：万吨"),
        table(cell("年") + cell("量"), cell("2025") + cell("8.3")),
        p("注：含再生水。"),
    )
    assert [role for role, _ in told(*body)] == ["caption", "note", "table", "note"]


@pytest.mark.parametrize("name", ["专栏3 “十四五”时期主要指标", "Box 3 Main targets"])
def test_the_name_of_a_box_calls_its_table_and_stays_a_heading(name: str) -> None:
    reading = document.read(raw(docx(p("正文。"), p("单位：亿元"), p(name), FIGURES)), 400)
    assert isinstance(reading, Reading)
    (found,) = tables.read(reading.document)
    assert (found.title and found.title.text, found.unit and found.unit.text) == (name, "亿元")
    assert [heading.title for heading in reading.document.outline] == [name]
    assert [reading.document.text[note.start : note.end] for note in reading.document.spans("note")] == ["单位：亿元"]


def test_a_line_of_contents_is_told_without_its_page() -> None:
    page = read(
        docx("<w:p><w:pPr><w:pStyle w:val='m'/></w:pPr><w:r><w:t>总则</w:t><w:tab/><w:t>3</w:t></w:r></w:p>"), "a.docx"
    )
    assert ([b.text for b in page.blocks], page.cut) == (["总则"], ("总则\t3",))


def test_the_place_is_the_paragraph() -> None:
    found = blocks(p("一。"), table(cell("a") + cell("b"), cell("c") + cell("d")), p("二。"))
    assert [b.place.paragraph for b in found if b.place] == [1, 2, 6]


def test_text_boxes_are_read() -> None:
    box = f"<w:p><w:r><w:t>正文。</w:t><w:pict><w:txbxContent>{p('框内。')}</w:txbxContent></w:pict></w:r></w:p>"
    assert [text for _, text in told(box)] == ["正文。", "框内。"]


def test_external_entities_are_not_read() -> None:
    before = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    page = read(docx("<w:p><w:r><w:t>前&x;后</w:t></w:r></w:p>", before=before), "a.docx")
    assert [block.text for block in page.blocks] == ["前后"]
    assert page.warnings == (
        "refers to something outside its text, which is never read and is missing there: &x; (1 ×)",
    )


@pytest.mark.parametrize("before", ['<!DOCTYPE d SYSTEM "d.dtd">', '<!DOCTYPE d [<!ENTITY % p SYSTEM "d.dtd"> %p;]>'])
def test_text_behind_an_entity_that_nobody_defines_is_read(before: str) -> None:
    page = read(docx("<w:p><w:r><w:t>前&x;后</w:t></w:r></w:p>", before=before), "a.docx")
    assert ([block.text for block in page.blocks], len(page.warnings)) == (["前后"], 1)


def test_the_day_of_the_file_is_no_day_of_publication() -> None:
    page = read(written("正文。", datetime(2026, 3, 2)), "a.docx")
    assert (page.facts.published, page.written) == (None, "2026-03-02")


def test_deep_nesting_is_refused_with_a_reason() -> None:
    with pytest.raises(NotText, match=r"broken DOCX|nested too deeply"):
        read(docx("<w:sdt><w:sdtContent>" * 5000 + p("x") + "</w:sdtContent></w:sdt>" * 5000), "a.docx")


def test_a_bomb_is_refused() -> None:
    with pytest.raises(NotText, match=r"unpacks from .* MB to .* MB"):
        read(packed({"word/document.xml": " " * 30_000_000}), "a.docx")


def test_an_old_word_file_is_told_what_to_do() -> None:
    with pytest.raises(NotText, match=r"save it as \.docx"):
        read(b"\xd0\xcf\x11\xe0" + b"\0" * 512 + "WordDocument".encode("utf-16-le"), "a.doc")
