"""What is told about one question: numbered citations with what the record says, notes, times, one text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.generate.scripted import ScriptedGenerator
from assistant.suffice import Lack
from assistant.telling import Telling, joined
from assistant.types import Draft, Evidence, Question, Quote, Sentence
from index import build
from index.types import Filters
from tests.assistant.conftest import HASH, id_of
from tests.index.formats.made_office import rows, xlsx
from tests.index.formats.made_pdf import lines, pdf

Build = Callable[..., Assistant]


def question(kind: str = "fact", language: str = "zh") -> Question:
    return Question("问？", language, kind, ())  # type: ignore[arg-type]


def said(*texts: str) -> list[Sentence]:
    return [Sentence(text, (1,)) for text in texts]


@pytest.mark.parametrize(
    ("kind", "sentences", "text"),
    [
        ("fact", ("甲。", "乙。"), "甲。乙。"),
        ("fact", ("One.", "Two."), "One. Two."),
        ("fact", ("One.", "乙。", "Two."), "One.乙。Two."),
        ("list", ("一是甲；", "二是乙。"), "一是甲；\n二是乙。"),
        ("figure", ("序号\t指标\t2030年", "2\t产量\t58", "甲。", "乙。"), "序号\t指标\t2030年\n2\t产量\t58\n甲。乙。"),
    ],
)
def test_sentences_are_joined_as_they_are_read(kind: str, sentences: tuple[str, ...], text: str) -> None:
    assert joined(said(*sentences), question(kind)) == text


def test_a_citation_says_what_the_record_says(build_town: Build) -> None:
    line = {
        "file": "a.txt", "title": "旧灯塔", "outlet": "海报", "published": "2026-01-02", "url": "https://example.org/a"
    }  # fmt: skip
    town = build_town({"a.txt": "旧灯塔重新亮灯\n\n旧灯塔高31米，共有九层。\n"}, line)
    (one,) = town.ask("旧灯塔高多少米？").citations
    assert (one.source, one.title, one.outlet, one.date, one.url) == (
        "a.txt", "旧灯塔", "海报", "2026-01-02", "https://example.org/a"
    )  # fmt: skip
    assert (one.n, one.field, one.value, one.reprints, one.status) == (1, None, None, 0, "current")


def test_a_citation_of_a_plan_says_where_in_it(town: Assistant) -> None:
    (one,) = town.ask("到2030年再生水利用率达到多少？").citations
    assert one.reference == "第一章第一节"
    assert [heading[:3] for heading in one.outline][-2:] == ["第一章", "第一节"]


def test_the_nearest_passages_of_a_refusal_are_whole_citations(town: Assistant) -> None:
    refusal = town.ask("火星上有几家咖啡馆？").refusal
    assert refusal is not None
    assert [one.n for one in refusal.nearest] == [1, 2, 3]
    assert all(one.source and one.title and one.quote for one in refusal.nearest)


def test_a_removed_sentence_is_told_in_the_language_of_the_question(town: Assistant) -> None:
    town.generator = ScriptedGenerator([Draft("nothing", ())])
    assert town.ask("重点工程包括哪些？").notes[0] == "有一句没有通过核对，已去掉：它没有引用任何资料。"
    note = town.ask("Which three reasons did the transit office name for the delay?").notes[0]
    assert note == "A sentence that failed the check was removed: it cites nothing."


@pytest.fixture
def telling(town: Assistant) -> Telling:
    made = Telling(town.library, town.view(), Filters(), "s")
    made.asked(question())
    return made


def test_a_note_says_when_the_quotes_are_in_another_language(town: Assistant, telling: Telling) -> None:
    id = id_of(town, "press/tram.txt")
    quote = Quote("Q1", id, 0, 6, town.document(id).text[:6], 1.0)
    evidence = Evidence((quote,), notes=("还有一句。",))
    list(telling.check(Draft(quote.text, ("Q1",)), evidence))
    assert [e.data["text"] for e in telling.finish(evidence) if e.type == "note"] == [
        "引文出自英文资料，保持原文。", "还有一句。"
    ]  # fmt: skip


def test_the_time_of_a_step_that_fails_is_kept_too(telling: Telling) -> None:
    def stumble() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        telling.step(stumble)
    *_, answer = telling.refuse(Lack("not_in_sources"), Evidence(()))
    assert answer.answer is not None
    assert set(answer.answer.timings_ms) == {"stumble", "total"}


def test_the_limits_of_a_search_are_told_with_what_was_searched(town: Assistant) -> None:
    limits = Filters(lang="en", published_from="2026-01-01")
    refusal = town.ask("火星上有几家咖啡馆？", filters=limits).refusal
    assert refusal is not None
    assert {k: v for k, v in refusal.searched.items() if k != "passages"} == {
        "documents": 1, "lang": "en", "published_from": "2026-01-01"
    }  # fmt: skip


def test_a_citation_of_a_pdf_says_its_page(tmp_path: Path) -> None:
    opening = "滨江市人民政府发布年度报告，介绍全市各项工作的进展情况。"
    (tmp_path / "report.pdf").write_bytes(
        pdf(lines([opening]), lines(["河畔公园的新湖面积为十二公顷，今年五月一日起开放。"]))
    )
    build([tmp_path / "report.pdf"], tmp_path / "store", settings=HASH)
    opened = Assistant.open(tmp_path / "store", HASH)
    (cited, *_) = opened.ask("河畔公园的新湖面积多少公顷？").citations
    assert cited.page == 2
    opened.close()


def test_a_citation_of_a_workbook_names_its_cells(tmp_path: Path) -> None:
    sheet = rows(["区", "再生水利用率"], ["东湖区", "28%"], ["西岭区", "41%"])
    (tmp_path / "water.xlsx").write_bytes(xlsx(sheet))
    build([tmp_path / "water.xlsx"], tmp_path / "store", settings=HASH)
    opened = Assistant.open(tmp_path / "store", HASH)
    found = opened.ask("西岭区再生水利用率是多少？")
    (cited, *_) = found.citations or (found.refusal.nearest if found.refusal else ())
    assert cited.cell in ("表A!A1:B1", "表A!A3:B3")
    opened.close()
