from types import SimpleNamespace

import pytest

from assistant.types import Answer
from evals.scoring import score, sliced
from evals.slices import SLICES, age, origins
from evals.types import Gold, Row, Span
from tests.evals.scripted import question, refused

RECORDS = {
    "a": SimpleNamespace(outlet="Harbour News", source="a/x.txt", lang="en", published="2026-01-02"),
    "b": SimpleNamespace(outlet=None, source="plans/2015/b.txt", lang="zh", published="2015"),
    "c": SimpleNamespace(outlet=None, source="c.txt", lang="zh", published=None),
}
SEEN = SimpleNamespace(newest="2026-06-30", record=RECORDS.__getitem__)


def told(*documents, **more):
    return origins(Gold(tuple(Span(document, 0, 5, "") for document in documents)), SEEN, **more)


def test_gold_has_the_outlet_language_and_age_of_its_document():
    assert told("a", "a") == {"outlet": "Harbour News", "source_lang": "en", "age": "under 1 year"}


def test_without_an_outlet_the_folder_of_the_source_stands_for_it():
    assert told("b") == {"outlet": "plans/2015", "source_lang": "zh", "age": "over 5 years"}
    assert told("c")["outlet"] == "not named"


def test_documents_that_differ_are_several_and_the_oldest_gives_the_age():
    assert told("a", "b") == {"outlet": "several", "source_lang": "several", "age": "over 5 years"}


def test_a_document_without_a_day_is_undated():
    assert told("c")["age"] == told("a", "c")["age"] == "undated"


def test_the_age_counts_from_the_day_of_the_question_where_it_names_one():
    assert told("b", as_of="2015-06-01")["age"] == "under 1 year"


@pytest.mark.parametrize(
    ("published", "name"),
    [
        ("2025-07-01", "under 1 year"),
        ("2025-06-29", "1 to 5 years"),
        ("2021-07-01", "1 to 5 years"),
        ("2021-06-29", "over 5 years"),
        ("2025-07", "under 1 year"),
        ("2025", "1 to 5 years"),
    ],
)
def test_ages_part_at_one_and_at_five_years(published, name):
    assert age(published, "2026-06-30") == name


def test_without_gold_a_row_belongs_to_no_document():
    row = Row(question(answerable=False), Gold(), refused(), {}, 1.0)
    assert {name: value_of(row) for name, value_of in SLICES.items()} == {
        "kind": "figure", "lang": "en", "answerable": "no", "outlet": "no gold", "source_lang": "no gold", "age": "no gold",
    }  # fmt: skip


def test_a_row_is_counted_in_the_slices_of_its_gold():
    rows = [Row(question(), Gold(), Answer("?", "", "", False, ""), {}, 1.0, None, told(one)) for one in ("a", "b")]
    assert {value: means.questions for value, means in sliced([score(row) for row in rows], [])["outlet"].items()} == {
        "Harbour News": 1, "plans/2015": 1,
    }  # fmt: skip
