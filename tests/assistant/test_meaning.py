"""Where meaning matters: some of the sample documents with the shipped weights, indexed once; about fifteen seconds."""

import functools
import json
import shutil
from collections.abc import Callable, Iterator

import pytest

from assistant import Answer, Assistant
from assistant.examples import SAMPLES, Example
from index import build
from index.settings import Settings
from index.shipped import shipped
from tests.assistant.conftest import sources, texts

NEWSROOM = frozenset({"newsroom"})
BAY, MEMO = "press/greater-bay-labs-zh-hant.txt", "press/newsroom-embargo-memo.txt"
OTHERS = (
    "press/beijing-five-drivers-reprint.txt",
    "press/rd-2024-preliminary.txt",
    "plans/beijing-15th-plan-targets-draft.md",
    BAY,
    MEMO,
)
DRIVERS, TARGET = SAMPLES[0].question, SAMPLES[2].question


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder, store = tmp_path_factory.mktemp("samples"), tmp_path_factory.mktemp("stores") / "samples"
    names = {one.source for one in SAMPLES} | set(OTHERS)
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(shipped("corpus") / name, folder / name)
    lines = (shipped("corpus") / "manifest.jsonl").read_text("utf-8").splitlines()
    (folder / "manifest.jsonl").write_text("\n".join(x for x in lines if json.loads(x)["file"] in names), "utf-8")
    build([folder], store, settings=Settings())
    made = Assistant.open(store, Settings())
    yield made
    made.close()


@pytest.fixture(scope="module")
def ask(samples: Assistant) -> Callable[..., Answer]:
    """Asking takes up to a second with weights: one question is asked once."""
    return functools.cache(samples.ask)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.source)
def test_every_example_question_is_answered_from_its_document(
    samples: Assistant, ask: Callable[..., Answer], sample: Example
) -> None:
    answer = ask(sample.question)
    assert sample.source in sources(answer)
    assert answer.language == sample.language
    assert all(samples.document(c.document).text[c.start : c.end] == c.quote for c in answer.citations)


def test_the_five_drivers_come_whole_and_in_order(ask: Callable[..., Answer]) -> None:
    answer = ask(DRIVERS)
    assert [text[:2] for text in texts(answer)[1:]] == ["一是", "二是", "三是", "四是", "五是"]
    assert {(c.source, c.reprints) for c in answer.citations} == {("press/beijing-five-drivers.txt", 1)}


@pytest.mark.parametrize("question", ["火星上有多少家咖啡馆？", "深圳市全员劳动生产率的目标是多少？"])
def test_what_the_samples_do_not_say_is_refused(ask: Callable[..., Answer], question: str) -> None:
    assert ask(question).refusal is not None


@pytest.mark.parametrize(
    ("question", "source", "note"),
    [
        ("新加坡的消费税什么时候升到9%？", "press/en-singapore-budget-2022.txt", "引文出自英文资料，保持原文。"),
        (
            "What are the three proposals made at the 2024 Zhongguancun Forum?",
            "press/zhongguancun-forum-2024-results.txt",
            "The quotes are from Chinese sources and stay in their own words.",
        ),
    ],
)
def test_a_source_in_the_other_language_is_found_and_a_note_says_so(
    ask: Callable[..., Answer], question: str, source: str, note: str
) -> None:
    answer = ask(question)
    assert source in sources(answer)
    assert note in answer.notes


def test_the_memo_answers_its_group_alone(ask: Callable[..., Answer]) -> None:
    question = "“晨曦”专题解禁时间是哪一天？"
    assert sources(ask(question, access=NEWSROOM)) == {MEMO}
    refusal = ask(question).refusal
    assert refusal is not None
    assert MEMO not in {one.source for one in refusal.nearest}


def test_the_targets_of_a_draft_are_not_given_as_the_citys(ask: Callable[..., Answer]) -> None:
    assert {(c.source, c.status) for c in ask(TARGET).citations if c.source.startswith("plans/")} == {
        ("plans/beijing-15th-plan-targets-final.md", "current")
    }


def test_traditional_script_is_found_in_simplified_and_quoted_as_it_stands(ask: Callable[..., Answer]) -> None:
    assert "聯合實驗室" in "".join(c.quote for c in ask("粤港澳联合实验室增加到多少家？").citations if c.source == BAY)
