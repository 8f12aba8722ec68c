import re
from html.parser import HTMLParser

import pytest

from evals import run, summary
from evals.report_html import shown
from tests.evals.scripted import answered

HOSTILE = "<script>window.hacked = true</script><img src=x onerror='hacked()'> & \"x\""


class Tags(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


@pytest.fixture
def page(write_set, assistant, tmp_path, cite):
    """Return the page on a set with an answer, a crash, a refusal, and markup wherever markup can be."""
    assistant.scripts["What is 1?"] = answered("It has six gates.", cite("a/park.txt", "It has six gates."))
    assistant.scripts["What is 2?"] = ValueError(HOSTILE)
    assistant.scripts[HOSTILE] = answered(HOSTILE)
    path = write_set({}, {}, {}, {"question": HOSTILE, "kind": HOSTILE, "answers": [HOSTILE], "id": HOSTILE})
    run(path, tmp_path / "out", assistant)
    return (tmp_path / "out" / "report.html").read_text("utf-8")


def test_the_page_holds_no_script_and_asks_for_nothing(page):
    seen = Tags(page)
    assert not {"script", "img", "link", "iframe", "object", "base", "form"} & set(seen.tags)
    assert not {name for name in seen.attributes if name.startswith("on") or name in ("src", "href", "style")}
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_markup_in_questions_answers_and_errors_is_shown_as_text(page):
    assert page.count("&lt;script&gt;window.hacked = true&lt;/script&gt;") >= 4
    assert "<script>" not in page


def test_crashes_and_failures_come_first_and_crashes_are_open(page):
    order = re.findall(r"<details( open[^>]*)?><summary><code>(q\d)", page)
    assert [id for _, id in order] == ["q2", "q3", "q1"]
    assert [bool(is_open) for is_open, _ in order] == [True, False, False]


def test_every_verdict_is_shown_with_its_reason(page):
    assert "1 of 1 gold spans cited" in page
    assert "crashed: ValueError: &lt;script&gt;" in page
    assert "refused, though there is an answer" in page


def test_a_value_below_one_is_never_rounded_up_to_one():
    assert [shown(value) for value in (0.996, 1.0, 0.29, None)] == ["0.99", "1.00", "0.29", "–"]


def test_the_summary_says_counts_means_times_and_what_the_gate_misses(write_set, assistant, tmp_path):
    (tmp_path / "gate.toml").write_text('[[measure]]\nname = "answered"\nmin = 1\n')
    said = summary(run(write_set({}, {}), tmp_path / "out", assistant, gate=tmp_path / "gate.toml"))
    assert "2 questions asked, 0 skipped, 0 crashed" in said
    assert re.search(r"^answered +0\.000  of 2$", said, re.M)
    assert "answered is 0, the gate asks for 1 or more (2 questions short of it)" in said
