"""Turn → HTML."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from assistant.told import differing
from assistant.types import Event, Sentence
from assistant.web.render import turn
from assistant.web.sources import runs
from assistant.web.turn import Turn
from tests.assistant.fake import about_green, about_hostile, about_tasks, about_tram, events, refused


def html(answer, last: int | None = None) -> str:
    said = Turn(answer.question)
    for event in list(events(answer))[:last]:
        said = said.after(event)
    return turn(said)


class Tags(HTMLParser):
    """What a browser would build: tags and attribute names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.open = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.open += 1
        self.found |= {tag, *(name for name, _ in attrs)}

    def handle_endtag(self, tag: str) -> None:
        self.open -= 1


def test_text_from_outside_never_becomes_markup() -> None:
    found = Tags(html(replace(about_hostile("<script>x</script>hostile\"'>"), kind="list"))).found
    assert not found & {"script", "img", "b", "onerror", "src", "href"}


def test_every_tag_that_is_opened_is_closed() -> None:
    for answer in (about_green("绿地"), about_tasks("任务"), about_tram("tram"), about_hostile("h"), refused("?")):
        assert Tags(html(answer)).open == 0


def test_each_sentence_has_a_button_that_opens_its_citation() -> None:
    numbers = re.findall(r'</span><button type="button" class="cite" data-citation="(\d+)"', html(about_tasks("任务")))
    assert numbers == ["1", "2", "3"]


def test_an_unchecked_sentence_says_so_and_why() -> None:
    page = html(about_green("绿地"))
    assert page.count('class="sentence unchecked"') == 1
    assert "not fully verified" in page
    assert "按发稿日理解为2026年" in page


def test_a_conflict_shows_its_sides_beside_one_another_each_with_its_citation_and_source() -> None:
    card = html(about_green("绿地")).partition('class="conflict"')[2].partition("</section>")[0]
    assert re.findall(r"<strong>(.*?)</strong>", card) == ["320公顷", "280公顷"]
    assert re.findall(r'data-citation="(\d)"', card) == ["1", "2"]
    assert card.count("滨江日报 · 2026-03-05</p>") == 2


def test_a_list_has_a_line_for_each_item() -> None:
    assert html(about_tasks("任务")).count('<li><span class="sentence">') == 3


def test_a_document_stands_once_in_the_sources_with_all_its_numbers_places_and_status() -> None:
    sources = html(about_tasks("任务")).partition('<details class="sources"')[2]
    assert sources.count('class="see"') == 1
    assert '<span class="n">1–3</span>' in sources
    assert "第一章第二节" in sources
    assert 'class="chip draft"' in sources


def test_sources_come_when_the_answer_is_whole_and_not_before() -> None:
    assert "<details" not in html(about_tram("tram"), last=-1)
    assert "<details" in html(about_tram("tram"))


def test_a_short_answer_that_is_the_whole_answer_is_not_said_twice() -> None:
    whole = about_tram("tram")
    once = replace(whole, sentences=whole.sentences[:1], short_answer=whole.sentences[0].text)
    assert 'class="short"' not in html(once)


def test_a_refusal_says_its_reason_what_was_searched_and_the_nearest_passages() -> None:
    page = html(refused("Who?"))
    assert "not in the sources" in page
    assert "4 documents, 31 passages searched" in page
    assert page.count('data-citation="') == 2


def test_an_error_says_what_happened_and_where_the_question_is() -> None:
    page = turn(Turn("?").after(Event("error", {"message": "The store is <damaged>."})))
    assert "The store is &lt;damaged&gt;." in page
    assert "back in the box" in page


def test_a_question_that_waits_says_what_for() -> None:
    assert "Searching" in turn(Turn("?"))
    assert "Checking" in turn(Turn("?", found=True))


def test_numbers_in_a_row_are_told_as_a_run() -> None:
    assert runs([1, 2, 3, 5, 7, 8]) == ["1–3", "5", "7–8"]


def test_a_checked_sentence_is_marked_and_the_foot_says_what_that_means() -> None:
    page = html(about_green("绿地"))
    assert page.count('class="checked"') == 1
    assert "✓ 1 of 2 sentences checked" in page
    assert "character for character" in page
    assert "dotted line" in page


def test_a_short_answer_has_its_day_and_its_source_beside_it() -> None:
    known = {"as_of": "2025", "value": "320公顷", "unit": "公顷", "amount": 320.0, "citation": 1}
    short = html(replace(about_green("绿地"), series=(known,))).partition('class="short"')[2].partition("</p>")[0]
    assert "(2025)" in short
    assert 'data-citation="1"' in short


def points(*figures: tuple[str, str, float | None]) -> tuple[dict, ...]:
    return tuple(
        {"as_of": day, "value": value, "unit": "座", "amount": amount, "citation": n}
        for n, (day, value, amount) in enumerate(figures, 1)
    )


def test_older_figures_stand_in_a_chart_from_the_oldest_and_in_a_table_from_the_newest() -> None:
    series = points(("2026-08", "20座", 20.0), ("2024-04", "<10座", 10.0))
    page = html(replace(about_tasks("任务"), kind="latest", series=series))
    assert re.findall(r'<rect .*?height="([\d.]+)"', page) == ["32.0", "64.0"]
    assert re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', page) == [
        ("2026-08", "20座"),
        ("2024-04", "&lt;10座"),
    ]


@pytest.mark.parametrize("amount", [None, -3.0, 0.0])
def test_figures_that_make_no_scale_are_told_without_a_chart(amount: float | None) -> None:
    page = html(replace(about_tasks("任务"), series=points(("2026", "a", amount), ("2024", "b", amount))))
    assert "<svg" not in page
    assert page.count('<th scope="row">') == 2


def test_the_steps_of_a_timeline_stand_beside_their_days() -> None:
    steps = points(("2023-03", "", None), ("2025-06", "", None))
    page = html(replace(about_tasks("任务"), kind="timeline", series=steps))
    assert re.findall(r"<li>(<time.*?</time>|<span></span>)<div>", page) == [
        '<time datetime="2023-03">2023-03</time>',
        '<time datetime="2025-06">2025-06</time>',
        "<span></span>",
    ]


def test_a_follow_up_shows_the_question_it_was_taken_for() -> None:
    assert "上海2025年新增了多少绿地？</q>" in html(replace(about_green("绿地"), asked_as="上海2025年新增了多少绿地？"))
    assert "<q" not in html(replace(about_green("绿地"), asked_as="绿地"))


def test_a_refusal_within_limits_says_them_once_and_offers_to_ask_without_them() -> None:
    answer = refused("?")
    within = replace(answer.refusal, searched={"documents": 1, "passages": 2, "outlet": "滨江日报"})
    told = replace(answer, refusal=within).as_json()
    page = turn(Turn("?", 3, {"outlet": "滨江日报"}).settled(told))
    assert 'data-again="3" data-freely' in page
    assert page.count("滨江日报</strong>") == 1
    assert "滨江日报</strong>" in turn(Turn("?").settled(told))


def test_a_sentence_whose_document_was_removed_since_says_so() -> None:
    answer = about_tram("tram").as_json() | {"sentences": ({"text": "", "citations": [], "removed": True},)}
    assert "was removed]" in turn(Turn("tram").settled(answer))


def test_rows_of_a_table_stand_in_a_table_and_what_is_said_around_them_does_not() -> None:
    rows = ("指标\t单位\t2030年", "再生水利用率\t%\t40\n管网\t公里\t800")
    told = [Sentence(text, (1,)) for text in ("先说一句。", *rows, "再说一句。")]
    page = html(replace(about_tasks("任务"), kind="figure", sentences=tuple(told)))
    assert re.findall(r"<td>([^<]*)</td>", page)[3:] == ["再生水利用率", "%", "40", "管网", "公里", "800"]
    assert page.count("<table>") == 1
    assert page.count('<p class="answer">') == 2
    assert page.count('<td class="marks">') == len(rows)


def test_what_a_card_says_of_a_conflict_no_note_says_again() -> None:
    sides = (
        {"value": "320", "unit": "公顷", "scope": "全市", "as_of": "2025", "citation": 1, "chosen": True},
        {"value": "5", "unit": "hectares", "scope": "", "as_of": "", "citation": 2, "chosen": False},
    )
    conflict = {"about": "绿地", "sides": list(sides)}
    said = differing.note(conflict, "zh")
    answer = replace(about_green("绿地？"), conflicts=(conflict,), notes=(said, "另一条说明。"))
    told = html(answer)
    assert "各份资料的数字不同" not in told.split('<ul class="notes">')[1].split("</ul>")[0]
    assert "另一条说明" in told
    assert re.findall(r"<strong>(.*?)</strong>", told.split('class="conflict"')[1]) == ["320公顷", "5 hectares"]
    undecided = {**conflict, "sides": [{**side, "chosen": False} for side in sides]}
    open_ = replace(answer, conflicts=(undecided,), notes=(differing.note(undecided, "zh"),))
    assert "这里未作取舍" in html(open_)


@pytest.mark.parametrize("text", ["新增绿地320公顷。", "It carried 41,000.", "e\u0301", "👩\u200d🚒"])
def test_the_last_sign_of_a_sentence_and_its_numbers_are_not_parted(text: str) -> None:
    answer = about_green("绿地？")
    told = html(replace(answer, sentences=(Sentence(text, (1,)),), notes=(), conflicts=()))
    body, last = re.search(r'class="text">(.*?)</span><span class="ends">(?:<span>(.*?)</span>)?<button', told).groups()  # type: ignore[union-attr]
    assert body + (last or "") == text
    assert last in ("。", ".", None)
