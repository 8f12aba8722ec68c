import json
from dataclasses import replace

import pytest

import evals.head as heads
from assistant.generate.language_model import LanguageModel
from evals import run
from evals.records import How
from evals.stored import Rows, head_of, opened
from index.errors import WrongUse
from index.settings import Settings
from tests.evals.scripted import Scripted, answered
from tests.evals.test_run import rows, told, untimed

SET = [{"answers": ["six"]}, {}, {"answerable": False}, {"groups": ["desk"]}]


class Stopped(BaseException):
    """What a kill looks like from within."""


@pytest.fixture
def stop_at(assistant):
    """Return what lets the n-th question of a run stop it."""

    def made(number):
        seen = []

        def progress(step, done, of):
            seen.append(done)
            if done == number:
                raise Stopped

        return progress

    return made


@pytest.mark.parametrize("workers", [1, 3])
def test_a_run_that_was_killed_goes_on_to_the_identical_report(write_set, assistant, tmp_path, stop_at, workers):
    path = write_set(*SET)
    run(path, tmp_path / "whole", assistant)
    with pytest.raises(Stopped):
        run(path, tmp_path / "halved", assistant, progress=stop_at(2), how=How(workers))
    assert len(rows(tmp_path / "halved")) == 2
    run(path, tmp_path / "halved", assistant, how=How(workers))
    assert untimed(rows(tmp_path / "halved")) == untimed(rows(tmp_path / "whole"))
    one, other = (untimed(told(tmp_path / name)) for name in ("whole", "halved"))
    assert one["run"].pop("workers") == 1
    assert other["run"].pop("workers") == workers
    assert one == other


def test_what_was_answered_is_not_asked_again(write_set, assistant, tmp_path, stop_at):
    path = write_set(*SET)
    with pytest.raises(Stopped):
        run(path, tmp_path / "out", assistant, progress=stop_at(2))
    assistant.asked.clear()
    run(path, tmp_path / "out", assistant)
    assert [how["text"] for how in assistant.asked] == ["What is 3?", "What is 3?", "What is 4?"]
    assistant.asked.clear()
    run(path, tmp_path / "out", assistant)
    assert assistant.asked == []


def test_a_line_that_was_cut_off_is_asked_again(write_set, assistant, tmp_path):
    path = write_set(*SET)
    run(path, tmp_path / "out", assistant)
    results = tmp_path / "out" / "results.jsonl"
    whole = results.read_bytes()
    results.write_bytes(whole[:-40])
    assistant.asked.clear()
    run(path, tmp_path / "out", assistant)
    assert {how["text"] for how in assistant.asked} == {"What is 4?"}
    assert untimed(rows(tmp_path / "out")) == untimed([json.loads(line) for line in whole.splitlines()])


def test_progress_begins_at_what_was_kept(write_set, assistant, tmp_path, stop_at):
    path, seen = write_set(*SET), []
    with pytest.raises(Stopped):
        run(path, tmp_path / "out", assistant, progress=stop_at(3))
    run(path, tmp_path / "out", assistant, progress=lambda step, done, of: seen.append((step, done, of)))
    assert seen == [("ask", 3, 4), ("ask", 4, 4)]


def test_another_set_is_refused_and_named(write_set, assistant, tmp_path):
    run(write_set(*SET), tmp_path / "out", assistant)
    with pytest.raises(WrongUse, match=r"holds another run.*the question set \([0-9a-f]{12} → .*--again"):
        run(write_set({}), tmp_path / "out", assistant)
    assert len(rows(tmp_path / "out")) == 4


def test_other_settings_are_refused_and_named(write_set, assistant, tmp_path):
    path = write_set(*SET)
    run(path, tmp_path / "out", assistant)
    other = Scripted(assistant.library, Settings(embedder="hash", store=assistant.settings.store, quotes=5))
    other.scripts, other.asked = {}, []
    with pytest.raises(WrongUse, match="the settings"):
        run(path, tmp_path / "out", other)


def test_results_that_do_not_say_what_made_them_are_refused(write_set, assistant, tmp_path):
    path = write_set(*SET)
    run(path, tmp_path / "out", assistant)
    (tmp_path / "out" / "run.json").unlink()
    with pytest.raises(WrongUse, match=r"there is no run\.json"):
        run(path, tmp_path / "out", assistant)


def test_again_asks_all_anew_and_keeps_the_finished_run(write_set, assistant, tmp_path):
    run(write_set(*SET), tmp_path / "out", assistant)
    assistant.scripts["What is 1?"] = answered("seven")
    run(write_set(*SET), tmp_path / "out", assistant, how=How(again=True))
    assert rows(tmp_path / "out")[0]["answer"]["text"] == "seven"
    assert rows(tmp_path / "out" / "before")[0]["answer"]["text"] != "seven"


def test_answers_of_two_snapshots_are_never_mixed(write_set, assistant, tmp_path):
    assistant.scripts["What is 2?"] = replace(answered("six"), snapshot="0-other")
    with pytest.raises(WrongUse, match=r"The store changed while the run went on.*'q2' was answered from 0-other"):
        run(write_set(*SET), tmp_path / "out", assistant)
    assert [row["id"] for row in rows(tmp_path / "out")] == ["q1"]


def test_a_run_is_not_compared_with_itself(write_set, assistant, tmp_path):
    path = write_set(*SET)
    run(path, tmp_path / "out", assistant)
    with pytest.raises(WrongUse, match="is not compared with itself"):
        run(path, tmp_path / "out", assistant, how=How(again=True, against=tmp_path / "out"))
    assert (tmp_path / "out" / "run.json").is_file()


def test_a_run_of_another_set_is_refused_before_anything_is_asked(write_set, assistant, tmp_path):
    run(write_set({}), tmp_path / "one", assistant)
    assistant.asked.clear()
    with pytest.raises(WrongUse, match="asked another set"):
        run(write_set(*SET), tmp_path / "two", assistant, how=How(against=tmp_path / "one"))
    assert assistant.asked == []


def test_results_that_are_damaged_are_not_gone_on_with(write_set, assistant, tmp_path):
    path = write_set(*SET)
    run(path, tmp_path / "out", assistant)
    (tmp_path / "out" / "results.jsonl").write_text("[]\n")
    with pytest.raises(WrongUse, match=r"byte 0 is no answer.*--again"):
        run(path, tmp_path / "out", assistant)


def test_two_runs_never_write_to_one_folder_at_once(write_set, assistant, tmp_path):
    path = write_set(*SET)
    run(path, tmp_path / "out", assistant)
    with opened(tmp_path / "out", head_of(tmp_path / "out")), pytest.raises(WrongUse, match="Another run writes to"):
        run(path, tmp_path / "out", assistant, how=How(again=True))


def test_any_number_of_workers_gives_the_same_lines_in_the_same_order(write_set, assistant, tmp_path):
    path = write_set(*({"answerable": n % 3 > 0} for n in range(20)))
    assistant.scripts["What is 7?"] = ValueError("on purpose")
    for name, workers in (("one", 1), ("four", 4)):
        run(path, tmp_path / name, assistant, how=How(workers))
    assert untimed(rows(tmp_path / "one")) == untimed(rows(tmp_path / "four"))


def test_the_head_says_what_a_run_was_made_with(write_set, assistant, tmp_path):
    path = write_set(*SET)
    run(path, tmp_path / "out", assistant)
    head = head_of(tmp_path / "out")
    assert head.snapshot == assistant.library.snapshot
    assert head.corpus == assistant.library.corpus()
    assert head.models == {"embedder": "hash hash-256", "reader": "none", "generator": "extractive"}
    assert head.measures[0] == "recall@1"
    assert head.started <= head.ended


def test_the_head_names_the_language_model_that_wrote(assistant):
    settings = Settings(generator="openai", llm_base_url="http://x/v1", llm_model="small-7b")
    assistant.generator = LanguageModel(settings, lambda _: None)
    assert heads.models(assistant)["generator"] == "openai small-7b"


def test_the_corpus_changes_with_what_is_held_and_not_with_the_settings(assistant):
    held = assistant.library.corpus()
    document = assistant.view().records[0].id
    assistant.library.remove(document)
    assert assistant.library.corpus() != held
    assistant.library.restore(document)
    assert assistant.library.corpus() == held


def test_every_line_of_code_counts(tmp_path):
    for room in heads.ROOMS:
        (tmp_path / room).mkdir()
    (tmp_path / "evals" / "run.py").write_text("1")
    before = heads.code(tmp_path)
    (tmp_path / "evals" / "run.py").write_text("2")
    assert heads.code(tmp_path) != before


def test_outside_a_checkout_there_is_no_commit(tmp_path):
    assert heads.commit(tmp_path) is None


def test_a_changed_prompt_and_a_changed_model_are_told_by_name(write_set, assistant, tmp_path):
    run(write_set(*SET), tmp_path / "out", assistant)
    head = head_of(tmp_path / "out")
    other = replace(head, models={**head.models, "reader": "shipped 123"}, prompts={**head.prompts, "tool.en.md": "x"})
    assert heads.differences(head, head) == []
    said = "; ".join(one.en for one in heads.differences(head, other))
    assert "the models (reader: none → shipped 123)" in said
    assert "the prompts (tool.en.md: " in said


def test_a_damaged_line_is_named(write_set, assistant, tmp_path):
    run(write_set(*SET), tmp_path / "out", assistant)
    (tmp_path / "out" / "results.jsonl").write_text('{"id": "q1"}\n')
    with pytest.raises(WrongUse, match=r"results\.jsonl' at byte 0"):
        list(Rows.of(tmp_path / "out"))
