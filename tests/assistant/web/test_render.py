"""Turn → HTML."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from assistant.types import Event
from assistant.web.render import runs, turn
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


def test_a_conflict_shows_each_side_with_its_citation() -> None:
    table = html(about_green("绿地")).partition("<table")[2].partition("</table>")[0]
    assert re.findall(r"<th scope='row'>(.*?)</th><td>(.*?)</td>", table) == [
        ("320 公顷", "全市 · 2025"),
        ("280 公顷", "计划 · 2026"),
    ]
    assert re.findall(r'data-citation="(\d)"', table) == ["1", "2"]


def test_a_list_has_a_line_for_each_item() -> None:
    assert html(about_tasks("任务")).count('<li><span class="sentence">') == 3


def test_a_document_stands_once_in_the_sources_with_all_its_numbers_places_and_status() -> None:
    sources = html(about_tasks("任务")).partition("<details")[2]
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
