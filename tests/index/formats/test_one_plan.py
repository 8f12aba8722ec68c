"""One plan in the formats that people have: the same headings and the same cells, whatever it is saved as."""

from io import BytesIO

import docx
import pytest

from index import outline
from index.clean import clean
from index.compose import compose
from index.formats import read
from index.types import Page
from tests.index.formats.made_pdf import Text, centred, lines, pdf, table

TITLE = "滨江市水务发展第十五个五年规划"
ROWS = [
    ["指标", "2025年", "2030年", "属性"],
    ["再生水利用率", "28%", "40%", "预期性"],
    ["漏损率", "9.5%", "8%", "约束性"],
]
# A level (0 is text) and the words; the table stands after the last heading but one.
PARTS = [
    (1, "第一章 总体要求"),
    (2, "第一节 指导原则"),
    (0, "坚持节水优先，依照第一章确定的方向，统筹水资源、水环境、水生态治理，推动水务高质量发展取得新成效。"),
    (2, "第二节 主要目标"),
    (0, "到2030年，全市再生水利用率达到40%，漏损率降到8%以下，集中式饮用水水源地水质全部达标，主要指标见下表。"),
    (-1, ""),
    (1, "第二章 保障措施"),
    (0, "市水务局每年组织监测，结果向社会公布，中期评估报告提请市人民代表大会常务委员会审议后公开发布实施。"),
]


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for level, words in PARTS:
        if level > 0:
            document.add_heading(words, level)
        elif level == 0:
            document.add_paragraph(words)
        else:
            made = document.add_table(len(ROWS), len(ROWS[0]))
            for row, told in zip(made.rows, ROWS, strict=True):
                for cell, text in zip(row.cells, told, strict=True):
                    cell.text = text
    document.save(file := BytesIO())
    return file.getvalue()


def as_html() -> bytes:
    made = (
        "<table>" + "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS) + "</table>"
    )
    body = [
        made if level < 0 else f"<h{level + 1}>{words}</h{level + 1}>" if level else f"<p>{words}</p>"
        for level, words in PARTS
    ]
    return f"<!DOCTYPE html><html><body><article><h1>{TITLE}</h1>{''.join(body)}</article></body></html>".encode()


def as_pdf() -> bytes:
    page: list[Text | str] = [centred(TITLE, 60, 22)]
    top = 110.0
    for level, words in PARTS:
        if level > 0:
            page.append(centred(words, top, 18 - 3 * level))
            top += 36
        elif level == 0:
            wrapped = ["\u3000\u3000" + words[:35], *(words[n : n + 37] for n in range(35, len(words), 37))]
            page += lines(wrapped, top)
            top += 20 * len(wrapped) + 16
        else:
            page += table(ROWS, top, [72.0, 200.0, 300.0, 400.0, 500.0])
            top += 24 * len(ROWS) + 20
    return pdf(page)


def told(data: bytes, name: str) -> tuple[list[tuple[int, str]], list[str]]:
    page: Page = clean(read(data, name))
    headings = outline.read(compose(page.blocks), ()).headings
    return [(h.level, h.title) for h in headings], [b.text for b in page.blocks if b.role == "table"]


@pytest.mark.parametrize(("data", "name"), [(as_html(), "plan.html"), (as_pdf(), "plan.pdf")])
def test_the_same_plan_has_the_same_outline_and_the_same_cells(data: bytes, name: str) -> None:
    (headings, cells), (same_headings, same_cells) = told(as_docx(), "plan.docx"), told(data, name)
    assert [title for _, title in same_headings] == [TITLE, *(words for level, words in PARTS if level > 0)]
    assert (same_headings, same_cells) == (headings, cells)
