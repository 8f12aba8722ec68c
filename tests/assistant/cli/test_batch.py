"""yinju ask --batch: a line out for every line in, whatever is in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.core import Assistant
from tests.assistant.cli.conftest import Told, Yinju
from tests.assistant.cli.test_ask import GREEN, PARTS


@pytest.fixture
def batch(yinju: Yinju, store: Path, tmp_path: Path) -> Any:
    """Ask the lines as a batch; return what was told and the rows that came out."""

    def batch(lines: str | bytes, *flags: str) -> tuple[Told, list[dict[str, Any]]]:
        content = lines if isinstance(lines, bytes) else lines.encode()
        (tmp_path / "in.jsonl").write_bytes(content)
        told = yinju("ask", "--batch", "in.jsonl", "-o", "out.jsonl", *flags)
        return told, [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]

    return batch


def row(**what: Any) -> str:
    return json.dumps({"question": GREEN, **what}, ensure_ascii=False) + "\n"


def test_every_line_is_answered_in_order_with_its_id(batch: Any) -> None:
    told, rows = batch(row(id="b") + row(id="a", question="火星的首都在哪里？") + row(id=7))
    assert (told.code, told.out, told.err) == (0, "", "")
    assert [(one["id"], one["answered"]) for one in rows] == [("b", True), ("a", False), (7, True)]
    assert set(rows[0]) == PARTS | {"id"}


def test_blank_lines_a_byte_order_mark_and_crlf_do_not_matter(batch: Any) -> None:
    told, rows = batch(b"\xef\xbb\xbf" + row(id=1).encode() + b"\r\n\n" + row(id=2).encode().replace(b"\n", b"\r\n"))
    assert (told.code, [one["id"] for one in rows]) == (0, [1, 2])


def test_a_line_separator_inside_a_question_ends_no_line(batch: Any) -> None:
    _, rows = batch(row(id=1, question="新增绿地\u2028多少公顷？\x85"))
    assert [(one["id"], one["question"]) for one in rows] == [(1, "新增绿地\u2028多少公顷？\x85")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json\n", "in.jsonl:2: is no JSON object"),
        ("[1]\n", "in.jsonl:2: is no JSON object"),
        ("[" * 100_000 + "\n", "in.jsonl:2: is no JSON object"),
        ('{"id": NaN, "question": "?"}\n', "NaN is no JSON"),
        (row(question=None), 'needs a "question" as text'),
        (row(question=" "), "The question is empty."),
        (row(as_of="2026-02-30"), '"as_of" must be a day'),
        (row(as_of=2026), '"as_of" must be a day'),
        (row(groups="finance"), '"groups" must be a list of texts'),
        (row(history=[1]), '"history" must be a list of texts'),
    ],
)
def test_a_faulty_line_is_an_answer_that_says_so_and_the_batch_goes_on(batch: Any, line: str, reason: str) -> None:
    told, rows = batch(row(id=1) + line + row(id=3))
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert [one["answered"] for one in rows] == [True, False, True]
    assert reason in rows[1]["error"]
    assert set(rows[1]) == PARTS | {"id"}


def test_a_crash_in_a_line_is_an_answer_with_its_reason(batch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Assistant, "ask", _raise(RuntimeError("out of luck")))
    told, rows = batch(row(id=1) + row(id=2))
    assert (told.code, [one["error"] for one in rows]) == (1, ["RuntimeError: out of luck"] * 2)


def test_half_a_surrogate_pair_loses_no_line(batch: Any) -> None:
    _, rows = batch('{"id": "\\ud800", "question": "\\ud800"}\n' + row(id=2))
    assert [one["id"] for one in rows] == ["\ud800", 2]


def test_a_line_may_name_its_own_day_and_groups(batch: Any) -> None:
    secret = "河畔公园的预算是多少？"
    _, rows = batch(row(as_of="2020-01-01") + row(question=secret) + row(question=secret, groups=["finance"]))
    assert [one["answered"] for one in rows[:1]] == [False]
    assert ["一亿二千万" in json.dumps(one, ensure_ascii=False) for one in rows[1:]] == [False, True]


def test_ctrl_c_keeps_what_was_answered(batch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Assistant.ask
    stop = _raise(KeyboardInterrupt())
    monkeypatch.setattr(Assistant, "ask", lambda me, text, **how: (stop if text == "stop" else real)(me, text, **how))
    told, rows = batch(row(id=1) + row(id=2, question="stop") + row(id=3))
    assert (told.code, told.complaint, [one["id"] for one in rows]) == (130, "Stopped.", [1])


def test_an_answer_is_in_the_file_before_the_next_is_sought(
    batch: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, there = Assistant.ask, []

    def ask(assistant: Assistant, text: str, **how: Any) -> Any:
        there.append((tmp_path / "out.jsonl").read_text("utf-8").count("\n"))
        return real(assistant, text, **how)

    monkeypatch.setattr(Assistant, "ask", ask)
    batch(row(id=1) + row(id=2) + row(id=3))
    assert there == [0, 1, 2]


def _raise(error: BaseException) -> Any:
    def ask(*_: object, **__: object) -> None:
        raise error

    return ask


def test_without_o_the_answers_go_to_stdout(yinju: Yinju, store: Path, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(row(id=1) + row(id=2))
    told = yinju("ask", "--batch", "in.jsonl", "--json")
    assert [json.loads(line)["id"] for line in told.out.splitlines()] == [1, 2]


@pytest.mark.parametrize(
    ("content", "out", "reason"),
    [
        (None, "out.jsonl", "Could not read 'in.jsonl': No such file or directory."),
        (b"\xff\xfe\x00", "out.jsonl", "it is not UTF-8"),
        (b"\n \n", "out.jsonl", "'in.jsonl' holds no question."),
        (row().encode(), "no/such/out.jsonl", "Could not write 'no/such/out.jsonl'"),
        (row().encode(), "in.jsonl", "the questions are in it"),
    ],
)
def test_files_that_cannot_be_used_are_wrong_use(
    yinju: Yinju, store: Path, tmp_path: Path, content: bytes | None, out: str, reason: str
) -> None:
    if content is not None:
        (tmp_path / "in.jsonl").write_bytes(content)
    told = yinju("ask", "--batch", "in.jsonl", "-o", out)
    assert (told.code, reason in told.complaint) == (2, True)
    assert content is None or (tmp_path / "in.jsonl").read_bytes() == content
