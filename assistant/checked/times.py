"""The times of day of a sentence against those it cites: 下午3时 and 3 p.m., 20时 and 8 p.m., noon and 12:00."""

import functools
import re
from collections.abc import Iterator, Sequence

from assistant.checked.source import Cited, Fault
from assistant.checked.words import narrow
from index.library import Library

_PART = r"(?P<part{0}>凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜里|夜间|零)?"
TIME = re.compile(
    r"(?<![\d.])(?P<hour1>\d{1,2})(?:[:：.](?P<minute1>\d{2}))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    rf"|{_PART.format(2)}\s?(?<![\d.:：])(?P<hour2>\d{{1,2}})\s?[时時点](?!间|代|段|评|击|赞|期|候|速|钟?[左右]?[名个])(?:\s?(?P<minute2>\d{{1,2}})\s?分|(?P<thirty>半))?"
    rf"|{_PART.format(3)}\s?(?<![\d.:：])(?P<hour3>\d{{1,2}})[:：](?P<minute3>\d{{2}})(?![\d:：])"
    r"|\b(?P<noon>noon|midday)\b|\b(?P<midnight>midnight)\b|零[时点]|午夜|\b(?P<clock>\d{1,2}) o[’']clock",
    re.I,
)
LATE = re.compile(r"下午|傍晚|晚|夜")
NOON, MIDNIGHT, HALF_DAY = 12 * 60, 0, 12 * 60


def time_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield the times of day of a text that none of its sources has."""
    told = times(text)
    if not told:
        return
    known = frozenset[int]().union(
        *(minutes for source in cited for _, minutes in times(f"{source.text}\n{source.around}"))
    )
    for said, minutes in told:
        if not minutes & known:
            yield Fault("time", (said,))


@functools.lru_cache(maxsize=4096)
def times(text: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the times of day of a text, as written and in minutes from midnight: two where morning or evening is not told."""
    easy = Library.numbers(narrow(text)) if re.search(r"[\u4e00-\u9fff]", text) else text
    found = ((at.group().strip(), _minutes(at)) for at in TIME.finditer(easy))
    return tuple((said, minutes) for said, minutes in found if minutes)


def without_times(text: str) -> str:
    """Return a text without its times of day."""
    return TIME.sub(" ", text)


def _minutes(at: re.Match[str]) -> frozenset[int]:
    """Return what a match may mean in minutes; nothing where it is no time (25 o'clock)."""
    if at["noon"]:
        return frozenset((NOON,))
    hour = at["hour1"] or at["hour2"] or at["hour3"] or at["clock"]
    if hour is None:
        return frozenset((MIDNIGHT,))
    minute = 30 if at["thirty"] else int(at["minute1"] or at["minute2"] or at["minute3"] or 0)
    if int(hour) > 24 or minute > 59:
        return frozenset()
    told = int(hour) % 24 * 60 + minute
    if at["half"]:
        return frozenset((told % HALF_DAY + (HALF_DAY if at["half"].lower() == "p" else 0),))
    part = at["part2"] or at["part3"] or ""
    if part:
        return frozenset((told % HALF_DAY + HALF_DAY,)) if LATE.search(part) and int(hour) <= 12 else frozenset((told,))
    return frozenset((told, told + HALF_DAY)) if int(hour) < 12 else frozenset((told,))
