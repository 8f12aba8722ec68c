import json
import re
from dataclasses import replace

import numpy as np
import pytest

from evals import run
from evals.compare import Run, as_json, compare, difference, verdict
from evals.compare_html import page
from evals.compare_words import lines
from evals.intervals import interval, of_mean
from evals.records import Scored
from evals.report_charts import WIDTH
from index.errors import WrongUse
from tests.evals.scripted import answered


def pair(before, after):
    return tuple(Scored("q", {"mrr": value}, {}, 1.0, "answered") for value in (before, after))


@pytest.fixture
def runs(write_set, assistant, tmp_path, cite):
    """Return two runs of one set: q1 turned right, q2 turned wrong, the others stayed."""
    path = write_set(*({} for _ in range(6)))
    gold = answered("It has six gates.", cite("a/park.txt", "It has six gates."))
    assistant.scripts = {"What is 2?": gold, "What is 3?": gold}
    run(path, tmp_path / "one", assistant)
    assistant.scripts = {"What is 1?": gold, "What is 3?": gold}
    run(path, tmp_path / "two", assistant)
    return Run.of(tmp_path / "one"), Run.of(tmp_path / "two")


def test_the_questions_that_turned_are_named_each_way(runs):
    told = compare(*runs)
    assert [(flip.id, flip.before, flip.after) for flip in told.gained] == [("q1", "missed", "answered")]
    assert [(flip.id, flip.before, flip.after) for flip in told.lost] == [("q2", "answered", "missed")]
    cited = next(one for one in told.differences if one.measure == "gold_cited")
    assert (cited.before, cited.after, cited.gain, cited.up, cited.down) == (0.3333, 0.3333, 0, 1, 1)
    assert (cited.word, verdict(told)) == ("unshown", "unshown")


def test_a_run_compared_with_itself_is_the_same(runs):
    told = compare(runs[0], runs[0])
    assert verdict(told) == "same"
    assert {(one.gain, one.low, one.high) for one in told.differences} == {(0, 0, 0)}


def test_the_interval_is_the_bootstrap_of_the_differences_by_pairs():
    gains = [1.0] * 12 + [0.0] * 30 + [-1.0] * 3
    found = difference("mrr", [pair(0.0, 1.0)] * 12 + [pair(0.5, 0.5)] * 30 + [pair(1.0, 0.0)] * 3)
    draws = np.random.default_rng(7).choice(gains, (20_000, len(gains))).mean(axis=1)
    assert (found.low, found.high) == pytest.approx(np.percentile(draws, [2.5, 97.5]), abs=0.025)
    assert (found.word, found.up, found.down, found.questions) == ("better", 12, 3, 45)


def test_pairs_of_which_one_does_not_apply_are_not_counted():
    found = difference("mrr", [pair(None, 1.0), pair(0.0, None), pair(0.0, 1.0)])
    assert (found.questions, found.before, found.after) == (1, 0, 1)
    assert difference("mrr", [pair(None, None)]) is None


def test_worse_in_a_deciding_measure_is_worse_whatever_else_is_better(runs):
    told = compare(*runs)
    better = replace(told.differences[0], measure="answered", low=0.1, high=0.2, up=2)
    worse = replace(better, measure="right_refusal", low=-0.2, high=-0.1)
    assert verdict(replace(told, differences=(better, worse))) == "worse"
    assert verdict(replace(told, differences=(better,))) == "better"
    assert verdict(replace(told, differences=(replace(worse, measure="latency"),))) == "same"


def test_runs_of_two_sets_are_refused_unless_what_they_share_is_wanted(runs, write_set, assistant, tmp_path):
    run(write_set({}, {"question": "Another one?"}, {"answerable": False}), tmp_path / "three", assistant)
    other = Run.of(tmp_path / "three")
    with pytest.raises(WrongUse, match=r"asked two sets.*--common"):
        compare(runs[0], other)
    told = compare(runs[0], other, common=True)
    assert (told.common, told.left_out) == (1, 7)
    assert told.changed[0].en.startswith("the question set (")


def test_nothing_in_common_is_refused(runs, write_set, assistant, tmp_path):
    run(write_set({"question": "Another one?"}), tmp_path / "three", assistant)
    with pytest.raises(WrongUse, match="no question in common"):
        compare(runs[0], Run.of(tmp_path / "three"), common=True)


def test_a_run_that_was_not_finished_is_refused(runs, tmp_path):
    head = json.loads((tmp_path / "one" / "run.json").read_text())
    (tmp_path / "one" / "run.json").write_text(json.dumps({**head, "ended": None}))
    with pytest.raises(WrongUse, match="was not finished"):
        Run.of(tmp_path / "one")
    with pytest.raises(WrongUse, match="No run in"):
        Run.of(tmp_path)


def test_the_tolerance_is_told_in_questions(runs):
    told = as_json(compare(*runs))
    assert told["one_question"] == pytest.approx(1 / 6, abs=1e-4)
    cited = told["measures"]["gold_cited"]
    assert cited["tolerance_questions"] == round((cited["interval"][1] - cited["interval"][0]) / 2 * 6) + 1


def test_words_and_page_show_both_answers_of_a_question_that_turned(runs):
    said = "\n".join(lines(compare(*runs), *runs))
    assert "Is the second better? Not shown: chance alone may be behind it" in said
    assert "turned wrong: q2" in said
    assert "before (answered): It has six gates." in said
    whole = "".join(page(compare(*runs), *runs))
    assert whole.count("It has six gates.") >= 4
    assert whole.index("Turned wrong") < whole.index("What is 2?") < whole.index("Turned right")


@pytest.mark.parametrize(("low", "reach"), [(-0.04, "0.05"), (-0.2, "0.25"), (-0.75, "1")])
def test_no_interval_of_a_comparison_is_cut_at_the_edge_of_its_drawing(runs, low, reach):
    told = compare(*runs)
    widest = replace(told.differences[0], low=low, high=0.01, up=1, down=1)
    whole = "".join(page(replace(told, differences=(widest,)), *runs))
    assert f"<span>−{reach}</span><span>0</span><span>+{reach}</span>" in whole
    left = float(re.search(r'<line x1="([-\d.]+)"[^>]*class="sure"', whole)[1])
    assert left == pytest.approx((low / float(reach) + 1) / 2 * WIDTH, abs=0.1)


def test_an_interval_is_drawn_alike_every_time_and_widens_with_fewer_questions():
    many, few = [1.0, 0.0] * 100, [1.0, 0.0] * 10
    assert interval(many) == interval(many)
    assert of_mean(few)[1] - of_mean(few)[0] > 2 * (of_mean(many)[1] - of_mean(many)[0])


def test_all_right_of_few_is_not_certain():
    low, high = interval([1.0] * 5)
    # Wilson (1927) by hand: 5 / (5 + z²) with z = 1.95996.
    assert (low, high) == (pytest.approx(5 / (5 + 1.95996**2), abs=1e-4), 1)
    assert interval([]) is None
