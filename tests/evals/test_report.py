import csv
import hashlib
import json
import re
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from evals import run, summary
from evals.markup import shown
from evals.meanings import meaning
from evals.measures import measures
from evals.overall import SET_MEASURES
from evals.records import How
from evals.report_charts import times
from evals.report_csv import safe
from evals.report_words import percent
from tests.evals.scripted import answered

CHINESE = re.compile("[一-鿿]")
HOSTILE = "<script>window.hacked = true</script><img src=x onerror='hacked()'> & \"x\""


class Tags(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.depth, self.texts = [], [], [], {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.depth.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.setdefault(self.depth[-1] if self.depth else "", []).append(data)


@pytest.fixture
def out(write_set, assistant, tmp_path, cite):
    """Return the folder of a run with an answer, a crash, a refusal, and markup wherever markup can be."""
    assistant.scripts["What is 1?"] = answered("It has six gates.", cite("a/park.txt", "It has six gates."))
    assistant.scripts["What is 1?"] = replace(assistant.scripts["What is 1?"], confidence=0.9)
    assistant.scripts["What is 2?"] = ValueError(HOSTILE)
    assistant.scripts[HOSTILE] = replace(answered("<i>x</i>"), confidence=0.4)
    path = write_set({}, {}, {}, {"question": HOSTILE, "kind": HOSTILE, "answers": [HOSTILE], "id": HOSTILE})
    run(path, tmp_path / "out", assistant)
    return tmp_path / "out"


@pytest.fixture
def page(out):
    return (out / "report.html").read_text("utf-8")


def test_the_page_asks_for_nothing_and_runs_its_own_script_alone(page):
    seen = Tags(page)
    assert seen.tags.count("script") == seen.tags.count("style") == 1
    assert not {"img", "iframe", "object", "base", "form"} & set(seen.tags)
    assert not {name for name, _ in seen.attributes if name.startswith("on") or name in ("src", "style")}
    assert {value for name, value in seen.attributes if name == "href"} == {"data:,"}
    assert "url(" not in page
    assert "@import" not in page
    policy = next(value for name, value in seen.attributes if name == "content" and "default-src" in value)
    sums = [b64encode(hashlib.sha256(seen.texts[tag][0].encode()).digest()).decode() for tag in ("style", "script")]
    assert policy.startswith("default-src 'none'")
    assert all(f"'sha256-{told}'" in policy for told in sums)


def test_markup_in_questions_answers_and_errors_is_shown_as_text(page):
    assert page.count("&lt;script&gt;window.hacked = true&lt;/script&gt;") >= 4
    assert page.count("<script") == 1


def test_crashes_and_failures_come_first_and_crashes_are_open(page):
    order = re.findall(
        r"<details class=\"case[^>]*?data-case=\"\"(?: open=\"(open)\"|)[^>]*><summary><code>(q\d)", page
    )
    assert [id for _, id in order] == ["q2", "q3", "q1"]
    assert [bool(is_open) for is_open, _ in order] == [True, False, False]


def test_every_verdict_is_shown_with_its_reason(page):
    assert "1 of 1 gold spans cited" in page
    assert "ValueError: &lt;script&gt;" in page
    assert "refused, though there is an answer" in page


def test_every_verdict_that_applies_gives_its_reason_in_chinese_too(out):
    rows = [json.loads(line) for line in (out / "results.jsonl").read_text("utf-8").splitlines()]
    told = [
        (name, verdict) for row in rows for name, verdict in row["verdicts"].items() if verdict["value"] is not None
    ]
    assert len({name for name, _ in told}) >= 15
    assert [name for name, verdict in told if not CHINESE.search(verdict["zh"])] == []


def test_the_page_says_what_another_limit_would_give(page, out):
    assert "Risk against coverage" in page
    assert 'aria-label="risk against coverage: 50 % wrong of 50 % answered"' in page
    told = json.loads((out / "report.json").read_text("utf-8"))
    assert told["risk_coverage"] == [
        {"sure": 0.9, "coverage": 0.25, "risk": 0.0},
        {"sure": 0.4, "coverage": 0.5, "risk": 0.5},
    ]
    assert told["overall"]["aurc"] == 0.25


def test_gold_and_citation_are_marked_in_the_text_around_them(page):
    assert re.search(r"ribbon\.\s+<mark class=\"gold cited\">It has six gates\.<sup>1</sup></mark>", page)


def test_both_languages_are_in_the_page_and_none_is_missing_a_text(page):
    en, zh = page.count('class="en" lang="en"'), page.count('class="zh" lang="zh"')
    assert en == zh > 20
    assert "有答案却拒答" in page


def test_the_four_questions_stand_first_with_their_answers(page):
    asked = ["How good is it?", "Where is it weak?", "Is it better than the last run?", "May it go live?"]
    places = [page.index(text) for text in asked]
    assert places == sorted(places)
    assert places[-1] < page.index(">Measures<")
    assert "1 of 4 questions went right (25 %)" in page
    assert "No earlier run to compare with" in page
    assert "No gate was named" in page


def test_values_are_rounded_but_never_to_all_or_none():
    assert [shown(value) for value in (0.889, 0.29, 1.0, 0.0, None)] == ["0.89", "0.29", "1.00", "0.00", "–"]
    assert [shown(value) for value in (0.996, 0.004, -0.126)] == ["0.99", "0.01", "-0.13"]
    assert [percent(value) for value in (2 / 3, 0.996, 0.004)] == ["67 %", "99 %", "1 %"]


def test_names_of_two_times_that_are_near_each_other_stand_on_either_side():
    near, far = (times([900.0, 1000.0], {"p50": p50, "p95": 1000.0}) for p50 in (900.0, 100.0))
    assert [text.get("class") for text in near.iter("text")] == ["end", "start"]
    assert [text.get("class") for text in far.iter("text")] == ["start", "start"]
    same = times([5.0], {"p50": 5.0, "p95": 5.0})
    assert [text.get("class") for text in same.iter("text")] == ["end", "start"]


def test_every_measure_is_explained_in_both_languages(assistant, page):
    names = [one.name for one in (*measures(assistant), *SET_MEASURES)]
    by_models = ("citation_recall_nli", "citation_precision_nli", "judge_faithful", "judge_correct")
    told = {name: meaning(name) for name in (*names, *by_models)}
    assert [name for name, words in told.items() if words is None] == []
    assert all(CHINESE.search(words.zh) and not CHINESE.search(words.en) for words in told.values())
    assert "first 5 passages" in told["recall@5"].en
    assert told["gold_cited"].en in page


def test_the_summary_says_counts_means_times_and_what_the_gate_misses(write_set, assistant, tmp_path):
    (tmp_path / "gate.toml").write_text('[[measure]]\nname = "answered"\nmin = 1\n')
    said = summary(run(write_set({}, {}), tmp_path / "out", assistant, gate=tmp_path / "gate.toml"))
    assert "2 questions asked, 0 skipped, 0 crashed" in said
    assert re.search(r"^answered +0\.000  of 2", said, re.M)
    assert "How good is it? 0 of 2 questions went right (0 %)" in said
    assert "answered is 0, the gate asks for 1 or more (2 questions short of it)" in said


def test_the_report_names_the_interval_of_each_mean_and_the_value_of_each_question(out):
    told = json.loads((out / "report.json").read_text("utf-8"))
    low, high = told["intervals"]["gold_cited"]
    assert 0 <= low < told["measures"]["gold_cited"] < high <= 1
    assert told["questions"]["q1"]["gold_cited"] == 1
    assert told["questions"]["q3"]["gold_cited"] == 0


def test_a_spreadsheet_runs_nothing_of_a_report(out):
    with (out / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["q1", "q2", "q3", HOSTILE]
    assert (rows[0]["ended"], rows[0]["right"], rows[0]["gold_cited"]) == ("answered", "yes", "1.0000")
    assert (rows[2]["ended"], rows[2]["answer_contains"]) == ("missed", "")
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"):
        assert safe(text) == "'" + text
    assert safe("6 = six") == "6 = six"


def test_with_too_few_questions_to_be_sure_the_part_that_failed_most_is_named(write_set, assistant, tmp_path):
    assistant.scripts["What is 1?"] = answered("Nobody knows.")
    run(write_set({"kind": "figure"}, {"kind": "who", "answerable": False}), tmp_path / "out", assistant)
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "Too few to be sure: 1 of the 1 that failed have kind = figure (0 of 1 right)." in page


def test_build_servers_see_a_case_for_each_question(out):
    suite = ElementTree.parse(out / "junit.xml").getroot().find("testsuite")
    assert {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": "4",
        "failures": "2",
        "errors": "1",
        "skipped": "0",
    }
    first, second, third, _ = suite.findall("testcase")
    assert first.get("name") == "q1: What is 1?"
    assert len(first) == 0
    assert second.find("error").get("message").startswith("ValueError: <script>")
    assert third.find("failure").get("message") == "gold_cited 0.00: the question was refused"


def test_a_gate_that_is_not_met_fails_a_case_of_its_own(write_set, assistant, tmp_path):
    (tmp_path / "gate.toml").write_text('[[measure]]\nname = "answered"\nmin = 1\n')
    run(write_set({}), tmp_path / "out", assistant, gate=tmp_path / "gate.toml")
    _, gate = ElementTree.parse(tmp_path / "out" / "junit.xml").getroot().findall("testsuite")
    assert "answered is 0" in gate.find("testcase/failure").text


def test_a_gate_of_one_measure_leaves_the_others_that_decide(write_set, assistant, tmp_path):
    (tmp_path / "gate.toml").write_text('[[measure]]\nname = "answered"\nmin = 0\n')
    assistant.scripts["What is 1?"] = answered("Nobody knows.")
    run(write_set({"answerable": False}), tmp_path / "out", assistant, gate=tmp_path / "gate.toml")
    suite, _ = ElementTree.parse(tmp_path / "out" / "junit.xml").getroot().findall("testsuite")
    assert suite.find("testcase/failure").get("message").startswith("right_refusal 0.00")


def test_characters_that_no_file_can_hold_do_not_break_a_report(write_set, assistant, tmp_path):
    assistant.scripts["What is 1?"] = answered("half a pair \ud800, a bell \x07, a line end \u2028 within")
    run(write_set({}), tmp_path / "out", assistant)
    assert len((tmp_path / "out" / "results.jsonl").read_text("utf-8").splitlines()) == 1
    ElementTree.parse(tmp_path / "out" / "junit.xml")
    assert "half a pair \ufffd, a bell \ufffd" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_the_report_says_whether_it_is_better_than_the_run_before(write_set, assistant, tmp_path, cite):
    path = write_set(*({} for _ in range(8)))
    run(path, tmp_path / "out", assistant)
    for number in range(1, 9):
        assistant.scripts[f"What is {number}?"] = answered("six", cite("a/park.txt", "It has six gates."))
    report = run(path, tmp_path / "out", assistant, how=How(again=True))
    assert "Is it better than the last run? Yes" in summary(report)
    told = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert told["against"]["verdict"] == "better"
    assert len(told["against"]["gained"]) == 8
