from pathlib import Path

import pytest

from assistant import Assistant
from evals import gate, run, summary
from evals.types import Means, QuestionSet, Report, Skipped
from index import build
from index.errors import WrongUse
from index.settings import Settings
from index.shipped import shipped

SHA = "ab" * 32
SETS = Path(gate.__file__).parent / "sets"


def report(skipped=(), **values):
    means = Means({"recall@1": 0.84, "answered": None} | values, {"recall@1": 50, "answered": 0}, 50)
    asked = QuestionSet(Path("s.jsonl"), SHA, (), ())
    return Report(asked, "1", "f", means, {}, (), skipped, {"p50": 120.0, "p95": 430.0})


@pytest.fixture
def missed(tmp_path):
    """Return what a gate with this text misses, in words."""

    def made(text, found=None):
        path = tmp_path / "gate.toml"
        path.write_text(text, "utf-8")
        return [str(one) for one in gate.check(found or report(), path)]

    return made


def asks(name, bound):
    return f'[[measure]]\nname = "{name}"\n{bound}\n'


def test_a_missed_floor_says_the_value_the_floor_and_how_many_questions_short(missed):
    said = "recall@1 is 0.84, the gate asks for 0.9 or more (3 questions short of it)"
    assert missed(asks("recall@1", "min = 0.90")) == [said]
    assert missed(asks("recall@1", "min = 0.85"))[0].endswith("(1 question short of it)")


@pytest.mark.parametrize("bound", ["min = 0.84", "min = 0", "max = 0.84", "min = 0.8\nmax = 1"])
def test_a_gate_that_is_reached_is_met(missed, bound):
    assert missed(asks("recall@1", bound)) == []


def test_a_ceiling_holds_times_and_counts_too(missed):
    assert missed(asks("latency_p95_ms", "max = 400")) == ["latency_p95_ms is 430, the gate asks for 400 or less"]
    assert missed(asks("crashed", "max = 0")) == []


def test_every_missed_measure_is_named_in_the_order_of_the_gate(missed):
    said = missed(asks("latency_p50_ms", "max = 100") + asks("recall@1", "min = 1"))
    assert [one.split()[0] for one in said] == ["latency_p50_ms", "recall@1"]


def test_a_measure_that_applied_to_no_question_misses_the_gate(missed):
    assert missed(asks("answered", "min = 0")) == [
        "answered applies to no question that was asked, so the gate cannot be met"
    ]


def test_a_changed_set_misses_a_gate_that_pins_another(missed):
    floor = asks("recall@1", "min = 0.5")
    assert missed(f'set_sha256 = "{SHA}"\n' + floor) == []
    [said] = missed(f'set_sha256 = "{"0" * 64}"\n' + floor)
    assert "the gate was made for 000000000000…" in said
    assert "pin the new sha256" in said


def test_skipped_questions_miss_a_gate_that_does_not_allow_for_them(missed):
    found = report(skipped=(Skipped("q1", "no file"),))
    [said] = missed(asks("recall@1", "min = 0.5"), found)
    assert said == "1 of 1 questions were skipped (no file); the gate is for all"
    assert missed(asks("recall@1", "min = 0.5") + asks("skipped", "max = 1"), found) == []


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (
            asks("recall@1", "min = 0.5") + asks("recal@5", "min = 1"),
            5,
            "unknown measure 'recal@5'; known: recall@1, answered",
        ),
        (asks("recall@1", "min = 0.5\nfloor = 1"), 4, "unknown key 'floor'; known: name, min, max"),
        ("tolerance = 0.1\n" + asks("recall@1", "min = 1"), 1, "unknown key 'tolerance'; known: set_sha256, measure"),
        (asks("recall@1", 'min = "high"'), 3, "'min' must be a number, not 'high'"),
        (asks("recall@1", "min = true"), 3, "'min' must be a number, not True"),
        (asks("recall@1", "min = nan"), 3, "'min' must be a number, not nan"),
        (asks("recall@1", ""), 2, "recall@1 has neither min nor max"),
        ("[[measure]]\nmin = 1\n", 1, "unknown measure None"),
        ('set_sha256 = "short"\n' + asks("recall@1", "min = 1"), 1, "'set_sha256' must be the 64 hex digits"),
    ],
)
def test_a_gate_that_cannot_be_meant_is_refused_with_its_line(missed, text, line, reason):
    with pytest.raises(WrongUse) as refused:
        missed(text)
    assert f"gate.toml:{line}: {reason}" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "reason"), [("", "asks for nothing"), ("measure = 3", "asks for nothing"), ("[", "Could not read gate")]
)
def test_a_gate_that_is_no_gate_is_refused(missed, text, reason):
    with pytest.raises(WrongUse, match=reason):
        missed(text)


def test_a_faulty_gate_is_refused_before_anything_is_asked(write_set, assistant, tmp_path):
    (tmp_path / "gate.toml").write_text(asks("speed", "max = 1"))
    with pytest.raises(WrongUse, match="unknown measure 'speed'"):
        run(write_set({}), tmp_path / "out", assistant, gate=tmp_path / "gate.toml")
    assert assistant.asked == []


def test_a_run_keeps_what_the_gate_decided(write_set, assistant, tmp_path):
    (tmp_path / "gate.toml").write_text(asks("answered", "min = 1"))
    done = run(write_set({}), tmp_path / "out", assistant, gate=tmp_path / "gate.toml")
    assert not done.gate.met
    assert '"met": false' in (tmp_path / "out" / "report.json").read_text()
    assert "Gate not met" in (tmp_path / "out" / "report.html").read_text()


@pytest.mark.timeout(300)  # about 30 s on two cores that have nothing else to do
def test_the_sample_documents_reach_the_gate_of_their_set(tmp_path):
    settings = Settings(store=tmp_path / "store", embedder="shipped")
    build([shipped("corpus")], settings.store, settings=settings)
    assistant = Assistant.open(settings.store, settings)
    done = run(SETS / "corpus.jsonl", tmp_path / "out", assistant, gate=SETS / "corpus.gate.toml")
    assistant.close()
    assert done.gate.met, summary(done)
