"""An assistant with scripted documents and answers, so that the doors are tested without a store."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import assistant.showing as showing
from assistant.limits import Offered
from assistant.types import Answer, Citation, Event, Language, Refusal, Sentence
from index.errors import NoPicture, UnknownDocument, WrongUse
from index.types import NO_GROUPS, Document, Filters, Groups

SCRIPT = "<script>window.hacked = true</script><img src=x onerror='window.hacked = true'>"

CITY = Document(
    id="a" * 64,
    source="press/city.txt",
    title="全市新增绿地三百二十公顷",
    lang="zh",
    kind="press",
    outlet="滨江日报",
    published="2026-03-05",
    url="https://example.org/city",
    text="全市新增绿地三百二十公顷\n滨江日报 2026年3月5日\n\n"
    + "𠮷村的居民早早来到新开的河畔公园，有人在留言簿上画了一朵🌸。\n\n"
    + "\n\n".join(
        f"第{n}片绿地位于城市的{where}，由原来的仓库和停车场改建，沿路种了香樟和银杏，夏天可以走到河边。"
        for n, where in enumerate("东岸 西岸 南门 北桥 旧港 新港 中环 外环".split(), 1)
    )
    + "\n\n市园林局局长林晓说，去年全市新增绿地320公顷，人均公园面积达到16.4平方米。"
    + "今年计划再新增280公顷，其中一半在老城区。\n\n各区的养护由区园林所负责，费用列入年度预算。\n",
)
PLAN = Document(
    id="b" * 64,
    source="plans/water.md",
    title="滨江市水务发展规划（征求意见稿）",
    lang="zh",
    kind="plan",
    outlet="滨江市水务局",
    published="2025-11-20",
    status="draft",
    text="滨江市水务发展规划（征求意见稿）\n\n第一章 总体要求\n\n第二节 主要任务\n\n"
    "（一）建设六座再生水厂。\n（二）更新老旧管网八百公里。\n（三）建立河湖水质日报制度。\n\n"
    "指标\t2025年\t2030年\n再生水利用率\t28%\t40%\n",
)
HARBOUR = Document(
    id="c" * 64,
    source="press/harbour.txt",
    title="Harbour tram opens to passengers",
    lang="en",
    kind="press",
    outlet="The Harbour Gazette",
    published="2026-02-11",
    url="https://example.org/harbour",
    text="Harbour tram opens to passengers\nThe Harbour Gazette, 11 February 2026\n\n"
    + "Crowds waved 🎉 flags as the first tram left the old customs house.\n\n"
    + "\n\n".join(
        f"Stop {n} stands where the {what} used to be; benches, trees and a shelter were added last autumn."
        for n, what in enumerate("fish market,rope works,north quay,grain store,ferry hall,boat yard".split(","), 1)
    )
    + '\n\n"The line carried 41,000 passengers on its first day," said Mara Lindqvist, head of the transit office. '
    "She called the figure provisional.\n\nA second line is planned for 2029.\n",
)
HOSTILE = Document(
    id="d" * 64,
    source="press/hostile.txt",
    title=f"A title {SCRIPT}",
    lang="en",
    kind="press",
    outlet='"><b>Outlet</b>',
    published="2026-01-01",
    url="javascript:window.hacked=true",
    text=f"Before {SCRIPT} the words\nthat count stand here. {{{{7*7}}}} ${{7*7}} `after`\n",
)
SECRET = Document(id="e" * 64, source="memo.txt", title="Memo", lang="en", kind="press", text="Not for everyone.")


def cite(n: int, document: Document, quote: str, **facts: Any) -> Citation:
    """Return the citation of a quote that stands in the document."""
    start = document.text.index(quote)
    plain = Citation(
        n=n,
        document=document.id,
        source=document.source,
        title=document.title,
        outlet=document.outlet,
        date=document.published,
        outline=(),
        reference="",
        start=start,
        end=start + len(quote),
        quote=quote,
        url=document.url,
        status=document.status,
    )
    return replace(plain, **facts)


def answered(
    question: str, kind: str, sentences: Sequence[Sentence], citations: Sequence[Citation], **more: Any
) -> Answer:
    """Return an answer whose text is its sentences in order."""
    language = "zh" if any("一" <= c <= "鿿" for c in question) else "en"
    gap = "" if language == "zh" else " "
    return Answer(
        question=question,
        language=language,
        kind=kind,
        answered=True,
        text=gap.join(s.text for s in sentences),
        sentences=tuple(sentences),
        citations=tuple(citations),
        snapshot="s-1",
        settings="0123456789ab",
        **more,
    )


def about_green(question: str) -> Answer:
    """Return an answer in Chinese with two quotes of one document, one of them doubted, a conflict and a note."""
    first = "市园林局局长林晓说，去年全市新增绿地320公顷，人均公园面积达到16.4平方米。"
    second = "今年计划再新增280公顷，其中一半在老城区。"
    return answered(
        question,
        "figure",
        (Sentence(first, (1,)), Sentence(second, (2,), checked=False, why="“今年”按发稿日理解为2026年。")),
        (cite(1, CITY, first, reprints=2), cite(2, CITY, second)),
        short_answer="320公顷",
        conflicts=(
            {
                "about": "新增绿地",
                "sides": [
                    {"value": "320", "unit": "公顷", "scope": "全市", "as_of": "2025", "citation": 1},
                    {"value": "280", "unit": "公顷", "scope": "计划", "as_of": "2026", "citation": 2},
                ],
            },
        ),
        notes=("这篇稿件另有 2 处转载，引用的是原始稿。",),
    )


def about_tasks(question: str) -> Answer:
    """Return a list out of a draft plan, with outline and reference."""
    where = {"outline": ("第一章 总体要求", "第二节 主要任务"), "reference": "第一章第二节", "status": "draft"}
    items = ("建设六座再生水厂。", "更新老旧管网八百公里。", "建立河湖水质日报制度。")
    return answered(
        question,
        "list",
        [Sentence(item, (n,)) for n, item in enumerate(items, 1)],
        [cite(n, PLAN, item, **where) for n, item in enumerate(items, 1)],
        notes=("文件为征求意见稿，不是定稿。",),
    )


def about_tram(question: str) -> Answer:
    """Return an answer in English with a quote and a fact of the record."""
    quote = '"The line carried 41,000 passengers on its first day," said Mara Lindqvist, head of the transit office.'
    record = replace(cite(2, HARBOUR, "Harbour"), start=0, end=0, quote="", field="outlet", value=HARBOUR.outlet)
    return answered(
        question,
        "figure",
        (Sentence(quote, (1,)), Sentence("The Harbour Gazette reported it.", (2,))),
        (cite(1, HARBOUR, quote), record),
        short_answer="41,000 passengers",
    )


def about_hostile(question: str) -> Answer:
    """Return an answer in which everything tries to be markup."""
    quote = "the words\nthat count stand here. {{7*7}} ${7*7} `after`"
    doubt = Sentence(f"Said {SCRIPT}", (1,), checked=False, why=f'"{SCRIPT}')
    notes = (f"note {SCRIPT}",)
    return answered(question, "fact", (doubt,), (cite(1, HOSTILE, quote),), short_answer=SCRIPT, notes=notes)


def refused(question: str) -> Answer:
    """Return a refusal with two nearest passages."""
    chinese = any("一" <= c <= "鿿" for c in question)
    message = "这里的资料没有回答这个问题。" if chinese else "The sources here do not answer this question."
    near = (
        cite(1, CITY, "各区的养护由区园林所负责，费用列入年度预算。"),
        cite(2, HARBOUR, "A second line is planned for 2029."),
    )
    refusal = Refusal("not_in_sources", message, {"documents": 4, "passages": 31}, near)
    return Answer(question, "zh" if chinese else "en", "fact", False, message, refusal=refusal, snapshot="s-1")


def about_berths(question: str) -> Answer:
    """Return the latest figure with two older ones."""
    told = (("2026-08", "建设六座", 6.0), ("2025-04", "5座", 5.0), ("2023", "3座", 3.0))
    series = tuple(
        {"as_of": day, "value": value, "unit": "座", "amount": amount, "citation": n}
        for n, (day, value, amount) in enumerate(told, 1)
    )
    return replace(about_tasks(question), kind="latest", short_answer="建设六座", series=series)


def about_bridge(question: str) -> Answer:
    """Return a timeline of three steps, the last without a day."""
    steps = tuple(
        {"as_of": day, "value": "", "unit": "", "amount": None, "citation": n}
        for n, day in ((1, "2023-03"), (2, "2025-06-30"))
    )
    return replace(about_tasks(question), kind="timeline", series=steps)


def about_more(question: str) -> Answer:
    """Return the answer to a follow-up, with the question it was taken for."""
    return replace(about_green(question), asked_as="滨江市2025年新增了多少绿地？")


SCRIPTED = {
    "那里呢": about_more,
    "泊位": about_berths,
    "大桥": about_bridge,
    "绿地": about_green,
    "任务": about_tasks,
    "tram": about_tram,
    "hostile": about_hostile,
}


@dataclass
class FakeAssistant:
    """Answers what it has a script for and refuses the rest; `asked` keeps what the doors asked of it, `pause` is in seconds.

    A question with "slowly" is answered with a second before each event, for each time it says so.
    """

    pause: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)
    documents: tuple[Document, ...] = (CITY, PLAN, HARBOUR, HOSTILE)

    def ask(
        self,
        text: str,
        *,
        history: Sequence[str] = (),
        filters: Filters | None = None,
        as_of: str | None = None,
        access: Groups = NO_GROUPS,
        answer_in: Language | None = None,
    ) -> Answer:
        """Return the scripted answer; a question with "crash" raises, one with "wrong" is wrong use."""
        limits = {"filters": filters, "as_of": as_of, "access": access, "answer_in": answer_in}
        self.asked.append({"text": text, "history": tuple(history), **limits})
        if "crash" in text:
            raise RuntimeError("secret internals in /etc/somewhere")
        if "wrong" in text:
            raise WrongUse("The question is wrong. Ask another.")
        script = next((made for word, made in SCRIPTED.items() if word in text), refused)
        return script(text)

    def stream(
        self,
        text: str,
        *,
        history: Sequence[str] = (),
        filters: Filters | None = None,
        as_of: str | None = None,
        access: Groups = NO_GROUPS,
        answer_in: Language | None = None,
    ) -> Iterator[Event]:
        """Yield the scripted answer as the real assistant would, with a pause before each event."""
        answer = self.ask(text, history=history, filters=filters, as_of=as_of, access=access, answer_in=answer_in)
        for event in events(answer):
            time.sleep(text.count("slowly") or self.pause)
            yield event

    def document(self, id: str, access: Groups = NO_GROUPS) -> Document:
        """Return the document; the secret one is for the group "press" alone."""
        everything = self.documents + ((SECRET,) if "press" in access else ())
        for document in everything:
            if document.id == id:
                return document
        raise UnknownDocument(f"No document {id[:80]}. `yinju docs list` shows what there is.")

    def about(self, id: str, access: Groups = NO_GROUPS) -> dict[str, Any]:
        """Return what is known of a document, as the real assistant tells it: one reprint of CITY, no version of any."""
        document = self.document(id, access)
        reprint = {name: getattr(HARBOUR, name) for name in ("id", "title", "outlet", "published", "source")}
        editions = {"original": None, "reprints": [reprint] if document == CITY else [], "versions": []}
        known = {name: getattr(document, name) for name in (*showing.NAMED, *showing.RECORD)}
        counts = {"status": document.status, "characters": len(document.text), "paged": False}
        return {**known, **counts, **editions, **showing.inside(document)}

    def place(self, id: str, start: int, end: int, access: Groups = NO_GROUPS) -> dict[str, Any]:
        """Return the words at a place, which has no pages."""
        quote = self.document(id, access).text[start:end]
        place = {"start": start, "end": end, "quote": quote, "outline": [], "reference": "", "cell": None}
        return {**place, "pages": [], "count": 0, "exact": False, "why": "format"}

    def page(self, id: str, number: int, width: int, access: Groups = NO_GROUPS) -> bytes:
        """Raise NoPicture: no scripted document is a PDF."""
        raise NoPicture(f"'{self.document(id, access).source}' is no PDF.", "format")

    def report(self, *, whole: bool = False) -> dict[str, Any] | None:
        """Return what a run said: a warning of one document; the whole also names a file that was refused."""
        read = [{"source": "press/<city>.txt", "document": CITY.id, "warnings": ["page 3 <holds> no text"]}]
        refused = [{"source": "desk/secret.pdf", "reason": "is locked by a password"}]
        return {"read": read, **({"rejected": refused, "vanished": ["a.zip/gone.txt"]} if whole else {})}

    def offered(self) -> Offered:
        """Return the outlets and folders of the documents."""
        outlets = sorted({document.outlet for document in self.documents if document.outlet})
        return Offered(
            tuple(outlets), ("plans/", "press/"), ("plan", "press"), ("en", "zh"), "2025-11-20", "2026-03-05"
        )

    def health(self) -> dict[str, Any]:
        """Return counts of what everybody may see."""
        return {"status": "ok", "documents": len(self.documents), "passages": 31, "snapshot": "s-1"}


def events(answer: Answer) -> Iterator[Event]:
    """Yield the events that tell this answer."""
    asked = {"question": answer.question, "language": answer.language, "kind": answer.kind}
    yield Event("question", {**asked, "asked_as": answer.asked_as})
    yield Event("evidence", {"passages": len(answer.citations), "documents": 1})
    if answer.refusal:
        yield Event("refusal", asdict(answer.refusal))
    known: set[int] = set()
    for sentence in answer.sentences:
        new = [asdict(c) for c in answer.citations if c.n in sentence.citations and c.n not in known]
        known |= set(sentence.citations)
        yield Event("sentence", {"sentence": asdict(sentence), "citations": new})
    for note in answer.notes:
        yield Event("note", {"text": note})
    yield Event("answer", answer.as_json(), answer)
