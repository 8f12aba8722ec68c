"""A document that the question names goes first, by title, file, outlet or year; where none is named nothing moves."""

from types import SimpleNamespace
from typing import Any

import pytest

from assistant.found.naming import NAMED, file_words, name_words, named_alone, named_first
from index.library import Term, Way
from index.types import Hit, Passage


def record(source: str, title: str, published: str | None = None, outlet: str | None = None) -> Any:
    return SimpleNamespace(source=source, title=title, published=published, outlet=outlet)


RECORDS = {
    "river": record("滨江市-2025-工作报告.txt", "政府工作报告", "2025-01-20"),
    "sea": record("临海市-2025-工作报告.txt", "政府工作报告", "2025-01-22"),
    "old": record("滨江市-2019-工作报告.txt", "政府工作报告", "2019-01-18"),
    "press": record("00123.txt", "公园开门", "2025-03-05", "滨江日报"),
}
VIEW: Any = SimpleNamespace(record=RECORDS.__getitem__)


def hits(*documents: str, apart: float = 0.1) -> list[Hit]:
    return [Hit(n, Passage(id, 0, 4, "增长百分"), 2.0 - apart * n) for n, id in enumerate(documents)]


def order(terms: list[Any], *documents: str, apart: float = 0.1) -> list[str]:
    return [hit.passage.document for hit in named_first(hits(*documents, apart=apart), terms, VIEW)]


def test_the_report_of_the_place_and_year_named_goes_first() -> None:
    assert order(["滨江", "2025", "增长"], "sea", "old", "river")[0] == "river"
    assert order(["滨江", "2019", "增长"], "sea", "river", "old")[0] == "old"


def test_an_outlet_names_its_articles() -> None:
    assert order(["滨江日报", "公园"], "sea", "press")[0] == "press"


def test_where_the_question_names_no_document_the_order_stays() -> None:
    found = hits("sea", "old", "river")
    assert named_first(found, ["粮食", "产量"], VIEW) == found


def test_words_that_all_names_hold_move_none_past_another() -> None:
    assert order(["工作"], "sea", "old", "river") == ["sea", "old", "river"]


def test_what_answers_much_better_is_not_passed_for_its_name() -> None:
    assert order(["滨江", "2025"], "sea", "river", apart=NAMED * 1.2) == ["sea", "river"]


def test_a_name_in_the_other_language_counts_by_its_translation() -> None:
    seaside = Term((Way((("临海市", "临海"),), 0.8),))
    assert order([seaside], "river", "sea")[0] == "sea"
    both = Term((Way((("临海市",), ("报告",)), 0.8),))
    assert order([both], "river", "press", "sea")[0] == "sea"


@pytest.mark.parametrize(
    ("source", "words"),
    [("a/滨江市-2025-工作报告.txt", "滨江市 2025 工作报告"), ("b/Budget_2016-speech.md", "Budget 2016 speech")],
)
def test_a_files_name_is_taken_apart_where_it_is_joined(source: str, words: str) -> None:
    assert file_words(record(source, "")) == words


def test_a_name_holds_the_year_of_publication() -> None:
    assert "2025" in name_words(RECORDS["press"])


def test_one_document_is_named_where_no_other_is_nearly() -> None:
    found = hits("sea", "old", "river")
    assert named_alone(found, ["滨江", "2025"], VIEW) == "river"
    assert named_alone(found, ["滨江"], VIEW) is None
    assert named_alone(found, ["工作"], VIEW) is None
    assert named_alone(found, ["粮食"], VIEW) is None
    assert named_alone([], ["滨江"], VIEW) is None


def test_what_a_law_is_about_names_it_and_a_common_word_does_not() -> None:
    assert "专利" in name_words(record("a.md", "中华人民共和国专利法"))
    assert "公司" not in name_words(record("a.md", "中华人民共和国公司法"))
