"""A report → one HTML page that stands alone, written piece by piece: the four answers first, then what they rest on."""

from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from assistant.counted import counted
from evals.markup import breakable, colour, el, foot, glossary, head, html, number, scale, shown, table, two, within
from evals.records import Difference
from evals.report_cases import case, title
from evals.report_charts import interval, legend, outcomes, times
from evals.report_risk import risk
from evals.report_words import Part, Told, answers, parts
from evals.scoring import failed, worst_first
from evals.types import Means, Opened, Report

# Cases shown whole, the worst first; a page of thousands would be slow to open. All of them are in results.jsonl.
WHOLE = 300
# Cases that are opened on paper.
PRINTED = 8
# A slice of more values than this is a list of sources, not a chart.
CHARTED = 12


def page(report: Report, opened: Opened) -> Iterator[str]:
    """Yield the page in pieces; sources are opened to show what is around gold and citations."""
    yield head(f"{report.asked.path.name} – Yinju evaluation")
    for part in (
        _top(report),
        _answers(report),
        _measures(report),
        _overall(report),
        risk(report),
        _ends(report),
        _slices(report),
        _times(report),
    ):
        yield from map(html, part)
    yield from _cases(report, opened)
    for part in (_skipped(report), _made_with(report)):
        yield from map(html, part)
    yield foot()


def _top(report: Report) -> Iterator[Element]:
    asked, skipped, crashed = len(report.rows), len(report.skipped), len(report.crashed)
    counts = two(
        f"{counted(asked, 'question')} asked, {skipped} skipped, {crashed} crashed",
        f"提问 {asked} 题，跳过 {skipped} 题，出错 {crashed} 题",
    )
    ended = [f" · {report.head.ended.replace('T', ' ')[:16]} UTC"] if report.head and report.head.ended else []
    eyebrow = two("Yinju evaluation", "引据评测", "p", class_="eyebrow")
    yield el("header", eyebrow, el("h1", report.asked.path.name), el("p", counts, *ended, class_="about"))


def _answers(report: Report) -> Iterator[Element]:
    yield el("section", *map(_answer, answers(report)), class_="answers")


def _answer(told: Told) -> Element:
    more = [two(one.en, one.zh, "li") for one in told.more]
    short = two(told.short.en, told.short.zh, "p", class_="short")
    return el("article", two(told.asked.en, told.asked.zh, "h2"), short, el("ul", *more), class_=f"answer {told.mood}")


def _measures(report: Report) -> Iterator[Element]:
    yield two("Measures", "指标", "h2")
    before = {one.measure: one for one in report.against.differences} if report.against else {}
    columns = [
        two("measure", "指标", "th"),
        two("mean", "均值", "th", class_="number"),
        el("th", scale("0", "0.5", "1")),
        two("95 % interval", "95% 区间", "th", class_="number"),
        two("questions", "题数", "th", class_="number"),
    ]
    if before:
        columns.append(two("against the last run", "与上次相比", "th", class_="number"))
    rows = []
    for name in report.means.values:
        cells = _measure(report, name, before.get(name))
        rows.append([*cells, _against(before.get(name))] if before else cells)
    yield table(columns, rows, "measures")
    yield glossary((*report.means.values, *(name for name, value in report.overall.items() if value is not None)))
    yield two(
        "The dot is the mean, the line its 95 % bootstrap interval over questions; a ring is the last run.",
        "圆点为均值，横线为按题自助抽样的 95% 区间；空心圆为上次运行。",
        "p",
        class_="quiet",
    )


def _measure(report: Report, name: str, earlier: Difference | None) -> list[Element]:
    value, sure = report.means.values[name], report.intervals.get(name)
    drawn = interval(name, value, sure, earlier.before if earlier else None) if value is not None else ""
    return [
        el("th", *breakable(name), scope="row"),
        number(shown(value)),
        el("td", drawn, class_="drawn"),
        number(within(sure) or "–", "td", "quiet"),
        number(str(report.means.judged[name])),
    ]


def _against(one: Difference | None) -> Element:
    """Return what a measure gained since the last run; 0 where no question changed."""
    if one is None:
        return number("–")
    gain = "0" if one.word == "same" else f"{one.gain:+.3f}"
    return number(gain, "td", {"better": "good", "worse": "bad"}.get(one.word, "quiet"))


def _overall(report: Report) -> Iterator[Element]:
    """Yield what is measured of the set as a whole."""
    told = {name: value for name, value in report.overall.items() if value is not None}
    if told:
        yield two("Of the set as a whole", "整套题", "h2")
        head_ = [two("measure", "指标", "th"), two("value", "值", "th", class_="number"), two("of what", "说明", "th")]
        rows = (
            [el("th", *breakable(name), scope="row"), number(shown(value)), _why(report, name)]
            for name, value in told.items()
        )
        yield table(head_, rows)


def _why(report: Report, name: str) -> Element:
    en = report.overall_why.get(name, "")
    return two(en, report.overall_why_zh.get(name) or en, "td")


def _ends(report: Report) -> Iterator[Element]:
    """Yield how the questions ended, all of them and by slice."""
    if not report.scored:
        return
    yield two("How the questions ended", "各题结果", "h2")
    yield legend()
    columns = [
        two("part", "部分", "th"),
        two("ended", "结果", "th"),
        two("right", "正确", "th", class_="number"),
        two("95 % interval", "95% 区间", "th", class_="number"),
    ]
    right = sum(not failed(one) for one in report.scored)
    rows = [_end(report, Part("", "", len(report.scored), right, None))]
    for name in report.slices:
        if len(found := parts(report, name)) <= CHARTED:
            rows += [_end(report, part) for part in found]
    yield table(columns, rows, "ends")


def _end(report: Report, part: Part) -> list[Element]:
    rows = [one for one in report.scored if not part.name or one.slices.get(part.name) == part.value]
    label = el("th", f"{part.name} = {part.value}", scope="row") if part.name else two("all", "全部", "th", scope="row")
    counted = number(f"{part.right} / {part.count}")
    return [
        label,
        el("td", outcomes(rows, max(part.count, 1)), class_="drawn"),
        counted,
        number(within(part.sure), "td", "quiet"),
    ]


def _slices(report: Report) -> Iterator[Element]:
    if not report.slices:
        return
    columns = [two("slice", "分组", "th"), two("questions", "题数", "th", class_="number")]
    columns += [el("th", *breakable(name), class_="number") for name in report.means.values]
    rows = [
        _slice(f"{name} = {value}", means) for name, values in report.slices.items() for value, means in values.items()
    ]
    inside = table(columns, rows, "slices")
    yield el("details", two("Every measure by slice", "各分组的全部指标", "summary"), inside, class_="fold")


def _slice(label: str, means: Means) -> list[Element]:
    values = (number(shown(mean), "td", colour(mean)) for mean in means.values.values())
    return [el("th", label, scope="row"), number(str(means.questions)), *values]


def _times(report: Report) -> Iterator[Element]:
    if not report.scored:
        return
    yield two("How long an answer took", "回答用时", "h2")
    p50, p95 = report.latency_ms["p50"], report.latency_ms["p95"]
    workers = report.head.workers if report.head else 1
    yield two(
        f"{p50:.0f} ms median, {p95:.0f} ms 95th percentile; {workers} asked at once.",
        f"中位数 {p50:.0f} 毫秒，第 95 百分位 {p95:.0f} 毫秒；并发 {workers}。",
        "p",
        class_="quiet",
    )
    yield el("div", times([one.ms for one in report.scored], report.latency_ms), class_="card")


def _cases(report: Report, opened: Opened) -> Iterator[str]:
    """Yield the cases, the worst first: as many whole as a page can hold, the rest a line each."""
    order = worst_first(report.scored)
    yield html(two("Cases, the worst first", "逐题，最差在前", "h2"))
    box = el("input", id="find", type="search", aria_label="Find 查找", placeholder="Find 查找", autocomplete="off")
    yield html(el("p", box, el("output", id="found", for_="find"), class_="find", hidden="hidden"))
    for place, at in enumerate(islice(order, WHOLE)):
        yield html(case(report.rows[at], report.scored[at], opened, prints=place < PRINTED))
    if rest := order[WHOLE:]:
        yield html(
            two(
                f"{len(rest)} more, a line each; results.jsonl and report.csv hold all of every question.",
                f"其余 {len(rest)} 题每题一行；results.jsonl 与 report.csv 含全部内容。",
                "p",
                class_="quiet",
            )
        )
    for at in rest:
        yield html(el("div", title(report.scored[at], report.rows[at].question.question, "p"), data_case="", class_="case line"))  # fmt: skip


def _skipped(report: Report) -> Iterator[Element]:
    if report.skipped:
        yield two("Skipped", "跳过", "h2")
        rows = ([el("th", one.id, scope="row"), el("td", one.reason)] for one in report.skipped)
        yield table([two("question", "题", "th"), two("reason", "理由", "th")], rows)


def _made_with(report: Report) -> Iterator[Element]:
    """Yield what the run was made with: who doubts a figure can make it again."""
    yield two("What this was made with", "运行环境", "h2")
    told = {
        "set": f"{report.asked.path} · sha256 {report.asked.sha256}",
        "snapshot": report.snapshot,
        "settings": report.settings,
    }
    if run := report.head:
        told["corpus"] = f"sha256 {run.corpus}"
        told |= run.models
        told["prompts"] = ", ".join(f"{name} {digest}" for name, digest in run.prompts.items())
        told["version"] = f"{run.version} · code {run.code} · commit {run.commit or '–'}"
        told["time"] = f"{run.started} – {run.ended or '…'}"
    pairs = [piece for name, value in told.items() for piece in (el("dt", name), el("dd", value))]
    yield el("dl", *pairs, class_="about")
