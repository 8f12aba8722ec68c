"""From a question to a checked answer: what every answer, refusal and stream is, whatever was asked."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from assistant import Answer, Assistant
from assistant import core as flow
from assistant.generate.extractive import ExtractiveGenerator
from assistant.generate.scripted import ScriptedGenerator
from assistant.types import Draft
from index.errors import WrongUse
from index.types import NO_GROUPS, Filters
from tests.assistant.conftest import id_of, sources, texts
from tests.assistant.town import LIBRARY

ANSWERED = (
    "滨江市2025年新增绿地多少公顷？",
    "何川介绍今年要做好哪些事？",
    "北岸泵站每天抽水多少立方米？",
    "Which three reasons did the transit office name for the delay?",
    "重点工程包括哪些？",
    "供水水质达标率2030年是多少？",
    "滨江市新增绿地三百二十公顷这篇报道的责任编辑是谁？",
)
REFUSED = ("火星上有几家咖啡馆？", "滨江市2019年新增绿地多少公顷？", "How many lamps does the lighthouse have?")


@pytest.mark.parametrize("question", ANSWERED)
def test_every_sentence_cites_and_every_citation_is_cited(town: Assistant, question: str) -> None:
    answer = town.ask(question)
    assert answer.answered
    assert all(sentence.citations for sentence in answer.sentences)
    assert {n for s in answer.sentences for n in s.citations} == {c.n for c in answer.citations}
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))


@pytest.mark.parametrize("question", [*ANSWERED, *REFUSED])
def test_every_quote_stands_at_its_place(town: Assistant, question: str) -> None:
    answer = town.ask(question)
    cited = answer.citations + (answer.refusal.nearest if answer.refusal else ())
    assert cited
    for citation in cited:
        assert town.document(citation.document).text[citation.start : citation.end] == citation.quote != ""


@pytest.mark.parametrize("question", ANSWERED)
def test_the_text_is_the_sentences_in_order(town: Assistant, question: str) -> None:
    answer = town.ask(question)
    assert "".join(answer.text.split()) == "".join("".join(texts(answer)).split())
    assert (answer.refusal, answer.error) == (None, None)


@pytest.mark.parametrize("question", REFUSED)
def test_a_refusal_is_its_message_and_has_no_sentence(town: Assistant, question: str) -> None:
    answer = town.ask(question)
    assert (answer.answered, answer.sentences, answer.citations) == (False, (), ())
    assert answer.refusal is not None
    assert answer.text == answer.refusal.message != ""
    assert answer.refusal.searched == {"documents": 6, "passages": town.view().passages}


@pytest.mark.parametrize("question", [ANSWERED[0], ANSWERED[3], REFUSED[0]])
def test_the_same_question_twice_gives_the_same_json_but_for_the_times(town: Assistant, question: str) -> None:
    one, two = (town.ask(question).as_json() for _ in range(2))
    assert one.pop("timings_ms").keys() == two.pop("timings_ms").keys()
    assert json.dumps(one, ensure_ascii=False) == json.dumps(two, ensure_ascii=False)


def test_an_answer_names_its_snapshot_its_settings_and_the_time_of_each_step(town: Assistant) -> None:
    answer = town.ask(ANSWERED[0])
    assert (answer.snapshot, answer.settings) == (town.library.snapshot, town.settings.fingerprint())
    assert set(answer.timings_ms) == {"follow", "understand", "retrieve", "reread", "read", "lacks", "check", "total"}


@pytest.mark.parametrize("question", ["", " \n\t", "　"])
def test_an_empty_question_is_wrong_use(town: Assistant, question: str) -> None:
    with pytest.raises(WrongUse, match="The question is empty"):
        town.ask(question)


def test_a_question_as_long_as_a_document_is_wrong_use(town: Assistant) -> None:
    assert not town.ask("灯" * flow.LONGEST_QUESTION).answered
    with pytest.raises(WrongUse, match="2001 characters, more than 2000"):
        town.ask("灯" * (flow.LONGEST_QUESTION + 1))


def types(town: Assistant, question: str, **limits: Any) -> list[str]:
    return [event.type for event in town.stream(question, **limits)]


def test_a_stream_tells_question_evidence_sentences_and_the_answer(town: Assistant) -> None:
    assert types(town, "重点工程包括哪些？") == ["question", "evidence", *["sentence"] * 4, "answer"]


def test_a_stream_of_a_refusal_tells_it_before_the_answer(town: Assistant) -> None:
    assert types(town, REFUSED[0]) == ["question", "evidence", "refusal", "answer"]


@pytest.mark.parametrize("question", [ANSWERED[1], REFUSED[1]])
def test_the_last_event_is_the_answer_that_asking_gives(town: Assistant, question: str) -> None:
    *_, last = town.stream(question)
    told, asked = last.as_json(), town.ask(question).as_json()
    assert told.pop("type") == "answer"
    assert {**told, "timings_ms": {}} == {**asked, "timings_ms": {}}


def test_the_citations_of_a_sentence_come_with_it_once(town: Assistant) -> None:
    told = [event.data for event in town.stream("重点工程包括哪些？") if event.type == "sentence"]
    assert [[c["n"] for c in data["citations"]] for data in told] == [[1], [2], [3], [4]]
    assert [data["sentence"]["citations"] for data in told] == [(1,), (2,), (3,), (4,)]


@pytest.mark.parametrize("step", ["understand", "retrieve", "read", "lacks"])
def test_a_crash_inside_a_step_becomes_one_error_event(
    town: Assistant, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("it broke")

    monkeypatch.setattr(flow, step, crash)
    errors = [event for event in town.stream("重点工程包括哪些？") if event.type in ("error", "answer")]
    assert [event.type for event in errors] == ["error"]
    assert errors[0].answer == Answer("重点工程包括哪些？", "", "", False, "", error=errors[0].data["message"])
    assert "it broke" not in errors[0].data["message"]


def test_a_crash_while_writing_ends_the_stream_with_an_error(town: Assistant) -> None:
    class Broken:
        def write(self, *_: object) -> Any:
            yield Draft("重点工程包括下列各项：", ("Q1",))
            raise RuntimeError("the pen broke")

    town.generator = Broken()
    told = list(town.stream("重点工程包括哪些？"))
    assert [event.type for event in told][-2:] == ["sentence", "error"]
    assert told[-1].answer is not None
    assert (told[-1].answer.answered, told[-1].answer.sentences) == (False, ())


def test_wrong_use_in_a_stream_is_its_only_event(town: Assistant) -> None:
    (event,) = town.stream(" ")
    assert (event.type, event.data["message"][:22]) == ("error", "The question is empty.")


def scripted(town: Assistant, *drafts: Draft) -> Answer:
    """Return the answer when a generator writes these drafts about three works, Q1 to Q4."""
    town.generator = ScriptedGenerator(drafts)
    return town.ask("重点工程包括哪些？")


def test_a_sentence_that_fails_the_check_gives_way_to_the_words_it_cites_and_a_note_says_why(town: Assistant) -> None:
    answer = scripted(town, Draft("（一）建设六座再生水厂。", ("Q2",)), Draft("管网长900公里。", ("Q3",)))
    assert texts(answer) == ["（一）建设六座再生水厂。", "（二）更新老旧管网八百公里。"]
    assert "900" not in json.dumps({**answer.as_json(), "notes": []}, ensure_ascii=False)
    assert answer.notes == ("有一句没有通过核对，已换成所引资料的原话：它有所引资料里没有的数字“900公里”。",)


def test_a_note_is_told_when_it_comes(town: Assistant) -> None:
    town.generator = ScriptedGenerator([Draft("凭空的一句。", ()), Draft("（一）建设六座再生水厂。", ("Q2",))])
    assert types(town, "重点工程包括哪些？") == ["question", "evidence", "note", "sentence", "answer"]


def test_where_no_sentence_is_left_the_sources_answer_in_their_own_words(town: Assistant) -> None:
    answer = scripted(town, Draft("凭空的一句。", ()), Draft("再一句。", ("Q77",)))
    town.generator = ExtractiveGenerator()
    assert texts(answer) == texts(town.ask("重点工程包括哪些？"))
    assert all(sentence.checked for sentence in answer.sentences)
    assert answer.notes[-1] == "写出的句子多数没有通过核对，所以改用资料的原话回答。"


def test_a_generator_that_writes_nothing_is_a_refusal(town: Assistant) -> None:
    assert scripted(town).refusal is not None


def test_a_paraphrase_is_shown_and_says_that_it_is_unchecked(town: Assistant) -> None:
    (sentence,) = scripted(town, Draft("水厂要建六座。", ("Q2",))).sentences
    assert (sentence.checked, sentence.why) == (False, "不是逐字引用，请对照原文")


def test_one_place_keeps_one_number(town: Assistant) -> None:
    draft = Draft("（一）建设六座再生水厂。", ("Q2",))
    answer = scripted(town, draft, draft, Draft("（二）更新老旧管网八百公里。", ("Q3", "Q2")))
    assert [s.citations for s in answer.sentences] == [(1,), (1,), (2,)]  # Q2 has no word of the third


def test_a_later_document_was_not_known_then(town: Assistant) -> None:
    assert sources(town.ask("滨江市2025年新增绿地多少公顷？", as_of="2026-03-05")) == {"press/park.txt"}
    refusal = town.ask("滨江市2025年新增绿地多少公顷？", as_of="2026-03-04").refusal
    assert refusal is not None
    assert refusal.searched["published_to"] == "2026-03-04"


def test_as_of_narrows_a_filter_and_never_widens_it() -> None:
    limits = Filters(published_to="2026-02-01")
    assert flow.known_by("2026-03-01", limits) == limits
    assert flow.known_by("2026-01-01", limits).published_to == "2026-01-01"
    assert flow.known_by(None, limits) == limits


def test_a_filter_of_a_whole_year_does_not_reach_past_as_of(town: Assistant) -> None:
    answer = town.ask("滨江市2025年新增绿地多少公顷？", filters=Filters(published_to="2026"), as_of="2026-02-12")
    assert not answer.answered


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Filters(source="press/park.txt"), {"press/park.txt"}),
        (Filters(source="滨江晚报"), {"press/park-reprint.txt"}),
        (Filters(kind="plan"), set()),
        (Filters(lang="en"), set()),
        (Filters(published_from="2026-03-06"), {"press/park-reprint.txt"}),
    ],
)
def test_filters_limit_what_is_cited(town: Assistant, limits: Filters, expected: set[str]) -> None:
    assert sources(town.ask("滨江市2025年新增绿地多少公顷？", filters=limits)) == expected


def test_a_window_with_nothing_in_it_is_named_as_the_reason(town: Assistant) -> None:
    refusal = town.ask("滨江市2025年新增绿地多少公顷？", filters=Filters(published_to="1999-12-31")).refusal
    assert refusal is not None
    assert (refusal.reason, refusal.nearest) == ("outside_dates", ())
    assert refusal.searched == {"documents": 0, "passages": 0, "published_to": "1999-12-31"}


def test_a_follow_up_is_answered_from_what_was_asked_before(town: Assistant) -> None:
    answer = town.ask("它由几台电机驱动？", history=["北岸泵站每天抽水多少立方米？"])
    assert "由两台电机驱动" in answer.text


def test_search_gives_the_k_best_passages_best_first(town: Assistant) -> None:
    for by in ("both", "keywords", "vectors"):
        hits = town.search("再生水利用率", 3, by=by)
        scores = [hit.score for hit in hits]
        assert (len(hits), scores) == (3, sorted(scores, reverse=True))
        assert "再生水" in hits[0].passage.text


def test_health_counts_what_everybody_may_see(town: Assistant) -> None:
    view = town.view(NO_GROUPS)
    assert town.health() == {
        "status": "ok", "snapshot": town.library.snapshot, "documents": 6, "passages": view.passages,
        "generator": {"name": "extractive"},
    }  # fmt: skip


def test_the_report_of_the_last_run_names_no_document_of_some_alone(town: Assistant) -> None:
    told, whole = town.report(), town.report(whole=True)
    assert told is not None
    assert whole is not None
    assert {read["source"] for read in whole["read"]} - {read["source"] for read in told["read"]} == {"memo.txt"}
    assert set(told) == {"read"}


def test_an_open_assistant_follows_a_new_snapshot(build_town: Callable[..., Assistant]) -> None:
    old = build_town({"a.txt": LIBRARY})
    before = old.ask("新图书馆藏书多少万册？")
    build_town({"b.txt": "旧灯塔重新亮灯\n\n旧灯塔高31米，共有九层。\n"})
    after = old.ask("旧灯塔高多少米？")
    assert sources(after) == {"b.txt"}
    assert after.snapshot != before.snapshot


def test_a_removed_document_is_gone_at_the_next_question(build_town: Callable[..., Assistant]) -> None:
    town = build_town({"a.txt": LIBRARY, "b.txt": "旧灯塔重新亮灯\n\n旧灯塔高31米，共有九层。\n"})
    assert town.ask("新图书馆藏书多少万册？").answered
    town.library.remove(id_of(town, "a.txt"))
    answer = town.ask("新图书馆藏书多少万册？")
    assert answer.refusal is not None
    assert {c.source for c in answer.refusal.nearest} <= {"b.txt"}
    assert answer.refusal.searched["documents"] == 1


def test_a_limit_of_dates_says_how_many_documents_without_a_date_it_left_out(
    build_town: Callable[..., Assistant],
) -> None:
    town = build_town({"a.txt": "灯塔每晚亮6小时。\n"}, {"file": "a.txt"})
    (note,) = town.ask("灯塔每晚亮多少小时？", as_of="2026-01-01").notes
    assert note == "限定了时间：1 份没有日期的资料没有计入。"
    assert town.ask("灯塔每晚亮多少小时？").notes == ()
