"""A row → what became of the question: what was asked, wanted and said, where both stand in the sources, every verdict."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from assistant.types import Citation
from evals.context import Excerpt, Piece, excerpts
from evals.markup import colour, el, number, shown, table, two
from evals.records import Scored
from evals.refusing import REASONS
from evals.report_charts import ENDS
from evals.scoring import ended, mark
from evals.types import Opened, Row, Verdict


def case(row: Row, one: Scored, opened: Opened, *, prints: bool) -> Element:
    """Return one question as a part of the page that opens; a crashed one is open, and `prints` opens it on paper."""
    facts = el("p", *_facts(row), class_="quiet")
    inside = [facts, *_said(row), *_wanted(row), *_sources(row, opened)]
    if not row.crashed:
        inside.append(_verdicts(row.verdicts))
    is_open = {"open": "open"} if row.crashed else {}
    classes = "case print" if prints else "case"
    return el("details", title(one, row.question.question), el("div", *inside, class_="inside"), class_=classes, data_case="", **is_open)  # fmt: skip


def title(one: Scored, question: str, tag: str = "summary") -> Element:
    """Return the line of a question: its id, its words, how it ended, its mark."""
    class_, en, zh = ENDS[ended(one)]
    end = el("span", el("i", class_=f"end-{class_}"), two(en, zh), f" · {shown(mark(one))}", class_="outcome")
    return el(tag, el("code", one.id), el("span", question, class_="asked"), end)


def _facts(row: Row) -> list["str | Element"]:
    asked = row.question
    known = (asked.kind, asked.lang, f"as of {asked.as_of}" if asked.as_of else "", *asked.groups, f"{row.ms:.0f} ms")
    answerable = two("answerable", "有答案") if asked.answerable else two("not answerable", "无答案")
    return [" · ".join(fact for fact in known if fact), " · ", answerable]


def _said(row: Row) -> list[Element]:
    if row.crashed:
        return [two("Crashed", "出错", "h4"), el("p", row.crashed, class_="said bad")]
    if row.answer.refusal is not None:
        reason = row.answer.refusal.reason
        return [two(f"Refused: {reason}", f"拒答：{REASONS.get(reason, reason)}", "h4"), el("p", row.answer.text, class_="said")]  # fmt: skip
    fields = [_field(citation) for citation in row.answer.citations if citation.field is not None]
    return [two("Answered", "回答", "h4"), el("p", row.answer.text, class_="said"), *fields]


def _field(citation: Citation) -> Element:
    """Return a citation of the stored record: it stands in no text."""
    where = f"[{citation.n}] {citation.source}, {citation.field}"
    return el("blockquote", f"{citation.value}", el("span", where, class_="about"))


def _wanted(row: Row) -> list[Element]:
    """Return what the set wants: a refusal, or its short answers; and the gold that indexing lost."""
    wanted = two("Wanted", "标准答案", "h4")
    if not row.question.answerable:
        return [wanted, two("a refusal: the sources don't say", "拒答：来源没有说明", "p")]
    short = [el("p", " / ".join(row.question.answers), class_="said")] if row.question.answers else []
    whole = [el("p", span.text, class_="said") for span in row.gold.spans if span.whole]
    told = [*short, *whole, *(el("p", reason, class_="bad") for reason in row.gold.lost)]
    return [wanted, *told] if told else []


def _sources(row: Row, opened: Opened) -> list[Element]:
    """Return gold and citations where they stand, with what is around them."""
    found = excerpts(row, opened)
    if not found:
        return _quotes(row)
    near = row.answer.refusal is not None
    key = el(
        "p",
        el("mark", two("gold", "标准证据"), class_="gold"),
        " ",
        el("mark", two("nearest found", "最接近的段落") if near else two("cited", "引用"), class_="cited"),
        " ",
        el("mark", two("both", "两者"), class_="gold cited"),
        class_="key",
    )
    return [two("In the sources", "原文", "h4"), key, *map(_excerpt, found)]


def _quotes(row: Row) -> list[Element]:
    """Return the gold and the citations by themselves, where the sources can't be opened any more."""
    gold = [el("blockquote", span.text, el("span", f"{span.document[:12]}, {span.start}–{span.end}", class_="about")) for span in row.gold.spans if not span.whole]  # fmt: skip
    cited = [
        el("blockquote", one.quote, el("span", f"[{one.n}] {one.source}, {one.start}–{one.end}", class_="about"))
        for one in row.answer.citations
        if one.field is None
    ]
    return [*gold, *cited]


def _excerpt(told: Excerpt) -> Element:
    where = el("span", f"{told.title} — {told.source}, {told.start}–{told.end}", class_="about")
    return el("blockquote", *map(_piece, told.pieces), where)


def _piece(piece: Piece) -> "str | Element":
    classes = [name for name, held in (("gold", piece.gold), ("cited", bool(piece.cited))) if held]
    if not classes:
        return piece.text
    numbers = [el("sup", ",".join(map(str, piece.cited)))] if piece.cited else []
    return el("mark", piece.text, *numbers, class_=" ".join(classes))


def _verdicts(verdicts: Mapping[str, Verdict]) -> Element:
    """Return the verdicts that apply, with their reasons."""
    rows = [
        [
            el("th", name, scope="row"),
            number(shown(verdict.value), "td", colour(verdict.value)),
            two(verdict.reason, verdict.reason_zh, "td"),
        ]
        for name, verdict in verdicts.items()
        if verdict.value is not None
    ]
    head = [two("measure", "指标", "th"), two("value", "值", "th", class_="number"), two("reason", "理由", "th")]
    return el("div", two("Verdicts", "判定", "h4"), table(head, rows, "verdicts"))
