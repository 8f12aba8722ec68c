import sqlite3
from pathlib import Path

import pytest

from index.errors import WrongUse
from index.migrations import LIVE
from index.store.feedback import Feedback, without
from index.store.live import FILE, Live

TOLD = Feedback("塔有多高？", {"text": "三十米", "snapshot": "1-a"}, "wrong_figure", "是三十二米", ("desk",))


@pytest.fixture
def live(tmp_path: Path) -> Live:
    return Live(tmp_path)


def test_feedback_is_kept_as_it_was_said_with_number_and_time_in_order(live: Live, tmp_path: Path) -> None:
    kept = [live.keep(TOLD), live.keep(Feedback("Why?", {}, "other"))]
    assert [one.id for one in kept] == [1, 2]
    assert Live(tmp_path).feedback() == kept
    assert (kept[0].note, kept[0].groups, kept[0].answer) == (TOLD.note, TOLD.groups, TOLD.answer)
    assert kept[0].at.endswith("+00:00")


def test_feedback_leaves_what_a_person_may_see_as_it_is(live: Live, tmp_path: Path) -> None:
    state = live.state()
    Live(tmp_path).keep(TOLD)
    assert live.state() is state


def test_a_store_made_before_there_was_feedback_takes_it_and_keeps_its_removals(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as before:
        before.execute("CREATE TABLE migrations (name TEXT PRIMARY KEY) STRICT")
        before.execute("INSERT INTO migrations VALUES ('m001_access_and_removals')")
        before.executescript(LIVE["m001_access_and_removals"])
        before.execute("INSERT INTO removals VALUES ('a', '2026-01-01')")
    live = Live(tmp_path)
    assert live.keep(TOLD).id == 1
    assert live.state().removed == {"a"}


def test_feedback_beyond_what_is_let_in_is_refused_with_the_setting_that_says_so(live: Live) -> None:
    live.keep(TOLD, most=1)
    with pytest.raises(WrongUse, match=r"1 entries are kept already.*feedback_most"):
        live.keep(TOLD, most=1)


@pytest.mark.parametrize(
    ("question", "reason", "said"),
    [("Why?", "ugly", "Known reasons: wrong_passage"), (" ", "other", "names no question")],
)
def test_feedback_that_nobody_could_count_is_refused(question: str, reason: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        Feedback(question, {}, reason)


ANSWER = {
    "question": "塔有多高？",
    "text": "塔高三十米。 桥长百米。",
    "short_answer": "三十米",
    "sentences": [
        {"text": "塔高三十米。", "citations": [1], "checked": True, "why": None},
        {"text": "桥长百米。", "citations": [2], "checked": True, "why": None},
    ],
    "citations": [{"n": 1, "document": "a", "quote": "塔高三十米。"}, {"n": 2, "document": "b", "quote": "桥长百米。"}],
    "conflicts": [{"about": "塔", "sides": [{"value": "三十米", "citation": 1}, {"value": "百米", "citation": 2}]}],
    "refusal": None,
    "notes": ["塔高三十米是旧数。"],
    "later": "三十米",
}
REFUSED = {
    "refusal": {
        "message": "没有。",
        "nearest": [
            {"n": 1, "document": "a", "quote": "塔高三十米。"},
            {"n": 2, "document": "b", "quote": "桥长百米。"},
        ],
    }
}


def test_nothing_that_a_gone_document_says_is_left_and_the_rest_is() -> None:
    left = without(ANSWER, {"a"}.__contains__)
    assert "三十米" not in str(left)
    assert [s.get("removed", False) for s in left["sentences"]] == [True, False]
    assert (left["text"], left["citations"], left["conflicts"]) == ("桥长百米。", ANSWER["citations"][1:], [])


def test_a_refusal_loses_its_nearest_passages_of_a_gone_document() -> None:
    left = without(REFUSED, {"a"}.__contains__)
    assert [near["document"] for near in left["refusal"]["nearest"]] == ["b"]
    assert left["refusal"]["message"] == "没有。"


def test_an_answer_that_cites_nothing_gone_is_the_same() -> None:
    assert without(ANSWER, {"c"}.__contains__) is ANSWER
    assert without({"citations": "no list", "refusal": 3}, {"c"}.__contains__) == {"citations": "no list", "refusal": 3}


def test_feedback_tells_nothing_of_a_removed_document_and_all_again_when_it_is_back(live: Live) -> None:
    live.keep(Feedback("塔有多高？", ANSWER, "wrong_figure"))
    live.remove("a")
    assert "三十米" not in str(live.feedback()[0].answer)
    live.restore("a")
    assert live.feedback()[0].answer == ANSWER


def test_what_is_forgotten_stands_in_no_byte_of_the_store(live: Live, tmp_path: Path) -> None:
    live.keep(Feedback("塔有多高？", ANSWER, "wrong_figure"))
    live.keep(Feedback("桥？", {"citations": [{"n": 1, "document": "b", "quote": "桥长百米。"}]}, "other"))
    live.remove("a")
    assert live.forget_but({"b"}) == 1
    assert all("塔高三十米".encode() not in file.read_bytes() for file in tmp_path.iterdir())
    assert live.feedback()[1].answer["citations"][0]["quote"] == "桥长百米。"
