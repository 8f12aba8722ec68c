"""Asking so that it is kept, over a real store."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.keep import COOKIE, DAY, Asked, Keeping, erase_but
from index.library import Feedback
from tests.assistant.conftest import id_of

FILES = {"tower.txt": "塔\n\n滨江塔高三十米，二〇二四年建成。滨江塔由市政府建造。"}
QUESTION = "滨江塔高多少米？"


@pytest.fixture
def town(build_town: Callable[..., Assistant]) -> Assistant:
    return build_town(FILES, {"file": "tower.txt", "title": "滨江塔", "lang": "zh", "kind": "press"})


def told(keeping: Keeping, town: Assistant, person: str = "ann") -> Any:
    """Ask, hear the answer out, and return the turn that is kept."""
    place, telling = keeping.ask(person, "", Asked(QUESTION), town.stream(QUESTION))
    assert [event.type for event in telling.follow()][-1] == "answer"
    return keeping.conversations.turns(person, place.conversation)[0]


def test_an_answer_is_kept_as_it_was_told(town: Assistant) -> None:
    kept = told(Keeping.open(town), town)
    assert kept.answer["answered"]
    assert kept.answer["citations"][0]["document"] == id_of(town, "tower.txt")


def test_a_kept_answer_tells_nothing_of_a_document_removed_since_and_all_when_it_is_back(town: Assistant) -> None:
    keeping = Keeping.open(town)
    told(keeping, town)
    [held] = keeping.conversations.held("ann", "三十米")
    id = id_of(town, "tower.txt")
    town.library.remove(id)
    assert "三十米" not in str(keeping.conversations.turns("ann", held.id)[0].answer)
    assert keeping.conversations.held("ann", "三十米") == []
    town.library.restore(id)
    assert "三十米" in str(keeping.conversations.turns("ann", held.id)[0].answer)


def test_what_readers_say_goes_into_the_store(town: Assistant) -> None:
    Keeping.open(town).feed(Feedback(QUESTION, {"snapshot": "1"}, "wrong_figure"))
    assert town.library.feedback()[0].snapshot == "1"


def test_a_cookie_is_given_to_newcomers_and_signed_anew_each_day_for_the_same_person(town, monkeypatch) -> None:
    keeping, now = Keeping.open(town), 1_900_000_000.0
    monkeypatch.setattr("assistant.keep.keeping.time.time", lambda: now)
    first = keeping.cookie({})
    person = keeping.person({COOKIE: first})
    assert keeping.cookie({COOKIE: first}) is None
    assert keeping.person({COOKIE: first[:-1] + "x"}) is None
    now += DAY
    again = keeping.cookie({COOKIE: first})
    assert again != first
    assert keeping.person({COOKIE: again}) == person


def test_a_store_without_conversations_has_nothing_to_erase(tmp_path: Path) -> None:
    assert erase_but(tmp_path, ()) == 0
    assert list(tmp_path.iterdir()) == []
