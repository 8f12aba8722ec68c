"""Of several editions the one in force answers, as of the day asked about, or the one asked for; the others say so."""

from collections.abc import Callable

import pytest

from assistant import Answer, Assistant
from assistant.found.editions import standing
from tests.assistant.conftest import id_of, sources

Build = Callable[..., Assistant]

RULES = "# 灯塔管理办法{mark}\n\n第一条 灯塔每晚亮{hours}小时。\n\n第二条 灯塔由海事处看护。\n"
FILES = {
    "draft.md": RULES.format(mark="（征求意见稿）", hours="五"),
    "v1.md": RULES.format(mark="", hours="六"),
    "v2.md": RULES.format(mark="（2024年修订）", hours="八") + "\n第三条 本办法自2024年9月1日起施行。\n",
}
LINES = (
    {"file": "draft.md", "kind": "law", "published": "2015-01-10"},
    {"file": "v1.md", "kind": "law", "published": "2015-03-01", "version_of": "draft.md"},
    {"file": "v2.md", "kind": "law", "published": "2024-06-01", "version_of": "v1.md"},
)
HOURS = "灯塔每晚亮多少小时？"


@pytest.fixture
def lamps(build_town: Build) -> Assistant:
    """A text as draft, as issued and as revised; the revised one was published three months before it took effect."""
    return build_town(FILES, *LINES)


def one(answer: Answer) -> tuple[set[str], tuple[str, ...]]:
    """Return the sources an answer cites and its notes on what is not in force."""
    return sources(answer), tuple(note for note in answer.notes if "“" in note or "《" in note)


def test_the_version_in_force_answers_without_a_note(lamps: Assistant) -> None:
    assert one(lamps.ask(HOURS)) == ({"v2.md"}, ())


@pytest.mark.parametrize("asked", ["征求意见稿里", "草案规定", "徵求意見稿裡"])
def test_a_draft_that_is_asked_for_answers_and_says_what_took_its_place(lamps: Assistant, asked: str) -> None:
    found, (note,) = one(lamps.ask(asked + HOURS))
    assert found == {"draft.md"}
    assert note == "《灯塔管理办法（征求意见稿）》（2015-01-10）是草案，自2015-03-01起已由《灯塔管理办法》取代。"


@pytest.mark.parametrize("asked", ["旧版里", "2015年版的办法里", "修订前"])
def test_a_former_version_is_found_by_word_or_year_and_says_since_when_it_is_none(lamps: Assistant, asked: str) -> None:
    found, (note,) = one(lamps.ask(asked + HOURS))
    assert found == {"v1.md"}
    assert note == "《灯塔管理办法》（2015-03-01）自2024-09-01起已被《灯塔管理办法（2024年修订）》取代。"


@pytest.mark.parametrize(
    ("day", "source", "status"),
    [
        ("2015-02-01", "draft.md", "draft"),
        ("2020-01-01", "v1.md", "current"),
        ("2024-07-01", "v1.md", "current"),  # the revised text is published, not yet in force
        ("2024-09", "v2.md", "current"),
    ],
)
def test_as_of_a_day_the_version_in_force_then_answers(lamps: Assistant, day: str, source: str, status: str) -> None:
    answer = lamps.ask(HOURS, as_of=day)
    assert {(c.source, c.status) for c in answer.citations} == {(source, status)}
    assert bool(one(answer)[1]) == (status == "draft")


def test_what_replaced_a_text_only_later_is_not_told_as_of_a_day(lamps: Assistant) -> None:
    (note,) = one(lamps.ask(HOURS, as_of="2015-02-01"))[1]
    assert note == "《灯塔管理办法（征求意见稿）》（2015-01-10）是草案，不是正式文本。"


def test_the_note_is_in_the_askers_language(build_town: Build) -> None:
    files = {
        "old.md": "Lamp rules\n\nThe lamp burns six hours.\n",
        "new.md": "Lamp code\n\nThe lamp burns nine hours.\n",
    }
    town = build_town(
        files,
        {"file": "old.md", "published": "2015-03-01"},
        {"file": "new.md", "published": "2024-06-01", "version_of": "old.md"},
    )
    found, (note,) = one(town.ask("How many hours does the lamp burn in the earlier version?"))
    assert found == {"old.md"}
    assert note == "“Lamp rules” (2015-03-01) was superseded by “Lamp code” on 2024-06-01."


def test_a_repealed_text_says_so_but_not_as_of_a_day_before(build_town: Build) -> None:
    text = "# 灯塔收费规定\n\n第一条 参观灯塔收费六元。\n"
    town = build_town(
        {"fee.md": text}, {"file": "fee.md", "kind": "law", "published": "2015-03-01", "repealed": "2020-05-01"}
    )
    id = id_of(town, "fee.md")
    assert standing(town.view(), id, None).status == "repealed"
    assert standing(town.view(), id, "2019-01-01").status == "current"
