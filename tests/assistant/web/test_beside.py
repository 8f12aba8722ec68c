"""Answers with sides → HTML: two texts in two columns, a card for each side, a label before each line of a list."""

import re
from dataclasses import replace
from html import unescape

import pytest

from assistant.cli import show
from assistant.export.briefing import Asked, briefing
from assistant.export.words import said as export_words
from assistant.types import Answer, Label, Role, Sentence
from assistant.web.copy import as_text
from assistant.web.render import turn
from assistant.web.turn import Turn
from tests.assistant.fake import CITY, HARBOUR, PLAN, SCRIPT, answered, cite, events

SIX, EIGHT, DAILY = (
    "（一）建设六座再生水厂。",
    "各区的养护由区园林所负责，费用列入年度预算。",
    "（三）建立河湖水质日报制度。",
)


def label(role: Role, name: str, group: int) -> Label:
    return Label(role, name, group)


def changed() -> Answer:
    """Return one change and one sentence that only the old text has."""
    sentences = (
        Sentence(SIX, (1,), label=label("old", "旧文（征求意见稿，2025-11-20）", 1)),
        Sentence(EIGHT, (2,), label=label("new", "新文（2026-03-05）", 1)),
        Sentence(DAILY, (3,), label=label("removed", "仅见于旧文（征求意见稿，2025-11-20）", 2)),
    )
    cited = (cite(1, PLAN, SIX), cite(2, CITY, EIGHT), cite(3, PLAN, DAILY))
    return answered("有什么变化？", "changed", sentences, cited)


def compared() -> Answer:
    """Return a comparison of two sides, each with a sentence of its own."""
    second = "A second line is planned for 2029."
    sentences = (
        Sentence(EIGHT, (1,), label=label("side", "滨江", 1)),
        Sentence(second, (2,), label=label("side", "Harbour City", 2)),
    )
    return answered("滨江和Harbour City比？", "compare", sentences, (cite(1, CITY, EIGHT), cite(2, HARBOUR, second)))


def page(answer: Answer) -> str:
    said = Turn(answer.question)
    for event in events(answer):
        said = said.after(event)
    return turn(said)


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_each_change_is_a_row_with_the_old_text_at_the_left() -> None:
    html = page(changed())
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.S)
    assert "水务发展规划（征求意见稿）" in plain(rows[0])
    assert "滨江日报 · 2026-03-05" in plain(rows[0])
    assert plain(rows[1]).index(SIX) < plain(rows[1]).index(EIGHT)
    # What is for screen readers alone is called so: a wording must be seen.
    assert not re.search(r'<td class="said', html)


def test_what_one_text_alone_has_stands_beside_words_that_say_so() -> None:
    last = re.findall(r"<tr>(.*?)</tr>", page(changed()), re.S)[2]
    assert 'class="wording alone"' in last
    assert "仅见于旧文（征求意见稿，2025-11-20）" in last
    assert "此文没有" in last


def test_a_comparison_has_a_card_for_each_side_that_names_its_text() -> None:
    cards = re.findall(r"<li><h3.*?</li>", page(compared()), re.S)
    assert [re.search(r"<h3[^>]*>(.*?)</h3>", card)[1] for card in cards] == ["滨江", "Harbour City"]  # type: ignore[index]
    assert EIGHT in cards[0]
    assert "Harbour tram opens to passengers · The Harbour Gazette · 2026-02-11" in plain(cards[1])


def test_where_not_all_have_a_side_the_label_stands_before_its_line() -> None:
    answer = compared()
    mixed = replace(answer, sentences=(answer.sentences[0], replace(answer.sentences[1], label=None)))
    assert '<li><span class="of" dir="auto">滨江</span> ' in page(mixed)


def test_the_words_of_a_label_are_in_taiwans_script_too_and_a_sides_name_is_as_it_was_asked() -> None:
    assert "僅見於舊文" in page(changed())
    assert "濱江" not in page(compared()).split("Harbour City</h3>")[0]


def test_a_name_from_outside_never_becomes_markup() -> None:
    answer = compared()
    hostile = tuple(replace(one, label=label("side", SCRIPT, n)) for n, one in enumerate(answer.sentences, 1))
    assert "<script" not in page(replace(answer, sentences=hostile))


def test_an_answer_kept_before_there_were_labels_is_shown_as_a_list() -> None:
    kept = changed().as_json()
    bare = [{name: value for name, value in one.items() if name != "label"} for one in kept["sentences"]]
    assert '<ul class="answer list">' in turn(Turn("问").settled(kept | {"sentences": bare}))


@pytest.mark.parametrize("answer", [changed(), compared()])
def test_terminal_copy_and_briefing_write_the_label_before_each_line(
    answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    show.answer(answer)
    printed = capsys.readouterr().out
    copied = as_text(Turn(answer.question).settled(answer.as_json()))
    brief = briefing("简报", "2026-11-30", [Asked(answer.question, answer.as_json(), "")], export_words("zh"))
    lines = [line.text for block in brief.parts[0].blocks for line in block.lines]
    for n, one in enumerate(answer.sentences):
        assert one.label is not None
        said = f"{one.label.name}：{one.text}"
        assert said in printed
        assert said in copied
        assert lines[n] == said
