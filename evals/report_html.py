"""A report → one HTML page that stands alone: no script, nothing loaded; what was asked and said is text, never markup."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from assistant.types import Citation
from evals.scoring import failed, mark, worst_first
from evals.types import Means, Outcome, Report, Row, Scored, Skipped, Verdict

STYLE = Path(__file__).with_name("report.css")
# The page may use its own style and nothing else, whatever stands in an answer.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(report: Report) -> str:
    """Return the page: the gate, the measures, the slices, then every question, the worst first."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", **{"http-equiv": "Content-Security-Policy", "content": POLICY}),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", f"{report.asked.path.name} – evaluation"),
        el("style", STYLE.read_text("utf-8")),
    )
    parts = [*_about(report), *_gate(report.gate), *_summary(report), *_slices(report), *_skipped(report.skipped)]
    whole = el("html", head, el("body", el("main", *parts, *_questions(report))), lang="en")
    return "<!doctype html>\n" + tostring(whole, "unicode", method="html") + "\n"


def el(tag: str, *inside: "str | Element", **attributes: str) -> Element:
    """Return an element with these texts and elements in it; `class_` is the attribute class."""
    made = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    for piece in inside:
        if isinstance(piece, Element):
            made.append(piece)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + piece
        else:
            made.text = (made.text or "") + piece
    return made


def table(head: Sequence[Element], rows: Sequence[Sequence[Element]]) -> Element:
    """Return a table that scrolls sideways where the screen is narrow."""
    body = [el("tr", *cells) for cells in rows]
    return el("div", el("table", el("thead", el("tr", *head)), el("tbody", *body)), class_="wide")


def _about(report: Report) -> list[Element]:
    counts = f"{len(report.rows)} questions asked, {len(report.skipped)} skipped, {len(report.crashed)} crashed"
    took = report.latency_ms
    times = (
        f" · answers in {took['p50']:.0f} ms (median), {took['p95']:.0f} ms (95th percentile)" if report.rows else ""
    )
    ids = f"set sha256 {report.asked.sha256[:12]} · snapshot {report.snapshot} · settings {report.settings}"
    return [el("h1", report.asked.path.name), el("p", counts + times), el("p", ids, class_="about")]


def _gate(gate: Outcome | None) -> list[Element]:
    if gate is None:
        return []
    if gate.met:
        return [el("div", el("strong", "Gate met", class_="good"), f" · {gate.path}", class_="gate")]
    items = [el("li", missed.text) for missed in gate.missed]
    return [
        el("div", el("strong", "Gate not met", class_="bad"), f" · {gate.path}", el("ul", *items), class_="gate missed")
    ]


def _summary(report: Report) -> list[Element]:
    head = [el("th", "measure"), number("mean", "th"), el("th", ""), number("questions", "th")]
    rows = []
    for name, value in report.means.values.items():
        bar = el("meter", min="0", max="1", value=str(value), **{"aria-label": name}) if value is not None else ""
        judged = number(str(report.means.judged[name]))
        rows.append([el("th", name, scope="row"), number(shown(value)), el("td", bar), judged])
    return [el("h2", "Measures"), table(head, rows)]


def _slices(report: Report) -> list[Element]:
    head = [el("th", "slice"), number("questions", "th"), *(_name(name) for name in report.means.values)]
    rows = [
        _slice(f"{slice_name}: {value}", means)
        for slice_name, values in report.slices.items()
        for value, means in values.items()
    ]
    return [el("h2", "Slices"), table(head, rows)]


def _name(name: str) -> Element:
    """Return the head of a column; a long name may break after its underscores."""
    first, *others = name.split("_")
    return number(
        first + "_" if others else first, "th", "", *(piece for other in others for piece in (el("wbr"), other))
    )


def _slice(value: str, means: Means) -> list[Element]:
    values = (number(shown(mean), "td", colour(mean)) for mean in means.values.values())
    return [el("th", value, scope="row"), number(str(means.questions)), *values]


def _skipped(skipped: Sequence[Skipped]) -> list[Element]:
    if not skipped:
        return []
    rows = [[el("th", one.id, scope="row"), el("td", one.reason)] for one in skipped]
    return [el("h2", "Skipped"), table([el("th", "question"), el("th", "reason")], rows)]


def _questions(report: Report) -> list[Element]:
    rows = [_question(report.rows[at], report.scored[at]) for at in worst_first(report.scored)]
    return [el("h2", "Questions, failures first"), *rows]


def _question(row: Row, one: Scored) -> Element:
    value = mark(one)
    title = el(
        "summary",
        el("code", row.question.id),
        el("span", row.question.question, class_="asked"),
        el("span", f"{outcome(row)} · {shown(value)}", class_=f"outcome {'bad' if failed(one) else colour(value)}"),
    )
    facts = (
        f"{row.question.kind} · {row.question.lang} · {'answerable' if row.question.answerable else 'not answerable'}"
    )
    asked_as = "".join(
        (f" · as of {row.question.as_of}" if row.question.as_of else "", *(f" · {g}" for g in row.question.groups))
    )
    inside = [
        el("p", f"{facts}{asked_as} · {row.ms:.0f} ms", class_="quiet"),
        *_said(row),
        *_wanted(row),
        _verdicts(row.verdicts),
    ]
    return el("details", title, el("div", *inside, class_="inside"), **({"open": "open"} if row.crashed else {}))


def outcome(row: Row) -> str:
    """Return in words what became of a question."""
    if row.crashed:
        return "crashed"
    if row.answer.answered:
        return "answered" if row.question.answerable else "answered, though the sources don't say"
    return "refused, though there is an answer" if row.question.answerable else "refused"


def _said(row: Row) -> list[Element]:
    if row.crashed:
        return [el("h3", "Crashed"), el("p", row.crashed, class_="said bad")]
    if row.answer.refusal is not None:
        return [el("h3", f"Refused: {row.answer.refusal.reason}"), el("p", row.answer.text, class_="said")]
    cited = [_citation(citation) for citation in row.answer.citations]
    return [el("h3", "Answered"), el("p", row.answer.text, class_="said"), el("h3", "Cited"), *cited]


def _citation(citation: Citation) -> Element:
    if citation.field is not None:
        return el(
            "blockquote",
            f"{citation.value}",
            el("span", f"[{citation.n}] {citation.source}, {citation.field}", class_="about"),
        )
    return _quote(citation.quote, f"[{citation.n}] {citation.source}, {citation.start}–{citation.end}")


def _wanted(row: Row) -> list[Element]:
    """Return what the set wants: its short answers and its gold, and the gold that indexing lost."""
    if not row.question.answerable:
        return [el("h3", "Wanted"), el("p", "a refusal: the sources don't say")]
    short = [el("p", " / ".join(row.question.answers), class_="said")] if row.question.answers else []
    gold = [_quote(span.text, f"{span.document[:12]}, {span.start}–{span.end}") for span in row.gold.spans]
    return [el("h3", "Wanted"), *short, *gold, *(el("p", reason, class_="bad") for reason in row.gold.lost)]


def _quote(text: str, where: str) -> Element:
    return el("blockquote", text, el("span", where, class_="about"))


def _verdicts(verdicts: Mapping[str, Verdict]) -> Element:
    """Return the verdicts that apply, with their reasons."""
    rows = [
        [
            el("th", name, scope="row"),
            number(shown(verdict.value), "td", colour(verdict.value)),
            el("td", verdict.reason),
        ]
        for name, verdict in verdicts.items()
        if verdict.value is not None
    ]
    head = [el("th", "measure"), number("value", "th"), el("th", "reason")]
    return el("div", el("h3", "Verdicts"), table(head, rows))


def number(text: str, tag: str = "td", class_: str = "", *more: "str | Element") -> Element:
    """Return a cell that is set to the right."""
    return el(tag, text, *more, class_=f"number {class_}".strip())


def shown(value: float | None) -> str:
    """Return a value from 0 to 1 with two decimals, cut and not rounded: 0.996 is not 1.00. A dash where there is none."""
    return "–" if value is None else f"{int(value * 100 + 1e-9) / 100:.2f}"


def colour(value: float | None) -> str:
    """Return the class of a value: good, part or bad."""
    if value is None:
        return ""
    return "good" if value >= 1 else "bad" if value <= 0 else "part"
