"""Small DOCX and XLSX files made by hand from their XML, so that a test shows what it is about."""

import zipfile
from datetime import datetime
from io import BytesIO

import docx as docx_files

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="章标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="m"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


def p(text: str, style: str = "", inside: str = "") -> str:
    """Return a paragraph; `inside` goes into its properties."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{styled}{inside}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbered(text: str, list_id: int, level: int = 0, style: str = "") -> str:
    """Return a paragraph of a list."""
    return p(text, style, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def numbering(*levels: tuple[str, str], uses: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """Return word/numbering.xml with one list: a pair of format and pattern a level."""
    told = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(levels)
    )
    return f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{told}</w:abstractNum>{uses}</w:numbering>'


def cell(text: str, inside: str = "") -> str:
    """Return a table's cell."""
    return f"<w:tc><w:tcPr>{inside}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str) -> str:
    """Return a table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def docx(*body: str, before: str = "", **parts: str) -> bytes:
    """Return a DOCX; `parts` are the contents of numbering, footnotes, header …; `before` precedes the document's XML."""
    parts = {"styles": STYLES, **parts}
    kinds = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{WORD_TYPE}.{n}+xml"/>' for n in parts)
    links = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{n}" Target="{n}.xml"/>' for n in parts)
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>{kinds}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            "word/document.xml": f"{before}<w:document {W}><w:body>{''.join(body)}</w:body></w:document>",
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def written(text: str, day: datetime) -> bytes:
    """Return a DOCX of one paragraph whose properties say that it was made on this day."""
    document, file = docx_files.Document(), BytesIO()
    document.core_properties.created = day
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def xlsx(*sheets: str, styles: str = "", hidden: int = -1) -> bytes:
    """Return an XLSX of these sheets' rows (XML); the names are 表A, 表B …; `hidden` counts from 0."""
    names = [f"表{chr(ord('A') + n)}" for n in range(len(sheets))]
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    states = ['state="hidden"' if n == hidden else "" for n in range(len(sheets))]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n + 1}" r:id="r{n}" {states[n]}/>' for n, name in enumerate(names)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>' for n in range(len(sheets))
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
            **{
                f"xl/worksheets/s{n}.xml": f'<worksheet xmlns="{main}">{rows}</worksheet>'
                for n, rows in enumerate(sheets)
            },
        }
    )


def rows(*rows: list[str | float | None], styles: dict[str, int] | None = None, merged: str = "") -> str:
    """Return a sheet's rows: texts and numbers from A1 on; `styles` by address; `merged` is a range (A1:C1)."""
    told = ""
    for number, row in enumerate(rows, 1):
        told += f'<row r="{number}">' + "".join(
            _value(f"{chr(65 + c)}{number}", v, styles or {}) for c, v in enumerate(row)
        )
        told += "</row>"
    ranges = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    return f"<sheetData>{told}</sheetData>{ranges}"


def _value(address: str, value: str | float | None, styles: dict[str, int]) -> str:
    if value is None:
        return ""
    styled = f' s="{styles[address]}"' if address in styles else ""
    if isinstance(value, str):
        return f'<c r="{address}"{styled} t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{address}"{styled}><v>{value!r}</v></c>'


def packed(parts: dict[str, str]) -> bytes:
    """Return a ZIP of these parts."""
    with zipfile.ZipFile(file := BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()
