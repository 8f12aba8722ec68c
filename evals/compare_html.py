"""Two runs compared → one HTML page that stands alone: the verdict, each measure, and the questions that turned."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element

from assistant.counted import counted
from evals.compare import Run, deciding, verdict
from evals.markup import el, foot, glossary, head, html, number, scale, shown, table, two
from evals.records import Compared, Difference, Flip, Words
from evals.report_charts import ENDS, difference
from evals.report_words import SHORT, changes, moved, tolerance
from evals.types import Row

# Turned questions that are shown with both answers, each way.
WHOLE = 200
# How far gains may be drawn; no mean can gain more than 1.
REACHES = (0.05, 0.1, 0.25, 0.5, 1.0)
ALIKE = Words("Nothing that runs are known by was changed between them.", "两次运行的设置、模型、代码与语料相同。")
MOODS = {"better": "good", "worse": "bad", "unshown": "none", "same": "none"}


def page(told: Compared, before: Run, after: Run) -> Iterator[str]:
    """Yield the page in pieces."""
    yield head(f"{before.folder.name} → {after.folder.name} – Yinju evaluation")
    for part in (_top(told, before, after), _verdict(told), _measures(told)):
        yield from map(html, part)
    runs = before, after
    yield from _turned(told.lost, two("Turned wrong", "由对变错", "h2"), *runs)
    yield from _turned(told.gained, two("Turned right", "由错变对", "h2"), *runs)
    yield foot()


def _top(told: Compared, before: Run, after: Run) -> Iterator[Element]:
    left = f"; {told.left_out} left out, for only one run asked them alike" if told.left_out else ""
    left_zh = f"；{told.left_out} 题只在一次运行中，未计入" if told.left_out else ""
    yield el(
        "header",
        two("Yinju evaluation: two runs", "引据评测：两次运行对比", "p", class_="eyebrow"),
        el("h1", " → ".join(_names(before.folder, after.folder))),
        two(
            f"{counted(told.common, 'question')} in both{left}",
            f"共同题目 {told.common} 题{left_zh}",
            "p",
            class_="about",
        ),
    )


def _names(before: Path, after: Path) -> tuple[str, str]:
    """Return what two runs are called: their folders' names, or the whole paths where these are alike."""
    alike = before.name == after.name
    return (str(before), str(after)) if alike else (before.name, after.name)


def _verdict(told: Compared) -> Iterator[Element]:
    word = verdict(told)
    moves = [moved(one) for one in deciding(told, "worse") + deciding(told, "better")]
    words = [*moves, tolerance(told), changes(told) if told.changed else ALIKE]
    lines = [two(one.en, one.zh, "li") for one in words]
    short = SHORT[word]
    yield el(
        "article",
        two("Is the second better?", "第二次更好吗？", "h2"),
        two(short.en, short.zh, "p", class_="short"),
        el("ul", *lines),
        class_=f"answer {MOODS[word]}",
    )


def _measures(told: Compared) -> Iterator[Element]:
    reach = _reach(told.differences)
    yield two("Measures", "指标", "h2")
    columns = [
        two("measure", "指标", "th"),
        two("before", "之前", "th", class_="number"),
        two("after", "之后", "th", class_="number"),
        two("gain", "变化", "th", class_="number"),
        el("th", scale(f"−{reach:g}", "0", f"+{reach:g}")),
        two("95 % interval", "95% 区间", "th", class_="number"),
        two("questions up / down / all", "升 / 降 / 题数", "th", class_="number"),
    ]
    yield table(columns, (_measure(one, reach) for one in told.differences), "measures")
    yield glossary(one.measure for one in told.differences)


def _reach(differences: Sequence[Difference]) -> float:
    """Return how far the drawings go to either side: so far that no interval is cut, and no farther than they need."""
    widest = max((max(-one.low, one.high, abs(one.gain)) for one in differences), default=0.0)
    return next((reach for reach in REACHES if widest <= reach), REACHES[-1])


def _measure(one: Difference, reach: float) -> list[Element]:
    class_ = {"good": "good", "bad": "bad"}.get(MOODS[one.word], "quiet")
    return [
        el("th", one.measure, scope="row"),
        number(shown(one.before)),
        number(shown(one.after)),
        number("0" if one.word == "same" else f"{one.gain:+.3f}", "td", class_),
        el("td", difference(one, reach), class_="drawn"),
        number("–" if one.word == "same" else f"{one.low:+.3f} – {one.high:+.3f}", "td", "quiet"),
        number(f"{one.up} / {one.down} / {one.questions}"),
    ]


def _turned(flips: Sequence[Flip], heading: Element, before: Run, after: Run) -> Iterator[str]:
    yield html(heading)
    if not flips:
        yield html(two("None.", "无。", "p", class_="quiet"))
    for flip in islice(flips, WHOLE):
        yield html(_flip(flip, before.row(flip.id), after.row(flip.id)))
    if rest := flips[WHOLE:]:
        yield html(el("p", ", ".join(flip.id for flip in rest), class_="about"))


def _flip(flip: Flip, before: Row, after: Row) -> Element:
    ends = (two(en, zh) for _, en, zh in (ENDS[flip.before], ENDS[flip.after]))
    first, then = ends
    line = el(
        "summary",
        el("code", flip.id),
        el("span", after.question.question, class_="asked"),
        el("span", first, " → ", then, class_="outcome"),
    )
    wanted = el("p", " / ".join(after.question.answers), class_="said") if after.question.answers else el("p", "–")
    inside = [
        two("Wanted", "标准答案", "h4"),
        wanted,
        two("Before", "之前", "h4"),
        *_said(before),
        two("After", "之后", "h4"),
        *_said(after),
    ]
    return el("details", line, el("div", *inside, class_="inside"), class_="case print")


def _said(row: Row) -> list[Element]:
    if row.crashed:
        return [el("p", row.crashed, class_="said bad")]
    quotes = [
        el("blockquote", one.quote, el("span", f"[{one.n}] {one.source}, {one.start}–{one.end}", class_="about"))
        for one in row.answer.citations
        if one.field is None
    ]
    return [el("p", row.answer.text, class_="said"), *quotes]
