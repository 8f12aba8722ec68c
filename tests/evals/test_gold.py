import hashlib
import re

import pytest

from evals.gold import Files, follow, resolve
from evals.measures import GoldCited
from evals.types import Gold, Pointer, Span
from tests.evals.conftest import ZOO
from tests.evals.scripted import answered, question

FILE = "zoo.txt"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def place(content: str, words: str, data: bytes, nth: int = 0) -> Pointer:
    start = -1
    for _ in range(nth + 1):
        start = content.index(words, start + 1)
    return Pointer(source=FILE, sha256=sha256(data), start=start, end=start + len(words))


def test_a_quote_gives_the_place_where_it_stands(assistant, cite):
    where = cite("b/zoo.txt", "园")
    span = follow(Pointer(source="b/zoo.txt", quote="新馆占地２１公顷。"), assistant.view(), Files(None))
    assert isinstance(span, Span)
    assert assistant.document(span.document).text[span.start : span.end] == "新馆占地２１公顷。"
    assert span.document == where.document


def test_a_document_without_words_is_gold_as_a_whole(assistant, cite):
    span = follow(Pointer(source="b/zoo.txt"), assistant.view(), Files(None))
    assert isinstance(span, Span)
    assert (span.document, span.whole, span.text) == (cite("b/zoo.txt", "园").document, True, "b/zoo.txt")
    cited = [answered("x", cite("b/zoo.txt", "二是科普")), answered("x", cite("a/park.txt", "six"))]
    verdicts = [GoldCited().evaluate(question(), Gold((span,)), answer, ()) for answer in cited]
    assert [verdict.value for verdict in verdicts] == [1, 0]


def test_a_quote_is_found_where_only_white_space_differs(assistant):
    span = follow(Pointer(source="b/zoo.txt", quote="一是养护。 二是\n科普。"), assistant.view(), Files(None))
    assert isinstance(span, Span)
    assert span.text == "一是养护。\n二是科普。"


def test_offsets_into_a_file_with_marks_menus_and_other_line_ends_give_the_same_words(assistant, tmp_path):
    content = "首页 | 登录\n" * 3 + ZOO
    data = b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode()
    (tmp_path / FILE).write_bytes(data)
    span = follow(place(content, "二是科普。", data), assistant.view(), Files(tmp_path))
    assert isinstance(span, Span)
    assert span.text == "二是科普。" == assistant.document(span.document).text[span.start : span.end]


def test_words_that_a_file_wraps_are_found_joined(assistant, tmp_path):
    content = ZOO.replace("共有三项任务", "共有\n　　三项任务")
    (tmp_path / FILE).write_text(content, "utf-8")
    span = follow(place(content, "共有\n　　三项任务", content.encode()), assistant.view(), Files(tmp_path))
    assert isinstance(span, Span)
    assert span.text == "共有三项任务"


@pytest.mark.parametrize("words", ["新馆", "是"])
def test_words_that_stand_more_than_once_are_told_apart_by_what_is_around_them(assistant, tmp_path, words):
    (tmp_path / FILE).write_text(ZOO, "utf-8")
    pointers = [place(ZOO, words, ZOO.encode(), nth) for nth in range(ZOO.count(words))]
    found = [follow(pointer, assistant.view(), Files(tmp_path)) for pointer in pointers]
    text = assistant.document(found[0].document).text
    assert [span.start for span in found] == [at.start() for at in re.finditer(words, text)]


def test_what_stands_before_tells_places_apart_when_cleaning_cut_what_came_after(assistant, tmp_path):
    content = ZOO.replace("新馆占地", "新馆\n打印\n占地")
    (tmp_path / FILE).write_text(content, "utf-8")
    span = follow(place(content, "新馆", content.encode(), 1), assistant.view(), Files(tmp_path))
    assert isinstance(span, Span)
    assert assistant.document(span.document).text[span.start :].startswith("新馆占地")


def test_of_two_files_of_one_name_the_one_with_the_right_bytes_is_read(tmp_path):
    for folder, text in (("x", "one"), ("y", "two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / FILE).write_text(text)
    assert Files(tmp_path).text(FILE, sha256(b"two")) == "two"


def test_gold_for_a_group_is_found_by_its_members_alone(assistant):
    pointer = Pointer(source="memo.txt", quote="on Mondays")
    asked = question(evidence=(pointer,), groups=("desk",))
    assert len(resolve(asked, assistant.view(asked.access), Files(None))[0].spans) == 1
    assert resolve(asked, assistant.view(), Files(None))[1][0].kind == "wrong"
