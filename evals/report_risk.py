"""How sure answers are → the part of the page that says what another limit would give: risk against coverage."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from evals.markup import el, number, table, two
from evals.report_charts import WIDTH, framed
from evals.report_words import percent, percent_zh
from evals.risk import Limit, curve
from evals.types import Report

# Units of the drawing, and shares of what is answered now that the table tells.
HIGH, ROOM = 120, 26
SHARES = (0.25, 0.5, 0.75, 1.0)


def risk(report: Report) -> Iterator[Element]:
    """Yield the curve and a few of its points in figures; nothing where answers do not say how sure they are."""
    limits = curve(report.scored)
    if not limits:
        return
    yield two("Risk against coverage", "风险与覆盖率", "h2")
    yield two(
        "Answers are given from the surest down. To the right more questions are answered; the line is the share of the "
        "answers that is wrong. The last point is this run; a higher limit moves to the left.",
        "从最有把握的回答开始计入。越靠右，作答的题越多；线为作答中出错的比例。最右一点是本次运行，提高门槛即向左移。",
        "p",
        class_="quiet",
    )
    yield el("div", drawn(limits), class_="card")
    yield _figures(limits)


def drawn(limits: Sequence[Limit]) -> Element:
    """Return the curve: coverage from 0 to 1 to the right, risk from 0 upwards to its greatest."""
    wide, top = WIDTH * 2, max(max(one.risk for one in limits), 0.05)
    places = [(one.coverage * wide, HIGH - one.risk / top * HIGH) for one in limits]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    x, y = places[-1]
    inside = [
        el("line", x1="0", x2=f"{wide}", y1=f"{HIGH}", y2=f"{HIGH}", class_="axis"),
        el("line", x1="0", x2="0", y1="0", y2=f"{HIGH}", class_="axis"),
        el("polyline", points=line, class_="curve"),
        el("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="4.5", class_="mean"),
        el("text", percent(top), x="4", y="-4"),
        *(el("text", percent(at), x=f"{at * wide:.1f}", y=f"{HIGH + 14}", class_=anchor) for at, anchor in ENDS),
    ]
    last = limits[-1]
    said = f"risk against coverage: {percent(last.risk)} wrong of {percent(last.coverage)} answered"
    return framed(f"-2 -14 {wide + 12} {HIGH + ROOM + 6}", "risk", said, inside)


ENDS = ((0.0, "start"), (0.5, "middle"), (1.0, "end"))


def _figures(limits: Sequence[Limit]) -> Element:
    head = [
        two("of the answers given now, the surest", "现有回答中最有把握的", "th"),
        two("limit to how sure", "把握门槛", "th", class_="number"),
        two("questions answered", "作答题数占比", "th", class_="number"),
        two("of them wrong", "其中出错", "th", class_="number"),
    ]
    return table(head, [_row(share, _at(limits, share)) for share in SHARES], "risks")


def _at(limits: Sequence[Limit], share: float) -> Limit:
    """Return the limit that keeps this share of the answers, or the next one that keeps more."""
    return next(one for one in limits if one.coverage >= share * limits[-1].coverage)


def _row(share: float, one: Limit) -> list[Element]:
    return [
        two(percent(share), percent_zh(share), "th", scope="row"),
        number(f"{one.sure:.2f}"),
        number(percent(one.coverage)),
        number(percent(one.risk)),
    ]
