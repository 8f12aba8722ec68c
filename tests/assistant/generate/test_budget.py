"""Evidence that is longer than the model can read is cut at sentences, the weakest first."""

import pytest

from assistant.generate.budget import fitting
from assistant.generate.failing import Unwritten
from assistant.types import Evidence, Quote

LONG = Quote("Q1", "d", 0, 0, "共12.5亿元。其中3.5亿元在建。余下待定。", 0.9)
SHORT = Quote("Q2", "d", 0, 0, "六万人。", 0.4)
WEAK = Quote("Q3", "d", 0, 0, "五所。", 0.1)
EVIDENCE = Evidence((LONG, SHORT, WEAK))


def told(room: int) -> dict[str, str]:
    return fitting(EVIDENCE, "zh", room, len)


def test_what_fits_is_told_whole() -> None:
    assert told(100) == {"Q1": LONG.text, "Q2": "六万人。", "Q3": "五所。"}


def test_the_longest_source_loses_its_last_sentences_first() -> None:
    assert told(25) == {"Q1": "共12.5亿元。其中3.5亿元在建。", "Q2": "六万人。", "Q3": "五所。"}


def test_the_weakest_source_goes_whole_before_the_best() -> None:
    assert told(13) == {"Q1": "共12.5亿元。", "Q2": "六万人。"}


@pytest.mark.parametrize("room", range(8, 40))
def test_no_number_is_ever_cut_and_the_room_is_kept(room: int) -> None:
    made = told(room)
    assert sum(map(len, made.values())) <= room
    assert all(text.endswith("。") for text in made.values())


def test_when_not_one_sentence_fits_the_reason_is_told() -> None:
    with pytest.raises(Unwritten, match="Not one sentence of the sources fits into the 3 tokens") as caught:
        told(3)
    assert caught.value.reason == "overflow"
