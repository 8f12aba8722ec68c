"""Complaints on the Evaluate tab: listed, and made rows of a set."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.complaints_html import MOST, section
from evals.complaints_list import SET, Complaint, complaints, take_up
from evals.questions import check
from index.errors import WrongUse
from index.store.feedback import Feedback
from tests.evals.scripted import Scripted

HOSTILE = "<script>x</script>"


class Spoken:
    """A store of which readers said something."""

    def __init__(self, assistant: Scripted, *told: Feedback) -> None:
        self._assistant, self._told = assistant, list(told)

    def feedback(self) -> list[Feedback]:
        return self._told

    def view(self, *access: Any) -> Any:
        return self._assistant.view(*access)


@pytest.fixture
def spoken(assistant: Scripted, cite) -> Spoken:
    quote = cite("a/park.txt", "It has six gates.")
    answer = {"kind": "figure", "language": "en", "short_answer": "six", "citations": [{**vars_of(quote)}]}
    return Spoken(
        assistant,
        Feedback("How many gates?", answer, "wrong_figure", "There are seven.", at="2026-11-30T08:00:00+00:00", id=1),
        Feedback("How many gates?", answer, "good", id=2),
        Feedback(f"Why {HOSTILE}?", {}, "other", HOSTILE, at="2026-11-30T09:00:00+00:00", id=3),
    )


def vars_of(citation: Any) -> dict[str, Any]:
    return {name: getattr(citation, name) for name in ("document", "start", "end", "quote", "field")}


def test_complaints_are_listed_the_newest_first_and_praise_is_not(spoken: Spoken, tmp_path: Path) -> None:
    assert [(one.id, one.reason, one.taken) for one in complaints(spoken.feedback(), tmp_path)] == [
        (3, "other", False),
        (1, "wrong_figure", False),
    ]


def test_a_complaint_becomes_a_draft_row_that_check_reads_and_is_marked(
    spoken: Spoken, assistant, tmp_path: Path
) -> None:
    path = take_up(1, spoken, tmp_path)
    [row] = map(json.loads, path.read_text("utf-8").splitlines())
    assert (row["id"], row["draft"], row["evidence"][0]["source"]) == ("feedback-001", True, "a/park.txt")
    assert "There are seven." in row["note"]
    checked = check(path, assistant)
    assert (checked.faults, checked.drafts) == ((), 1)
    assert [one.taken for one in complaints(spoken.feedback(), tmp_path)] == [False, True]


def test_rows_are_added_below_what_somebody_has_mended(spoken: Spoken, tmp_path: Path) -> None:
    mended = '{"id": "mine", "question": "q"}\nnot yet json'
    (tmp_path / SET).write_text(mended, "utf-8")
    lines = take_up(3, spoken, tmp_path).read_text("utf-8").splitlines()
    assert lines[:2] == mended.split("\n")
    assert json.loads(lines[2])["id"] == "feedback-003"


@pytest.mark.parametrize(("id", "said"), [(2, "no complaint 2 any more"), (9, "no complaint 9 any more")])
def test_what_is_no_complaint_becomes_no_row(spoken: Spoken, tmp_path: Path, id: int, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        take_up(id, spoken, tmp_path)
    assert not (tmp_path / SET).exists()


def test_a_complaint_is_taken_up_once(spoken: Spoken, tmp_path: Path) -> None:
    take_up(1, spoken, tmp_path)
    with pytest.raises(WrongUse, match="is a row of"):
        take_up(1, spoken, tmp_path)


def test_what_readers_write_is_text_on_the_page(spoken: Spoken, tmp_path: Path) -> None:
    html = section(complaints(spoken.feedback(), tmp_path))
    assert HOSTILE not in html
    assert html.count('data-evaluate="complaint"') == 2


def test_a_long_list_is_cut_and_says_so() -> None:
    many = [Complaint(n, "2026-11-30T08:00:00+00:00", "q", "other", "", True) for n in range(MOST + 3)]
    assert section(many).count("<tr><td>") == MOST
    assert ">3 more<" in section(many)
    assert "Nobody has complained" in section([])
