"""A cell's value and number format → what a person sees in it: no 12.0 for 12, no 0.30000000000000004, 8.5% for 0.085."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from index.formats.lines import cell

# A double holds 15 digits that were meant; the rest is what binary fractions leave.
DIGITS = 15
LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
NUMBER = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?(%?)")
# Formats that need a calendar, a fraction or powers of ten are left to the plain form.
BEYOND = re.compile(r"[Ee][+-]|/|@|General|[yYdDhHsS]|[mM]{1,5}")
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    27: 'yyyy"年"m"月"',
    31: 'yyyy"年"m"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
HELD = "\ue000"


def seen(value: object, code: str = "") -> str:
    """Return a cell as it is shown: dates as 2026-03-05 (or 2026年3月5日 where the format says so), texts on one line."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, code)
    if isinstance(value, datetime):
        return _day(value, code, value.time())
    if isinstance(value, date):
        return _day(value, code, time())
    if isinstance(value, time | timedelta):
        return str(value)
    return cell([str(value)]) if value is not None else ""


def _day(day: date, code: str, hour: time) -> str:
    if "年" in code or "月" in code:
        plain = re.sub(r'["\\]|\[[^\]]*\]|;.*|@', "", code)
        parts = {"y": day.year, "m": day.month, "d": day.day}
        text = re.sub(r"[ymd]+", lambda found: _part(found.group(0).lower(), parts), plain, flags=re.I)
        if re.fullmatch(r"[\d年月日号/\-. ]+", text):
            return text.strip()
    text = day.isoformat()[:10]
    return text if hour == time() else f"{text} {hour.isoformat('minutes' if not hour.second else 'seconds')}"


def _part(letters: str, parts: dict[str, int]) -> str:
    number = parts[letters[0]]
    if letters[0] == "y":
        return str(number) if len(letters) > 2 else f"{number % 100:02d}"
    return f"{number:02d}" if len(letters) == 2 else str(number)


def _number(value: int | float, code: str) -> str:
    if isinstance(value, float) and not float("-inf") < value < float("inf"):
        return ""
    exact = Decimal(f"{value:.{DIGITS}g}") if isinstance(value, float) else Decimal(value)
    return _formatted(exact, code) or _plain(exact)


def _plain(exact: Decimal) -> str:
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _formatted(exact: Decimal, code: str) -> str | None:
    """Return the number in a format of plain kind (#,##0.00, 0.0%, 0"亿元"), or None for one of another kind."""
    sections = code.split(";")
    code = sections[0]
    literals: list[str] = []

    def hold(found: re.Match[str]) -> str:
        literals.append(found.group(1) or found.group(2) or found.group(3) or "")
        return HELD

    bare = LITERAL.sub(hold, code)
    slots = list(NUMBER.finditer(bare))
    if len(slots) != 1 or BEYOND.search(bare) or slots[0].group(0).rstrip("%").endswith(","):
        return None
    slot = slots[0]
    said = _digits(exact * 100 if slot.group(2) else exact, slot.group(0), slot.group(1) or "") + slot.group(2)
    held = iter(literals)
    around = [re.sub(HELD, lambda _: next(held), side) for side in (bare[: slot.start()], bare[slot.end() :])]
    return f"{'-' if exact < 0 and said.strip('0.%,') else ''}{around[0].strip()}{said}{around[1].strip()}"


def _digits(exact: Decimal, slot: str, decimals: str) -> str:
    rounded = abs(exact).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in slot else f"{rounded:f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    while optional and text.endswith("0"):
        text, optional = text[:-1], optional - 1
    return text.rstrip(".") if "." in text else text
