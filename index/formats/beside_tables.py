"""What stands right above and below a table → its caption, its unit line, its notes: marked as such, words untouched."""

import re
from dataclasses import replace
from typing import Literal

from index.types import Block

UNIT = re.compile(r"^[（(【]?\s*(?:计量|金额|数量)?(?:单位|單位|Units?)\s*[:：].{1,40}$", re.I)
NOTE = re.compile(
    r"^[（(]?(?:注|註|说明|說明|备注|備註|资料来源|資料來源|数据来源|Notes?|Sources?)\s*\d{0,2}\s*[:：.．）)]|^[*＊※]\s?\S",
    re.I,
)
CAPTION = re.compile(
    r"^(?:[续續]?(?:附?[表图圖]|图表|圖表)\s*[\d一二三四五六七八九十]+(?:[-—.．]\d+)*"
    r"|(?:Table|Figure|Exhibit)\s+(?:\d+(?:[-.]\d+)*|[A-Z]\d*|[IVX]+)\b)[\s\u3000:：.．、—-]*(?!.*[。；;]$).{0,80}$",
    re.I,
)
# The name of a box calls the table in it as well; it stays a heading, for what else is in the box.
BOX = re.compile(
    r"^(?:(?:专栏|專欄)\s*[\d一二三四五六七八九十]+(?:[-—.．]\d+)*|Box\s+(?:\d+(?:[-.]\d+)*|[A-Z]\d*|[IVX]+)\b)(?!.*[。；;]$).{0,80}$",
    re.I,
)
# Notes under a table may be several lines; above it stand a caption and a unit line, in either order.
ABOVE, BELOW = 2, 6
Near = Literal["caption", "note"]


def beside_tables(blocks: list[Block]) -> list[Block]:
    """Return the blocks with unit lines and captions above tables, and notes below them, given their roles."""
    roles: dict[int, Near] = {}
    for place, block in enumerate(blocks):
        if block.role == "table":
            roles |= _run(blocks, range(place - 1, max(-1, place - 1 - ABOVE), -1), above=True)
            roles |= _run(blocks, range(place + 1, min(len(blocks), place + 1 + BELOW)), above=False)
    return [replace(block, role=roles[place]) if place in roles else block for place, block in enumerate(blocks)]


def _run(blocks: list[Block], places: range, *, above: bool) -> dict[int, Near]:
    found: dict[int, Near] = {}
    for place in places:
        if above and blocks[place].role in ("paragraph", "heading") and BOX.match(blocks[place].text.strip()):
            continue
        role = _role(blocks[place], above=above)
        if role is None:
            break
        found[place] = role
    return found


def _role(block: Block, *, above: bool) -> Near | None:
    if block.role in ("caption", "note"):
        return "caption" if block.role == "caption" else "note"
    text = block.text.strip()
    if block.role != "paragraph":
        return None
    if (above and UNIT.match(text)) or (not above and NOTE.match(text)):
        return "note"
    return "caption" if above and CAPTION.match(text) else None
