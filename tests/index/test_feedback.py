import sqlite3
from pathlib import Path

import pytest

from index.errors import WrongUse
from index.feedback import Feedback
from index.live import FILE, Live
from index.migrations import LIVE

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


@pytest.mark.parametrize(
    ("question", "reason", "said"),
    [("Why?", "ugly", "Known reasons: wrong_passage"), (" ", "other", "names no question")],
)
def test_feedback_that_nobody_could_count_is_refused(question: str, reason: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        Feedback(question, {}, reason)
