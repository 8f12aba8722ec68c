"""Each part is really switched off while its questions are asked, and on again afterwards; the table says what it cost."""

from pathlib import Path

import pytest

from assistant.core import Assistant
from evals.asking import Chosen
from evals.benchmarks import ablations
from evals.benchmarks.ablations import PARTS, WHOLE, Outcome, Part, ablated, changed, main, outcome, table, without
from evals.benchmarks.following import follow
from evals.gold import Files, resolve
from evals.types import Pointer
from index.library import Library
from tests.evals.scripted import question

WON, LOST = Outcome(True, True, True, True, None), Outcome(True, False, False, False, None)
LIE = Outcome(None, None, None, None, True)


@pytest.fixture
def gates(answering: Assistant) -> Chosen:
    asked = question(question="How many gates?", evidence=(Pointer(source="a/park.txt", quote="It has six gates."),))
    return asked, resolve(asked, answering.view(), Files(None))[0]


def test_a_right_answer_is_right_in_every_column(answering: Assistant, gates: Chosen) -> None:
    assert outcome(gates, follow(gates[0], answering)) == WON


def test_what_has_no_answer_tells_only_whether_it_was_answered(answering: Assistant, gates: Chosen) -> None:
    asked = question(question="How many gates?", answerable=False)
    assert outcome((asked, gates[1]), follow(asked, answering)) == LIE


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_can_be_switched_off(part: Part, answering: Assistant, gates: Chosen) -> None:
    assert ablated(part, [gates], answering)[0].answered is not None


def test_a_part_is_off_for_its_questions_and_on_again_afterwards(answering: Assistant, gates: Chosen) -> None:
    off = Part("spread", instead={"assistant.retrieve.spread": lambda *_: []})
    assert ablated(off, [gates], answering) == [Outcome(False, False, False, False, None)]
    assert ablated(Part(WHOLE), [gates], answering) == [WON]


def test_scripts_are_folded_but_in_their_own_part() -> None:
    off = next(part for part in PARTS if part.name.startswith("folding of scripts"))
    assert off.written("动物园") == "動物園"
    assert Library.fold("動物園") == "动物园"
    with without(off):
        assert Library.fold("動物園") == "動物園"
        assert "动物园" not in Library.words("動物園")


def test_the_table_has_shares_of_what_applies_and_what_was_lost_and_won() -> None:
    told = table({WHOLE: [WON, LOST, LIE], "reader": [LOST, LOST, LIE]}).splitlines()
    assert told[2] == "| nothing | 1.000 | 0.500 | 0.500 | 0.500 | 1.000 | 0, 0 |"
    assert told[3] == "| reader | 1.000 | 0.000 | 0.000 | 0.000 | 1.000 | 1, 0 |"
    assert changed([LOST, WON], [WON, WON]) == "0, 1"
    assert table({WHOLE: [LIE]}).splitlines()[2].startswith("| nothing | – |")


def test_the_command_prints_the_whole_first(write_set, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = write_set({"question": "How many gates?"}, {"question": "What did it cost?"})
    assert main([str(store), str(asked), "--every", "2", "--only", "reader"]) == 0
    said = capsys.readouterr()
    assert [line.split(" | ")[0] for line in said.out.splitlines()[2:]] == ["| nothing", "| reader"]
    assert "reader: 1 questions" in said.err


def test_a_store_that_is_not_there_is_told(write_set, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ablations.main([str(tmp_path / "none"), str(write_set({}))]) == 2
    assert "No store" in capsys.readouterr().err
