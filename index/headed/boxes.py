"""A box (专栏2, Box 3) → where it ends: with its table and the notes under it, else with its list, else its one paragraph."""

import re

from index.headed.numbering import ARTICLE, BOX, Label, label_of

NOTE = re.compile(
    r"^(?:[（(]?(?:单位|單位|注|註|说明|資料來源|资料来源|数据来源|备注)\d*\s*[：:]|Notes?\b|Source|Unit)"
)
BULLET = re.compile(r"^(?:[◆◇●○■□▶►·•▪★*＊]|[-–—]{1,2}\s|——|\d{2}\s+\D)")
# 公共安全信息化：… is an item that its own name heads.
NAMED_ITEM = re.compile(r"^[^，。：:；]{2,24}[：:].{6,}")
STOPS = re.compile(r"[。；;：:.!?！？]$")


def end(text: str, title_end: int) -> int:
    """Return where the box ends whose title ends at `title_end`: an offset into `text`, at the end of a line."""
    reader = _Box()
    at = stop = title_end
    while (begin := text.find("\n", at)) >= 0 and begin == at:
        at = _line_end(text, begin + 1)
        line = text[begin + 1 : at]
        if not line.strip():
            continue
        if not reader.takes(line):
            break
        stop = at
    return stop


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return found if found >= 0 else len(text)


class _Box:
    """What has been read of a box: the lines go in one by one, until one is not its own any more."""

    def __init__(self) -> None:
        self._table = False
        self._path: list[Label] = []
        self._listed = False
        self._open = True  # True after the title of an item, whose text is the next paragraph
        self._lines = 0

    def takes(self, line: str) -> bool:
        """Return True when the line belongs to the box."""
        self._lines += 1
        if "\t" in line:
            self._table = True
            return True
        if NOTE.match(line):
            return True
        if self._table:
            return False
        return self._takes_item(line.strip())

    def _takes_item(self, line: str) -> bool:
        label = label_of(line)
        if label and (label.scale <= ARTICLE or label.scale == BOX):
            return False
        if label:
            return self._takes_numbered(line, label)
        if BULLET.match(line) or NAMED_ITEM.match(line):
            self._listed, self._open = True, not STOPS.search(line)
            return True
        taken = self._open and (self._listed or self._lines == 1)
        self._open = taken and not self._listed and line.endswith(("：", ":"))
        return taken

    def _takes_numbered(self, line: str, label: Label) -> bool:
        kept = [one for one in self._path if one.scale <= label.scale]
        beside = kept[-1] if kept and kept[-1].scale == label.scale else None
        # A smaller scale than the list's own, or a number that does not follow, belongs to what is around the box.
        if (self._path and not kept) or label.number != (beside.number + 1 if beside else 1):
            return False
        self._path = [*(kept[:-1] if beside else kept), label]
        self._listed, self._open = True, not STOPS.search(line)
        return True
