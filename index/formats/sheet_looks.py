"""What an XLSX says of the look of its cells: their number formats, and how far its sheets reach, before they are read."""

import posixpath
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

from index.formats.decode import NotText
from index.formats.package import broken
from index.formats.sheet_values import BUILT_IN

ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
# A sheet is read as a full rectangle: one cell in the far corner of an empty sheet makes 17 thousand million of them.
CELLS = 5_000_000
Codes = dict[tuple[int, int], str]


def looks(data: bytes) -> dict[str, Codes]:
    """Return for each sheet the number format of each cell that has one of its own. Raises NotText beyond the limits."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            formats = _formats(package)
            return {name: _codes(package, part, formats, name) for name, part in _sheets(package).items()}
    except (ElementTree.ParseError, KeyError, zipfile.BadZipFile, ValueError) as error:
        if isinstance(error, NotText):
            raise
        raise broken("XLSX", error) from error


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _sheets(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    told = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in told}
    names = set(package.namelist())
    found = {}
    for element in ElementTree.fromstring(package.read("xl/workbook.xml")).iter():
        if _local(element) == "sheet":
            link = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            part = posixpath.normpath(posixpath.join("/xl", targets.get(link, ""))).lstrip("/")
            if part in names:
                found[element.get("name", "")] = part
    return found


def _formats(package: zipfile.ZipFile) -> list[str]:
    """Return the number format of each cell style, in the order that cells name them."""
    if "xl/styles.xml" not in package.namelist():
        return []
    root = ElementTree.fromstring(package.read("xl/styles.xml"))
    own = {e.get("numFmtId", ""): e.get("formatCode", "") for e in root.iter() if _local(e) == "numFmt"}
    styles = next((e for e in root if _local(e) == "cellXfs"), None)
    told = [style.get("numFmtId", "0") for style in (styles if styles is not None else ())]
    return [own.get(name) or BUILT_IN.get(int(name) if name.isdigit() else 0, "") for name in told]


def _codes(package: zipfile.ZipFile, part: str, formats: list[str], sheet: str) -> Codes:
    found: Codes = {}
    rows = columns = row = column = 0
    with package.open(part) as stream:
        for event, element in ElementTree.iterparse(stream, ("start", "end")):
            name = _local(element)
            if event == "start" and name == "row":
                told = element.get("r", "")
                row, column = (int(told) if told.isdigit() else row + 1), 0
            elif event == "start" and name == "c":
                row, column = _place(element.get("r", ""), row, column + 1)
                rows, columns = max(rows, row), max(columns, column)
                if rows * columns > CELLS:
                    raise NotText(
                        f"has a sheet {sheet!r} that reaches over {rows} rows and {columns} columns, more than the "
                        f"{CELLS} cells that are read; delete the empty ones, or split the sheet"
                    )
                style = element.get("s", "")
                if style.isdigit() and int(style) < len(formats) and formats[int(style)]:
                    found[row - 1, column - 1] = formats[int(style)]
            elif event == "end" and name in ("row", "c"):
                element.clear()
    return found


def _place(address: str, row: int, column: int) -> tuple[int, int]:
    """Return row and column of an address like B3, counted from 1; without one, those that follow the cell before."""
    told = ADDRESS.match(address)
    if told is None:
        return row, column
    letters = 0
    for letter in told.group(1):
        letters = letters * 26 + ord(letter) - ord("A") + 1
    return int(told.group(2)), letters
