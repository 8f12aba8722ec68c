"""Figures → small charts as SVG elements: a mean with its interval, outcomes as one bar, times as a row of columns."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from evals.intervals import Interval
from evals.markup import el, shown, two, within
from evals.records import Difference, Scored
from evals.scoring import ANSWERED, CRASHED, MISSED, NOT_SAID, OFF, REFUSED, ended

# Units of a drawing; the page scales them to the room there is.
WIDTH, ROW, BAR = 240, 22, 14
COLUMNS, HIGH = 40, 70
# What the name of a line takes, on a phone as well: "p50 11387 ms".
NAME_WIDE = 110
# How a question ended, in the order of the bar: class, and in both languages.
ENDS: dict[str, tuple[str, str, str]] = {
    ANSWERED: ("right", "answered with the gold", "正确作答"),
    REFUSED: ("refused", "rightly refused", "正确拒答"),
    OFF: ("off", "answered without the gold", "作答但未命中"),
    MISSED: ("missed", "refused, though there is an answer", "有答案却拒答"),
    NOT_SAID: ("unsaid", "answered, though the sources don't say", "来源没有却作答"),
    CRASHED: ("crashed", "crashed", "出错"),
}


def interval(name: str, value: float, sure: Interval | None, before: float | None = None) -> Element:
    """Return a mean from 0 to 1 as a dot on its 95 % interval; a ring where an earlier run was."""
    middle = ROW / 2
    inside = [el("line", x1="0", x2=f"{WIDTH}", y1=f"{middle}", y2=f"{middle}", class_="axis")]
    inside += [_line(at * WIDTH, 4, ROW - 4, "tick") for at in (0, 0.5, 1)]
    if sure:
        low, high = (f"{end * WIDTH:.1f}" for end in sure)
        inside.append(el("line", x1=low, x2=high, y1=f"{middle}", y2=f"{middle}", class_="sure"))
    if before is not None:
        inside.append(el("circle", cx=f"{before * WIDTH:.1f}", cy=f"{middle}", r="4.5", class_="earlier"))
    inside.append(el("circle", cx=f"{value * WIDTH:.1f}", cy=f"{middle}", r="4.5", class_="mean"))
    said = f"{name}: {shown(value)}" + (f", {within(sure)}" if sure else "")
    return framed(f"-6 0 {WIDTH + 12} {ROW}", "interval", said, inside)


def difference(one: Difference, reach: float) -> Element:
    """Return a gain as a dot on its 95 % interval, drawn from −reach to reach."""
    low, gain, high = ((value / reach + 1) / 2 * WIDTH for value in (one.low, one.gain, one.high))
    middle = f"{ROW / 2}"
    inside = [
        el("line", x1="0", x2=f"{WIDTH}", y1=middle, y2=middle, class_="axis"),
        *(_line(at * WIDTH, 4, ROW - 4, "tick") for at in (0, 1)),
        _line(WIDTH / 2, 0, ROW, "zero"),
        el("line", x1=f"{low:.1f}", x2=f"{high:.1f}", y1=middle, y2=middle, class_="sure"),
        el("circle", cx=f"{gain:.1f}", cy=middle, r="4.5", class_=f"mean {one.word}"),
    ]
    said = f"{one.measure}: {one.gain:+.3f}, {one.low:+.3f} to {one.high:+.3f}"
    return framed(f"-6 0 {WIDTH + 12} {ROW}", "interval", said, inside)


def outcomes(scored: Sequence[Scored], longest: int) -> Element:
    """Return how questions ended as one bar; `longest` questions fill the width."""
    counted = Counter(map(ended, scored))
    inside, at = [], 0.0
    for end, (class_, en, _) in ENDS.items():
        if counted[end]:
            wide = counted[end] / longest * WIDTH
            title = el("title", f"{counted[end]} {en}")
            inside.append(
                el("rect", title, x=f"{at:.2f}", y="0", width=f"{wide:.2f}", height=f"{BAR}", class_=f"end-{class_}")
            )
            at += wide
    said = ", ".join(f"{counted[end]} {en}" for end, (_, en, _) in ENDS.items() if counted[end])
    return framed(f"0 0 {WIDTH} {BAR}", "outcomes", said, inside)


def legend() -> Element:
    """Return what the colours of the bars mean."""
    items = [el("li", el("i", class_=f"end-{class_}"), two(en, zh)) for class_, en, zh in ENDS.values()]
    return el("ul", *items, class_="legend")


def times(ms: Sequence[float], marks: Mapping[str, float | None]) -> Element:
    """Return how long answers took as columns over milliseconds, with a line at each of the marks (p50, p95)."""
    # The slowest answer of many would squeeze all others into one column.
    top = max((marks.get("p95") or 0) * 1.5, 1.0)
    counted = Counter(min(int(one / top * COLUMNS), COLUMNS - 1) for one in ms)
    most = max(counted.values(), default=1)
    wide = WIDTH * 2 / COLUMNS
    inside = [
        el(
            "rect",
            el("title", f"{column * top / COLUMNS:.0f}–{(column + 1) * top / COLUMNS:.0f} ms: {count}"),
            x=f"{column * wide + 0.5:.1f}",
            y=f"{HIGH - count / most * HIGH:.1f}",
            width=f"{wide - 1:.1f}",
            height=f"{count / most * HIGH:.1f}",
            class_="column",
        )
        for column, count in sorted(counted.items())
    ]
    inside += _marks({name: value / top * WIDTH * 2 for name, value in marks.items() if value is not None}, marks)
    inside.append(el("line", x1="0", x2=f"{WIDTH * 2}", y1=f"{HIGH}", y2=f"{HIGH}", class_="axis"))
    return framed(f"0 -14 {WIDTH * 2} {HIGH + 16}", "times", "milliseconds an answer took", inside)


def _marks(places: Mapping[str, float], marks: Mapping[str, float | None]) -> Iterator[Element]:
    """Yield a line with its name at each place, from the left; a name stands to the left where the next line is near."""
    following = (*[*places.values()][1:], float("inf"))
    for (name, at), then in zip(places.items(), following, strict=True):
        side, x = ("end", at - 4) if then - at < NAME_WIDE else ("start", at + 4)
        yield _line(at, -12, HIGH, "mark")
        yield el("text", f"{name} {marks[name]:.0f} ms", x=f"{x:.1f}", y="-4", class_=side)


def _line(x: float, top: float, bottom: float, class_: str) -> Element:
    return el("line", x1=f"{x:.1f}", x2=f"{x:.1f}", y1=f"{top}", y2=f"{bottom}", class_=class_)


def framed(box: str, class_: str, said: str, inside: Sequence[Element]) -> Element:
    """Return a drawing of these elements; `said` is what it shows, for who cannot see it."""
    return el("svg", *inside, viewBox=box, class_=class_, role="img", aria_label=said)
