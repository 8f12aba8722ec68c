"""Drafts: what documents lend themselves to be asked, with gold that stands where it says."""

import json
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from evals import check
from evals.complaints import complained
from evals.draft import KINDS, Wanted, draft
from evals.questions import read
from evals.set_writing import write
from index import build
from index.errors import WrongUse
from index.library import Library
from index.settings import Settings
from index.store.feedback import Feedback

PLAN = """# 柳坪市林业发展规划

## 第一章 发展目标

到2030年全市森林覆盖率达到46.5%。全市林业总产值达到320亿元。

表1 主要指标

| 指标 | 单位 | 2025年 | 2030年目标 |
| --- | --- | --- | --- |
| 湿地面积 | 公顷 | 1800 | 2100 |

## 第二章 重点任务

### 第一节 造林护林

实施沿河造林工程。建设三座苗圃。

### 第二节 湿地保护

划定湿地保护范围。恢复两处退化湿地。

### 第三节 队伍建设

培训护林员一千人。设立巡护站。
"""
PRESS = """石港日报讯 石港渡轮公司总经理何舟表示，新渡轮将在两岸之间每天往返四十次，票价保持不变。

2024年石港渡轮全年共运送旅客128万人次，比上年增长6%。

2024年5月6日，新码头正式投入使用。

渡轮公司推出以下便民措施：

一是延长夜间班次。
二是增设候船座位。
三是开通电子船票。
"""
ENGLISH = """The council met in Dale on Monday. The new market hall cost the council 900,000 crowns in 2023.

The hall opened to the public on 3 May 2024.

“We waited eleven long years for this hall to open,” said Mara Lind, head of markets.

The council named three aims for the hall:

First, fair rents for small traders.
Second, longer opening hours.
Third, a cold store for fish.
"""
MEMO = "值班安排通知\n\n2024年值班室全年共接听来电5200个，记录在册。\n"
FACTS = [
    {"file": "plan.md", "title": "柳坪市林业发展规划", "kind": "plan"},
    {
        "file": "ferry.txt",
        "title": "石港渡轮再添新船",
        "outlet": "石港日报",
        "published": "2024-12-01",
        "kind": "press",
    },
    {"file": "hall.txt", "title": "Dale opens its market hall", "outlet": "Dale Post", "kind": "press"},
    {"file": "memo.txt", "title": "值班安排通知", "groups": ["desk"]},
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    folder, store = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("stores") / "store"
    for name, text in (("plan.md", PLAN), ("ferry.txt", PRESS), ("hall.txt", ENGLISH), ("memo.txt", MEMO)):
        (folder / name).write_text(text, "utf-8")
    (folder / "manifest.jsonl").write_text("\n".join(json.dumps(one) for one in FACTS), "utf-8")
    settings = Settings(embedder="hash", store=store)
    build([folder], store, settings=settings)
    opened = Library.open(store, settings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def rows(library: Library) -> list[dict[str, Any]]:
    return draft(library, Wanted(count=200))


def of_kind(rows: list[dict[str, Any]], kind: str, answerable: bool = True) -> dict[str, dict[str, Any]]:
    return {row["question"]: row for row in rows if (row["kind"], row["answerable"]) == (kind, answerable)}


def test_every_draft_is_a_sound_line_whose_gold_stands_in_the_store(library, rows, tmp_path):
    write(rows, tmp_path / "set.jsonl")
    found = check(tmp_path / "set.jsonl", library)
    assert (found.faults, found.drafts) == ((), len(rows))
    assert len(read(tmp_path / "set.jsonl").faults) == len(rows)


def test_a_figure_is_asked_for_by_the_clause_it_stands_in(rows):
    figures = of_kind(rows, "figure")
    asked = figures["2024年石港渡轮全年共运送旅客多少万人次？"]
    assert asked["answers"] == ["128万人次", "128"]
    assert asked["evidence"] == [
        {"source": "ferry.txt", "quote": "2024年石港渡轮全年共运送旅客128万人次，比上年增长6%。"}
    ]
    asked = figures[
        "According to “Dale opens its market hall”, the new market hall cost the council how many crowns in 2023?"
    ]
    assert asked["answers"] == ["900,000 crowns", "900,000"]


def test_a_target_of_a_table_is_asked_for_by_name_and_year(rows):
    asked = of_kind(rows, "figure")["《柳坪市林业发展规划》里，“湿地面积”2030年的目标是多少公顷？"]
    assert (asked["answers"], asked["evidence"][0]["quote"]) == (["2100"], "湿地面积\t公顷\t1800\t2100")


def test_a_day_is_asked_for(rows):
    days = of_kind(rows, "date")
    assert days["据《石港渡轮再添新船》，新码头正式投入使用是在哪一天？"]["answers"] == ["2024年5月6日"]
    assert [row["answers"] for question, row in days.items() if "hall" in question] == [["3 May 2024"]]


def test_who_said_something_is_asked_without_the_name(rows):
    asked = {row["answers"][0]: question for question, row in of_kind(rows, "who").items()}
    assert "新渡轮将在两岸之间每天往返四十次" in asked["何舟"]
    assert "何舟" not in asked["何舟"]
    assert asked["Mara Lind"].endswith("who said “We waited eleven long years for this hall to open”?")


def test_enumerations_and_headings_are_lists_with_every_item_as_gold(rows):
    lists = of_kind(rows, "list")
    assert [len(row["evidence"]) for row in lists.values()] == [3] * len(lists)
    assert "据《石港渡轮再添新船》，渡轮公司推出以下便民措施，分别是什么？" in lists
    assert "《柳坪市林业发展规划》的“第二章 重点任务”分哪几部分？" in lists
    assert any(question.endswith("the council named three aims for the hall: what are they?") for question in lists)


def test_what_stands_under_a_heading_is_asked_for(rows):
    asked = of_kind(rows, "summary")["《柳坪市林业发展规划》的“第一节 造林护林”部分讲了什么？"]
    assert [entry["quote"] for entry in asked["evidence"]] == ["实施沿河造林工程。", "建设三座苗圃。"]


def test_a_record_is_asked_for_with_its_document_as_gold(rows):
    metadata = of_kind(rows, "metadata")
    assert metadata["《石港渡轮再添新船》是哪家媒体发布的？"]["evidence"] == [{"source": "ferry.txt"}]
    assert metadata["《石港渡轮再添新船》是哪一天发布的？"]["answers"] == ["2024-12-01", "2024年12月1日"]
    assert "Which outlet published “Dale opens its market hall”?" in metadata


def test_near_misses_are_of_a_year_that_nothing_near_speaks_of(rows):
    absent = [row for row in rows if not row["answerable"]]
    assert absent
    for row in absent:
        assert (row["answers"], row["evidence"]) == ([], [])
        assert "was changed to" in row["note"]
        years = set(re.findall(r"20\d\d", row["question"]))
        assert years
        assert not years & set(re.findall(r"20\d\d", PLAN + PRESS + ENGLISH + MEMO))


def test_drafts_are_spread_over_documents_and_kinds_and_no_question_is_there_twice(library):
    some = draft(library, Wanted(count=9))
    assert len(some) == len({row["question"] for row in some}) == 9
    assert max(Counter(row["note"].partition(":")[0] for row in some).values()) == 3
    assert len({(row["kind"], row["answerable"]) for row in some}) >= 5


def test_the_same_seed_drafts_the_same_and_another_one_others(library):
    one, same, other = (draft(library, Wanted(count=6, seed=seed)) for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_only_what_is_wanted_is_drafted_and_an_unknown_kind_is_refused(library):
    assert {row["kind"] for row in draft(library, Wanted(kinds=("list",)))} == {"list"}
    with pytest.raises(WrongUse, match="Could not draft 'lists': no such kind"):
        Wanted(kinds=("lists",))


def test_a_document_for_a_group_is_drafted_for_its_members_alone_and_says_so(library):
    wanted = Wanted(count=200, access=frozenset({"desk"}))
    groups = {row["question"]: row.get("groups") for row in draft(library, wanted)}
    assert groups["2024年值班室全年共接听来电多少个？"] == ["desk"]
    assert groups["《石港渡轮再添新船》是哪家媒体发布的？"] is None
    assert not any("值班" in row["question"] for row in draft(library, replace(wanted, access=frozenset())))


def test_a_spreadsheet_of_drafts_holds_what_the_lines_hold(rows, tmp_path):
    for name in ("set.csv", "set.jsonl"):
        write(rows, tmp_path / name)
    told = [read(tmp_path / name, drafts=True) for name in ("set.csv", "set.jsonl")]
    assert told[0].faults == told[1].faults == ()
    assert [replace(q, line=0) for q in told[0].questions] == [replace(q, line=0) for q in told[1].questions]


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    (tmp_path / "set.jsonl").write_text("edited")
    with pytest.raises(WrongUse, match="may hold what somebody wrote"):
        write([], tmp_path / "set.jsonl")


def answer(library: Library, quote: str, **more: Any) -> dict[str, Any]:
    record = next(record for record in library.view().records if record.source == "ferry.txt")
    start = library.view().document(record.id).text.index(quote)
    cited = {"document": record.id, "start": start, "end": start + len(quote), "quote": quote, "field": None}
    return {"short_answer": "120万人次", "kind": "figure", "language": "zh", "citations": [cited], **more}


@pytest.mark.parametrize(
    ("reason", "answerable", "answers", "pieces"),
    [
        ("wrong_figure", True, [], 1),
        ("wrong_passage", True, [], 1),
        ("incomplete", True, ["120万人次"], 1),
        ("should_have_refused", False, [], 0),
        ("should_have_answered", True, ["120万人次"], 1),
    ],
)
def test_a_complaint_becomes_a_draft_with_what_was_cited_and_said(library, reason, answerable, answers, pieces):
    told = Feedback("运了多少人？", answer(library, "128万人次"), reason, "是\n128", at="2026-01-02", id=4)
    [row] = complained([told], library)
    assert (row["id"], row["question"], row["draft"], row["kind"]) == ("feedback-004", "运了多少人？", True, "figure")
    assert (row["answerable"], row["answers"], len(row["evidence"])) == (answerable, answers, pieces)
    assert row["note"].startswith("2026-01-02 a reader says that")
    assert row["note"].endswith(": 是 128")


def test_complaints_about_one_question_are_one_draft_with_all_their_notes(library):
    first = Feedback("运了多少人？", answer(library, "128万人次"), "wrong_figure", "太少", id=1)
    rows = complained(
        [first, replace(first, id=2, question="运了 多少人", reason="incomplete", note="缺一年")], library
    )
    assert [row["id"] for row in rows] == ["feedback-001"]
    assert "太少" in rows[0]["note"]
    assert "缺一年" in rows[0]["note"]


def test_praise_is_no_complaint(library):
    assert complained([Feedback("运了多少人？", answer(library, "128万人次"), "good")], library) == []


def test_what_is_cited_and_gone_leaves_a_draft_without_evidence(library):
    gone = {"citations": [{"document": "f" * 64, "start": 0, "end": 2, "quote": "ab"}]}
    [row] = complained([Feedback("Why?", gone, "other", id=1)], library)
    assert (row["evidence"], row["lang"], row["kind"]) == ([], "en", "fact")


def test_a_refusal_that_is_complained_of_points_to_its_nearest_passages(library):
    cited = answer(library, "新码头正式投入使用")["citations"]
    told = {"citations": [], "refusal": {"reason": "not_in_sources", "nearest": cited}}
    [row] = complained([Feedback("码头？", told, "wrong_passage", id=1)], library)
    assert row["evidence"] == [{"source": "ferry.txt", "quote": "新码头正式投入使用"}]


def test_every_kind_is_known():
    assert set(KINDS) == {"summary", "list", "figure", "date", "who", "metadata", "absent"}
