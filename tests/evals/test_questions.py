import hashlib
import json

import pytest

from evals import check
from evals.questions import read
from index.errors import MalformedSet
from tests.evals.conftest import ZOO
from tests.evals.scripted import line


def faults(path, assistant):
    return [str(fault).removeprefix(f"{path}:") for fault in check(path, assistant).faults]


def outside(tmp_path, monkeypatch, start, end, content=ZOO, **keys):
    """Return a line whose gold is a place in a file outside, which lies there with this content."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "zoo.txt").write_bytes(content.encode())
    monkeypatch.setenv("YINJU_EVAL_DATA", str(tmp_path / "outside"))
    pointer = {"source": "zoo.txt", "sha256": hashlib.sha256(content.encode()).hexdigest(), "start": start, "end": end}
    return {"evidence": [pointer | keys]}


def test_a_sound_set_has_no_faults_and_keeps_its_order(write_set, assistant):
    path = write_set({}, {"answerable": False}, {"as_of": "2026-01-02", "groups": ["desk"]})
    found = check(path, assistant)
    assert (found.questions, found.faults, found.skipped) == (3, (), ())
    assert [question.id for question in read(path).questions] == ["q1", "q2", "q3"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "is no JSON (Expecting property name"),
        ("[1]", "is no JSON object"),
        ({"kind": 3}, '"kind" must be text, not 3'),
        ({"answerable": "yes"}, '"answerable" must be true or false'),
        ({"anwsers": []}, 'has the unknown key "anwsers"; known: id, question'),
        ({"lang": "fr"}, '"lang" must be zh or en, not "fr"'),
        ({"as_of": "2026"}, '"as_of" must be a day as YYYY-MM-DD'),
        ({"question": " "}, '"question" is empty'),
        ({"answers": [""]}, '"answers" must hold texts'),
        ({"evidence": []}, "is answerable but has no evidence"),
        ({"answerable": False, "evidence": [{"source": "a", "quote": "b"}]}, "is not answerable but has evidence"),
        ({"evidence": ["a"]}, "evidence 1 is no JSON object"),
        ({"evidence": [{"quote": "b"}]}, 'evidence 1 needs either "document" or "source"'),
        ({"evidence": [{"source": "a", "start": 1}]}, 'evidence 1 needs either "quote" or both'),
        ({"evidence": [{"source": "a", "start": 2, "end": 2}]}, "it must be 0 ≤ start < end"),
        ({"evidence": [{"source": "a", "start": True, "end": 2}]}, '"start" must be a whole number'),
        ({"evidence": [{"source": "a", "quote": "b", "sha256": "c"}]}, 'has "sha256", which goes with'),
    ],
)
def test_a_faulty_line_is_named_with_its_number_and_reason(write_set, assistant, row, reason):
    [fault] = faults(write_set({}, row), assistant)
    assert fault.startswith("2: ")
    assert reason in fault


def test_a_missing_key_is_named(write_set, assistant):
    row = {key: value for key, value in line(1).items() if key != "lang"}
    assert faults(write_set(json.dumps(row)), assistant) == ['1: has no "lang"']


def test_an_id_or_a_question_given_twice_names_the_earlier_line(write_set, assistant):
    found = faults(write_set({}, {"id": "q1"}, {"question": "What  is 1?"}), assistant)
    assert found == ['2: id "q1" was given to line 1 already', '3: "q3" asks what "q1" in line 1 asks already']


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            {"question": "How many gates?"},
            {"question": "How many “gates”"},
            "line 1 asks already, in other punctuation",
        ),
        ({"question": "新馆多大？"}, {"question": "新馆　多大?"}, "asks already, in other punctuation"),
        ({"answers": ["six"]}, {"answers": ["seven"]}, 'has the answer "seven" here and "six" there'),
        ({}, {"answerable": False}, "the same question is not answerable here and is there"),
    ],
)
def test_questions_alike_and_contradicting_ones_are_faults(write_set, assistant, one, other, reason):
    same = {"question": "How many gates?"}
    [fault] = faults(write_set(same | one, same | other), assistant)
    assert fault.startswith('2: "q2" ')
    assert reason in fault


@pytest.mark.parametrize("other", ["新館多大？", "新馆多高？", "新馆多大？有9个门", "新馆多大？有９个门吗"])
def test_other_words_and_the_other_script_are_other_questions(write_set, assistant, other):
    assert faults(write_set({"question": "新馆多大？"}, {"question": other}), assistant) == []


def test_an_empty_line_between_others_is_a_fault_and_one_at_the_end_is_none(write_set, assistant):
    assert faults(write_set({}, "", {}, "", ""), assistant) == ["2: is empty; delete it, or write a question"]


def test_a_draft_is_refused_until_it_is_read_unless_drafts_are_let_in(write_set, assistant):
    path = write_set({}, {"draft": True, "note": "from a heading"})
    [fault] = read(path).faults
    assert (fault.line, "is a draft that nobody has read" in fault.reason) == (2, True)
    assert [question.note for question in read(path, drafts=True).questions] == [None, "from a heading"]
    assert (check(path, assistant).faults, check(path, assistant).drafts) == ((), 1)


def test_the_same_question_asked_as_of_another_day_is_another_question(write_set, assistant):
    assert faults(write_set({}, {"question": "What is 1?", "as_of": "2020-01-01"}), assistant) == []


@pytest.mark.parametrize(
    ("pointer", "reason"),
    [
        ({"source": "park.txt", "quote": "It has seven gates."}, "does not stand in a/park.txt; copy it out of"),
        ({"source": "park.txt", "quote": "."}, "stands 3 times in a/park.txt; give more of it"),
        ({"source": "ark.txt", "quote": "It"}, "source 'ark.txt' is not in the store"),
        ({"source": "memo.txt", "quote": "memo"}, "source 'memo.txt' is not in the store, or not for the groups"),
        ({"document": "0000", "quote": "It"}, "No document '0000' here"),
        ({"source": "park.txt", "start": 0, "end": 9999}, "end 9999 lies beyond the"),
    ],
)
def test_gold_that_does_not_stand_in_the_store_is_a_fault(write_set, assistant, pointer, reason):
    [fault] = faults(write_set({"evidence": [pointer]}), assistant)
    assert fault.startswith("1: q1: ")
    assert reason in fault


def test_a_document_is_found_by_the_beginning_of_its_id(write_set, assistant, cite):
    id = cite("a/park.txt", "six").document
    assert faults(write_set({"evidence": [{"document": id[:8], "quote": "six"}]}), assistant) == []


def test_words_that_left_the_document_in_cleaning_are_a_fault(write_set, assistant, tmp_path, monkeypatch):
    row = outside(tmp_path, monkeypatch, 0, 4, "旧闻一则。" + ZOO)
    assert faults(write_set(row), assistant) == [
        "1: q1: 0–4 stands in the file b/zoo.txt, but not in the indexed document"
    ]


def test_a_file_with_other_bytes_is_a_fault(write_set, assistant, tmp_path, monkeypatch):
    row = outside(tmp_path, monkeypatch, 0, 4, sha256="0" * 64)
    [fault] = faults(write_set(row), assistant)
    assert "the set was written over 000000000000…" in fault


def test_a_missing_folder_or_file_is_no_fault_but_named(write_set, assistant, tmp_path, monkeypatch):
    path = write_set(outside(tmp_path, monkeypatch, 0, 4))
    (tmp_path / "outside" / "zoo.txt").unlink()
    assert "there is no 'zoo.txt' below YINJU_EVAL_DATA" in check(path, assistant).skipped[0].reason
    monkeypatch.delenv("YINJU_EVAL_DATA")
    found = check(path, assistant)
    assert "YINJU_EVAL_DATA is not set" in found.skipped[0].reason
    assert found.faults == ()


def test_an_unreadable_or_empty_set_is_refused(tmp_path):
    with pytest.raises(MalformedSet, match="Could not read question set"):
        read(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("\n")
    with pytest.raises(MalformedSet, match="is empty"):
        read(tmp_path / "empty.jsonl")
