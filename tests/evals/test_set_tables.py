"""Sets as CSV and workbooks: what people write into tables, and where a fault in one stands."""

import csv
import json
from pathlib import Path

import pytest

from evals.questions import read
from evals.set_columns import columns
from evals.set_writing import write
from evals.types import Pointer, Question
from index.errors import MalformedSet
from tests.index.formats.made_office import rows, xlsx

HEAD = "id,question,answers,source,quote"
ONE = "q1,How many gates?,six;6,park.txt,It has six gates."


def table(tmp_path: Path, *lines: str, encoding: str = "utf-8", name: str = "set.csv") -> Path:
    path = tmp_path / name
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def one(path: Path) -> Question:
    found = read(path)
    assert found.faults == ()
    [question] = found.questions
    return question


def faults(path: Path) -> list[str]:
    return [str(fault).removeprefix(f"{path}:") for fault in read(path).faults]


def test_a_row_is_a_question_and_what_is_left_out_is_told_from_the_rest(tmp_path):
    asked = one(table(tmp_path, HEAD, ONE))
    assert asked == Question(
        2,
        "q1",
        "How many gates?",
        ("six", "6"),
        (Pointer(source="park.txt", quote="It has six gates."),),
        True,
        "fact",
        "en",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_heads_in_chinese_full_width_and_any_encoding_are_understood(tmp_path, encoding):
    heads = "編号,问题,答案（用；分隔）,来源．１,“引文”１,截至日期,是否可答"
    row = "问1,新馆占地多少公顷？,２１公顷；21公顷,zoo.txt,新馆占地２１公顷。,2026年1月2日,是"
    asked = one(table(tmp_path, heads, row, encoding=encoding))
    assert (asked.id, asked.answers, asked.as_of) == ("问1", ("２１公顷", "21公顷"), "2026-01-02")
    assert asked.evidence == (Pointer(source="zoo.txt", quote="新馆占地２１公顷。"),)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_columns_may_be_parted_by_any_usual_sign(tmp_path, sign):
    path = table(tmp_path, HEAD.replace(",", sign), ONE.replace("six;6", "six").replace(",", sign))
    assert one(path).answers == ("six",)


def test_several_pieces_of_evidence_stand_in_numbered_columns_or_further_rows(tmp_path):
    wide = one(table(tmp_path, "id,question,source,quote1,quote2,source2", "q1,Why?,a.txt,One.,Two.,b.txt"))
    long = one(table(tmp_path, HEAD, "q1,Why?,,a.txt,One.", ",,,b.txt,Two."))
    named = one(table(tmp_path, HEAD, "q1,Why?,,a.txt,One.", "q1,,,b.txt,Two."))
    assert wide.evidence == long.evidence == named.evidence
    assert wide.evidence == (Pointer(source="a.txt", quote="One."), Pointer(source="b.txt", quote="Two."))


def test_numbered_quotes_stand_in_the_one_source_of_their_row(tmp_path):
    asked = one(table(tmp_path, "id,question,source,quote1,quote2", "q1,Why?,a.txt,One.,Two."))
    assert [pointer.quote for pointer in asked.evidence] == ["One.", "Two."]
    assert {pointer.source for pointer in asked.evidence} == {"a.txt"}


def test_offsets_and_lists_may_be_written_as_numbers_and_as_json(tmp_path):
    gold = json.dumps([{"source": "b.txt", "start": 1, "end": 2}]).replace('"', '""')
    row = f'q1,Why?,"[""a;b"", ""c""]",a.txt,3,"1,200.0","{gold}"'
    asked = one(table(tmp_path, "id,question,answers,source,start,end,evidence", row))
    assert asked.answers == ("a;b", "c")
    assert asked.evidence == (Pointer(source="b.txt", start=1, end=2), Pointer(source="a.txt", start=3, end=1200))


def test_a_source_alone_is_gold_as_a_whole(tmp_path):
    assert one(table(tmp_path, "id,question,source", "q1,Why?,a.txt")).evidence == (Pointer(source="a.txt"),)


def test_without_answers_and_evidence_a_question_is_not_answerable(tmp_path):
    assert one(table(tmp_path, HEAD, "q1,Why?,,,")).answerable is False


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["id,answers", "q1,a"], '1: has no column "question"'),
        ([HEAD + ",colour", ONE + ",red"], '1: column F ("colour") is unknown; known: id, question'),
        ([HEAD + ",引文", ONE + ",a"], '1: column F ("引文") holds what column E ("quote") holds already; number them'),
        ([HEAD, ONE + ",more"], "2: has 'more' in a column without a head"),
        ([HEAD, ",,,,", ONE], "2: is empty; delete it"),
        ([HEAD + ",可答", ONE + ",ja"], "2: column F (\"可答\") holds 'ja', which is neither yes nor no"),
        ([HEAD + ",start,end", ONE + ",x,9"], "2: column F (\"start\") holds 'x', which is no whole number"),
        ([HEAD + ",evidence", ONE + ",{"], '2: column F ("evidence") is no JSON'),
        ([HEAD + ",as_of", ONE + ",soon"], '2: column F ("as_of"): "as_of" must be a day'),
        ([HEAD + ",lang", ONE + ",fr"], '2: column F ("lang"): "lang" must be zh or en'),
        ([HEAD, "q1,Why?,x,,"], "2: is answerable but has no evidence"),
        (
            [HEAD, ONE, "q1,Who?,,b.txt,Two."],
            '3: column B ("question") says otherwise than line 2, which has the same id',
        ),
        ([HEAD, ONE, ONE], "3: repeats line 2, which has the same id, and adds no evidence"),
    ],
)
def test_a_fault_is_named_by_row_and_column(tmp_path, lines, fault):
    [found] = faults(table(tmp_path, *lines))
    assert found.startswith(fault)


def test_a_row_is_numbered_by_its_first_line_though_cells_hold_several(tmp_path):
    path = table(tmp_path, "Set of 2026,,,,", HEAD, 'q1,"How many\r\ngates?",,a.txt,b', "q2,Why?,x,,")
    assert faults(path) == ["5: is answerable but has no evidence"]


def test_what_a_spreadsheet_would_run_is_written_as_text_and_read_as_it_was(tmp_path):
    path = tmp_path / "out.csv"
    answers, gold = ["-5", "a;b"], [{"source": "a.txt", "quote": '=HYPERLINK("http://x.example")'}]
    row = {"id": "q1", "question": "@Why?", "answers": answers, "evidence": gold, "answerable": True, "kind": "fact"}
    write([row | {"lang": "en"}], path)
    cells = next(csv.reader(path.read_text("utf-8-sig").splitlines()[1:]))
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]
    assert (one(path).question, one(path).answers) == ("@Why?", ("-5", "a;b"))
    assert one(path).evidence == (Pointer(source="a.txt", quote=gold[0]["quote"]),)


def test_a_workbook_is_read_as_a_person_sees_it(tmp_path):
    path = tmp_path / "set.xlsx"
    head, row = ["问题", "答案", "来源", "起", "止"], ["新馆占地几公顷？", 21.0, "zoo.txt", 9.0, 18.0]
    path.write_bytes(xlsx(rows(["评测集"], head, row)))
    asked = one(path)
    assert (asked.line, asked.id, asked.answers, asked.lang) == (3, "r3", ("21",), "zh")
    assert asked.evidence == (Pointer(source="zoo.txt", start=9, end=18),)


def test_a_fault_in_a_workbook_is_named_by_row_and_column(tmp_path):
    path = tmp_path / "set.xlsx"
    path.write_bytes(xlsx(rows(["question", "source", "end"], ["Why?", "a.txt", "b"])))
    assert faults(path) == ["2: column C (\"end\") holds 'b', which is no whole number"]


def test_a_workbook_with_two_sheets_of_questions_is_refused(tmp_path):
    path = tmp_path / "set.xlsx"
    sheet = rows(["question", "source"], ["Why?", "a.txt"])
    path.write_bytes(xlsx(sheet, sheet))
    with pytest.raises(MalformedSet, match="has 2 sheets with questions"):
        read(path)


def test_a_file_that_is_no_set_at_all_is_refused(tmp_path):
    path = tmp_path / "set.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(MalformedSet, match="Could not read question set"):
        read(path)


def test_columns_beyond_z_have_two_letters():
    found, _ = columns([""] * 26 + ["question"])
    assert found[0].called == 'column AA ("question")'
