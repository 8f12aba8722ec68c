"""Conversations in their database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.keep import Asked, Bounds, Conversations, Place
from index.errors import UnknownConversation
from index.library import without

ANSWER = {
    "question": "塔？",
    "text": "塔高三十米。",
    "sentences": [{"text": "塔高三十米。", "citations": [1]}],
    "citations": [{"n": 1, "document": "a", "quote": "塔高三十米。"}],
}
Open = Callable[..., Conversations]


@pytest.fixture
def open_(tmp_path: Path) -> Iterator[Open]:
    """Open the same database, within bounds and with documents that may not be read any more."""
    opened: list[Conversations] = []

    def made(gone: str = "", **bounds: int) -> Conversations:
        opened.append(
            Conversations(
                tmp_path,
                Bounds(*(bounds.get(name, most) for name, most in (("days", 90), ("turns", 100), ("mb", 500)))),
                lambda told: without(told, lambda id: id in gone),
                str.casefold,
            )
        )
        return opened[-1]

    yield made
    for one in opened:
        one.close()


def asked(kept: Conversations, question: str = "塔？", person: str = "ann") -> str:
    """Return a new conversation with one question answered."""
    place = kept.ask(person, None, Asked(question))
    kept.answer(place, ANSWER)
    return place.conversation


def test_a_question_is_kept_before_its_answer_and_both_outlive_the_program(open_: Open) -> None:
    place = open_().ask("ann", None, Asked("塔？"))
    [turn] = open_().turns("ann", place.conversation)
    assert (turn.n, turn.question, turn.answer) == (1, "塔？", None)
    open_().answer(place, ANSWER)
    assert open_().turns("ann", place.conversation)[0].answer == ANSWER


def test_follow_ups_stand_behind_their_first_question(open_: Open) -> None:
    kept = open_()
    first = kept.ask("ann", None, Asked("塔？"))
    assert kept.ask("ann", first.conversation, Asked("桥呢？")) == Place(first.conversation, 2)
    assert [turn.question for turn in kept.turns("ann", first.conversation)] == ["塔？", "桥呢？"]


def test_a_question_asked_anew_takes_the_place_of_its_turn_and_of_all_after_it(open_: Open) -> None:
    kept = open_()
    first = kept.ask("ann", None, Asked("1"))
    for question in "23":
        kept.ask("ann", first.conversation, Asked(question))
    assert kept.ask("ann", first.conversation, Asked("2, again", instead=2)).n == 2
    assert [turn.question for turn in kept.turns("ann", first.conversation)] == ["1", "2, again"]


def test_the_limits_of_a_question_are_kept_with_it(open_: Open) -> None:
    kept = open_()
    place = kept.ask("ann", None, Asked("塔？", {"from": "2026-01-01"}))
    assert kept.turns("ann", place.conversation)[0].limits == {"from": "2026-01-01"}


def test_where_nothing_is_to_be_kept_conversations_last_as_long_as_the_program(open_: Open, tmp_path: Path) -> None:
    kept = open_(days=0)
    id = asked(kept)
    kept.prune()
    assert kept.turns("ann", id)
    assert open_(days=0).held("ann") == []
    assert list(tmp_path.iterdir()) == []


def test_nobody_reads_renames_deletes_or_finds_anothers_and_cannot_tell_it_from_none(open_: Open) -> None:
    kept = open_()
    id = asked(kept)
    said = set()
    for one in (id, "nothing"):
        for act in (kept.turns, kept.title, kept.delete, lambda who, what: kept.rename(who, what, "x")):
            with pytest.raises(UnknownConversation) as error:
                act("bob", one)
            said.add(str(error.value))
    assert len(said) == 1
    assert kept.held("bob") == []
    assert kept.title("ann", id) == "塔？"


def test_a_question_in_anothers_conversation_begins_ones_own(open_: Open) -> None:
    kept = open_()
    id = asked(kept)
    assert kept.ask("bob", id, Asked("桥？")).conversation != id
    assert len(kept.turns("ann", id)) == 1


def test_the_last_asked_stands_first_and_words_find_titles_questions_and_answers(open_: Open) -> None:
    kept = open_()
    tower, bridge = asked(kept), asked(kept, "Bridge?")
    kept.rename("ann", bridge, "Über 桥  梁\n")
    assert [held.title for held in kept.held("ann")] == ["Über 桥 梁", "塔？"]
    for words, found in (("BRIDGE", [bridge]), ("über", [bridge]), ("三十米", [bridge, tower]), ("%", []), ("_", [])):
        assert [held.id for held in kept.held("ann", words)] == found


def test_what_is_removed_is_neither_read_nor_found(open_: Open) -> None:
    id = asked(open_())
    kept = open_(gone="a")
    assert kept.turns("ann", id)[0].answer["sentences"][0]["removed"]
    assert kept.held("ann", "三十米") == []


def test_what_is_erased_or_deleted_stands_in_no_byte(open_: Open, tmp_path: Path) -> None:
    kept = open_()
    erased, deleted = asked(kept), asked(kept, "亭子？")
    assert kept.erase(lambda told: without(told, "a".__eq__)) == 2
    kept.delete("ann", deleted)
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert "三十米".encode() not in held
    assert "亭子".encode() not in held
    assert kept.turns("ann", erased)[0].question == "塔？"


def test_a_conversation_keeps_its_newest_turns(open_: Open) -> None:
    kept = open_(turns=2)
    first = kept.ask("ann", None, Asked("1"))
    for question in "23":
        kept.ask("ann", first.conversation, Asked(question))
    assert [(turn.n, turn.question) for turn in kept.turns("ann", first.conversation)] == [(2, "2"), (3, "3")]
    kept.answer(first, ANSWER)
    assert len(kept.turns("ann", first.conversation)) == 2


def test_beyond_the_bytes_the_oldest_conversation_goes(open_: Open) -> None:
    kept = open_(mb=1)
    for n in range(3):
        kept.answer(kept.ask("ann", None, Asked(str(n))), {"text": "x" * 150_000})
    kept.prune()
    assert [held.title for held in kept.held("ann")] == ["2", "1", "0"]
    kept.answer(kept.ask("ann", None, Asked("3")), {"text": "x" * 300_000})
    kept.prune()
    assert [held.title for held in kept.held("ann")] == ["3", "2"]


def test_past_its_days_a_conversation_goes(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.keep.conversations._now", lambda: "2020-01-01T00:00:00+00:00")
    asked(open_())
    monkeypatch.undo()
    kept = open_()
    kept.prune()
    assert kept.held("ann") == []


def test_a_long_question_is_a_title_of_one_line(open_: Open) -> None:
    kept = open_()
    id = kept.ask("ann", None, Asked("长" * 200 + "\n" + "x")).conversation
    assert kept.title("ann", id) == "长" * 79 + "…"
