"""Workbooks (XLSX, XLSB, XLS, ODS) → blocks: each sheet a heading and its tables; values as a person sees them."""

from io import BytesIO
from typing import Any

from index.formats.decode import NotText
from index.formats.package import broken
from index.formats.sheet_looks import CELLS, Codes, looks
from index.formats.sheet_tables import Sheet, blocks
from index.formats.sheet_values import seen
from index.tabled.sheet_address import UNNAMED
from index.types import Block, Facts, Merged, Page, Place

SHEETS = 500


def read(data: bytes, kind: str) -> Page:
    """Return a workbook's blocks, sheet by sheet; hidden sheets are left out and named. Raises NotText when it can't be read."""
    seen_sheets, warnings = sheets(data, kind)
    found: list[Block] = []
    for sheet in seen_sheets:
        inside = blocks(sheet)
        if inside and not (len(seen_sheets) == 1 and UNNAMED.match(sheet.name or "")):
            found.append(Block(sheet.name or "", "heading", 1, Place(sheet=sheet.name)))
        found += inside
    title = next((b.text for b in found if b.role == "caption"), None) if len(seen_sheets) == 1 else None
    return Page(tuple(found), Facts(title=title), warnings=tuple(warnings))


def sheets(data: bytes, kind: str) -> tuple[list[Sheet], list[str]]:
    """Return a workbook's sheets in order, their cells as a person sees them, and what was left out. Raises NotText."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    codes: dict[str, Codes] = looks(data) if kind == "xlsx" else {}
    found, warnings = [], []
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        if len(workbook.sheets_metadata) > SHEETS:
            raise NotText(f"has {len(workbook.sheets_metadata)} sheets, more than the {SHEETS} that are read; split it")
        for told in workbook.sheets_metadata:
            if told.visible != SheetVisibleEnum.Visible:
                warnings.append(
                    f"sheet {told.name!r} is hidden and was left out; show it in the workbook to have it read"
                )
                continue
            found.append(_sheet(workbook.get_sheet_by_name(told.name), codes.get(told.name, {})))
    except PasswordError as error:
        raise NotText("is a workbook locked by a password; save it without one") from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        if isinstance(error, NotText):
            raise
        raise broken(f"workbook ({kind})", error) from error
    return [sheet for sheet in found if sheet.cells], warnings


def _sheet(sheet: Any, codes: Codes) -> Sheet:
    if sheet.total_height * sheet.total_width > CELLS:
        raise NotText(
            f"has a sheet {sheet.name!r} of {sheet.total_height} rows and {sheet.total_width} columns, more than the "
            f"{CELLS} cells that are read; delete the empty ones, or split the sheet"
        )
    rows = [
        [seen(value, codes.get((row, column), "")) if value != "" else "" for column, value in enumerate(line)]
        for row, line in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    ranges = sheet.merged_cell_ranges or []
    merged = [
        Merged(top, left, bottom - top + 1, right - left + 1)
        for (top, left), (bottom, right) in ranges
        if (bottom, right) != (top, left)
    ]
    return Sheet(sheet.name, rows if any(map(any, rows)) else [], tuple(merged))
