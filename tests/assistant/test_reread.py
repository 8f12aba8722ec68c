"""The reader's word counts in the order of passages; without a reader the order is the search's."""

from collections.abc import Iterator, Sequence

import pytest

from assistant.core import tongue
from assistant.reread import SURE, log_odds, reread
from assistant.retrieve import Found, retrieve
from assistant.understand import understand
from index.library import Library, Reading

ASKED = "滨江市2025年新增绿地多少公顷？"


class Picky:
    """A reader that finds the answer in the passages that hold a word, and in no other."""

    def __init__(self, word: str) -> None:
        self.word = word

    def read(self, question: str, passages: Sequence[str], over: Sequence[str] = ()) -> list[Reading]:
        self.over = over
        return [Reading(0.99 if self.word in passage else 0.01, (0, 2)) for passage in passages]


@pytest.fixture
def found(library: Library) -> Iterator[Found]:
    kept = library.__dict__.pop("reader", None)
    question = understand(ASKED, tongue(library))
    yield retrieve(question, library, library.view())
    library.__dict__["reader"] = kept


def read(found: Found, library: Library, reader: Picky | None) -> Found:
    library.__dict__["reader"] = reader
    return reread(understand(ASKED, tongue(library)), found, library)


def test_a_passage_the_reader_trusts_rises(found: Found, library: Library) -> None:
    last = found.hits[-1].passage.text
    before = [hit.passage.text for hit in found.hits].index(last)
    after = [hit.passage.text for hit in read(found, library, Picky(last)).hits].index(last)
    assert after < before


def test_every_passage_keeps_what_the_reader_found_in_it(found: Found, library: Library) -> None:
    again = read(found, library, Picky("绿地"))
    assert again.readings.keys() == {hit.row for hit in found.hits}
    assert all((again.readings[hit.row].relevance > 0.5) == ("绿地" in hit.passage.text) for hit in again.hits)


def test_a_passage_is_read_under_its_title_and_its_day(found: Found, library: Library) -> None:
    reader = Picky("绿地")
    read(found, library, reader)
    records = [found.view.record(hit.passage.document) for hit in found.hits]
    assert all(record.title in over for record, over in zip(records, reader.over, strict=True))
    assert all((record.published or "") in over for record, over in zip(records, reader.over, strict=True))


def test_without_a_reader_nothing_changes(found: Found, library: Library) -> None:
    assert read(found, library, None) is found


@pytest.mark.parametrize(("probability", "expected"), [(0.5, 0.0), (0.0, -SURE), (1.0, SURE), (1e-9, -SURE)])
def test_log_odds_are_bounded(probability: float, expected: float) -> None:
    assert log_odds(probability) == pytest.approx(expected)
