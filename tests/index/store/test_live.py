from pathlib import Path

import pytest

from index.store.live import Live


@pytest.fixture
def live(tmp_path: Path) -> Live:
    return Live(tmp_path)


def test_a_removal_is_seen_at_once(live: Live) -> None:
    live.state()
    live.remove("a")
    assert live.state().removed == {"a"}


def test_an_admission_is_seen_at_once(live: Live) -> None:
    live.state()
    live.admit({"b": ["finance"]})
    assert live.state().groups("b", ()) == {"finance"}


def test_what_another_process_writes_is_seen_at_once(live: Live, tmp_path: Path) -> None:
    live.state()
    Live(tmp_path).remove("a")
    assert live.state().removed == {"a"}


def test_writes_of_both_sides_in_turn_are_all_seen(live: Live, tmp_path: Path) -> None:
    other = Live(tmp_path)
    for number in range(3):
        live.remove(f"mine {number}")
        other.remove(f"theirs {number}")
        assert len(live.state().removed) == len(other.state().removed) == 2 * (number + 1)


def test_the_state_is_the_same_object_until_somebody_writes(live: Live) -> None:
    assert live.state() is live.state()


def test_a_document_with_no_row_keeps_the_groups_it_was_stored_with(live: Live) -> None:
    assert live.state().groups("a", ("finance",)) == {"finance"}


def test_a_document_opened_to_everyone_is_open_whatever_was_stored(live: Live) -> None:
    live.admit({"a": []})
    assert live.state().groups("a", ("finance",)) == frozenset()


def test_a_removal_can_be_undone(live: Live) -> None:
    live.remove("a")
    live.restore("a")
    assert live.state().removed == frozenset()
