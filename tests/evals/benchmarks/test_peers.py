"""The benchmark beside other systems: its measures on hand-made hits, and what the table says of a peer that is not there."""

import json
import textwrap
from pathlib import Path
from typing import Any

import pytest

from evals.benchmarks.peers.bm25 import Bm25Jieba
from evals.benchmarks.peers.child import own_peak
from evals.benchmarks.peers.chunks import SIZE, chunked, passages, sentences, titled
from evals.benchmarks.peers.jobs import Job, Prepared, narrowed, prepare, spread
from evals.benchmarks.peers.judging import Judge, Quality, percentile
from evals.benchmarks.peers.running import PEERS, Failed, Measured, asked, index, missing, place
from evals.benchmarks.peers.sizes import closure, installed_mb
from evals.benchmarks.peers.table import Column, Result, cost_columns, lines, page, quality_columns
from evals.benchmarks.peers.types import Asked, Given, Place, Text
from evals.types import Gold, Span
from index.build import build
from index.passages import width
from index.settings import Settings

# Sentences at 0–6, 6–12, 12–18.
TEXT = "第一句话。\n第二句话。\n第三句话。\n"


def prepared(*gold: tuple[int, int], whole: bool = False) -> Prepared:
    spans = tuple(Span("a", start, end, TEXT[start:end], whole) for start, end in gold)
    return Prepared({"a": TEXT, "b": TEXT}, {("set", "1"): Gold(spans)}, 0)


def row(found: list[tuple[str, int, int]], cited: list[tuple[str, int, int]]) -> dict[str, Any]:
    def told(places: list[tuple[str, int, int]]) -> list[dict[str, Any]]:
        return [{"document": document, "start": start, "end": end} for document, start, end in places]

    return {"set": "set", "id": "1", "found": told(found), "cited": told(cited)}


def quality(ready: Prepared, found: list[tuple[str, int, int]], cited: list[tuple[str, int, int]]) -> Quality:
    return Judge(ready).quality([row(found, cited)])


def test_the_first_passage_with_gold_makes_hit_and_mrr() -> None:
    told = quality(prepared((7, 9)), [("b", 0, 18), ("a", 0, 6), ("a", 6, 12)], [])
    assert (dict(told.hit), told.mrr) == ({1: 0.0, 5: 1.0, 10: 1.0}, pytest.approx(1 / 3))
    # One gain at rank 3 of one that could have been at rank 1: 1 / log2(4).
    assert told.ndcg == pytest.approx(0.5)


@pytest.mark.parametrize(("rank", "hits"), [(1, (1.0, 1.0, 1.0)), (5, (0.0, 1.0, 1.0)), (10, (0.0, 0.0, 1.0))])
def test_a_passage_at_the_last_rank_counted_is_a_hit(rank: int, hits: tuple[float, ...]) -> None:
    told = quality(prepared((7, 9)), [("b", 0, 6)] * (rank - 1) + [("a", 6, 12)], [])
    assert tuple(told.hit.values()) == hits


def test_a_passage_beyond_the_tenth_is_not_found() -> None:
    told = quality(prepared((7, 9)), [("b", 0, 6)] * 10 + [("a", 6, 12)], [])
    assert (told.hit[10], told.mrr, told.ndcg) == (0.0, 0.0, 0.0)


def test_cited_characters_count_as_right_within_the_sentence_of_the_gold() -> None:
    told = quality(prepared((7, 9)), [], [("a", 0, 11)])
    # Of eleven cited characters five are of the second sentence, 第二句话。, and all gold is among them.
    assert (told.precision, told.held, told.cited) == (pytest.approx(5 / 11), 1.0, 1.0)


def test_what_is_cited_twice_counts_once() -> None:
    told = quality(prepared((6, 11)), [], [("a", 6, 11), ("a", 6, 11), ("b", 0, 5)])
    assert (told.precision, told.first_precision) == (pytest.approx(0.5), 1.0)


def test_the_first_citation_is_judged_by_itself() -> None:
    told = quality(prepared((6, 11)), [], [("b", 0, 5), ("a", 6, 11)])
    assert told.first_precision == 0.0


def test_half_the_gold_cited_is_half_held() -> None:
    told = quality(prepared((0, 5), (12, 17)), [], [("a", 0, 5)])
    assert (told.precision, told.held) == (1.0, 0.5)


def test_a_refusal_has_no_precision_and_holds_no_gold() -> None:
    told = Judge(prepared((6, 11))).quality([row([], []), row([], [("a", 6, 11)])])
    assert (told.precision, told.held, told.cited) == (1.0, 0.5, 0.5)


def test_any_citation_of_a_whole_document_is_right() -> None:
    told = quality(prepared((0, len(TEXT)), whole=True), [("a", 0, 3)], [("a", 2, 9)])
    assert (told.mrr, told.precision, told.held) == (1.0, 1.0, 1.0)


def test_percentiles_are_values_that_occur() -> None:
    assert (percentile([3.0, 1.0, 2.0], 0.5), percentile(list(map(float, range(100))), 0.95)) == (2.0, 95.0)


def test_sentences_end_at_the_marks_of_both_languages_and_lose_nothing() -> None:
    text = "他说：“不行。”然后走了！3.5 km is it. Is it? Yes.\n完"
    told = sentences(text)
    assert "".join(told) == text
    assert [one.strip() for one in told if one.strip()] == [
        "他说：“不行。”",
        "然后走了！",
        "3.5 km is it.",
        "Is it?",
        "Yes.",
        "完",
    ]


def test_passages_are_whole_sentences_no_wider_than_the_aim() -> None:
    text = "".join(f"第{number}句说的是同一件事情。" for number in range(90))
    cut = list(passages(text))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(width(text[start:end]) <= SIZE and text[end - 1] == "。" for start, end in cut)


def test_peers_cut_passages_as_wide_as_yinju_s() -> None:
    assert Settings.model_fields["passage_width"].default == SIZE


def test_a_sentence_wider_than_a_passage_comes_in_parts() -> None:
    cut = list(passages("长" * (2 * SIZE + 5)))
    assert [end - start for start, end in cut] == [SIZE, SIZE, 5]


def test_a_title_stands_once_before_a_passage() -> None:
    assert (titled("题目", "正文"), titled("题目", "题目\n正文"), titled("", "正文")) == (
        "题目\n正文",
        "题目\n正文",
        "正文",
    )
    assert chunked([Text("a", "题目", "正文。")])[0].place == Place("a", 0, 3)


def test_keywords_find_the_passage_with_the_words(tmp_path: Path) -> None:
    texts = (Text("a", "", "北京新增地铁里程。"), Text("b", "", "上海发布气象预警。"))
    peer = Bm25Jieba()
    assert peer.index(Given((), texts, tmp_path)) == 2
    peer.open(tmp_path)
    assert peer.find(Asked("set", "1", "地铁多少里程？", "zh"), 10) == [Place("a", 0, 9)]
    assert not peer.find(Asked("set", "2", "？", "zh"), 10)


SCRIPTED = """
    from evals.benchmarks.peers.types import Place

    class Scripted:
        name, modules, packages, files = "Scripted", ("json",), (), ()
        settings, cites = "by hand", "what is scripted"

        def index(self, given):
            (given.folder / "saved").write_text(given.texts[0].id)
            return len(given.texts)

        def open(self, folder):
            self.id = (folder / "saved").read_text()

        def find(self, asked, k):
            return [Place(self.id, 0, 5)]

        def cite(self, asked):
            return [Place(self.id, 6, 11)]

    class Crashing(Scripted):
        name = "Crashing"

        def find(self, asked, k):
            raise ValueError("the index | is\\nbroken")

    class Killed(Scripted):
        name = "Killed"

        def index(self, given):
            import os
            os._exit(9)

    class Absent(Scripted):
        name, modules = "Absent", ("json", "no_such_library", "no_such_library.part")
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one document and one question, and a module of systems by hand that processes can import."""
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "scripted_peers.py").write_text(textwrap.dedent(SCRIPTED), "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(modules))
    monkeypatch.syspath_prepend(str(modules))
    monkeypatch.setattr("evals.benchmarks.peers.running.STARTS", 1)
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "sources.json").write_text("[]", "utf-8")
    (folder / "texts.jsonl").write_text(json.dumps({"id": "a", "title": "", "text": TEXT}), "utf-8")
    one = {"set": "set", "id": "1", "question": "第二？", "lang": "zh", "as_of": None, "groups": []}
    (folder / "asked.jsonl").write_text(json.dumps(one), "utf-8")
    return folder


def run(name: str, work: Path) -> Measured | Failed:
    spec = f"scripted_peers:{name}"
    return asked(spec, work, index(spec, work))


def test_a_system_is_measured_in_processes_of_its_own(work: Path) -> None:
    told = run("Scripted", work)
    assert isinstance(told, Measured)
    assert (told.passages, len(told.rows)) == (1, 1)
    assert min(told.index_mb, told.ask_mb, told.start_seconds) > 0
    judged = Judge(prepared((6, 11))).quality(told.rows)
    assert (judged.mrr, judged.precision) == (0.0, 1.0)


def test_a_system_that_crashes_is_told_with_its_reason(work: Path) -> None:
    assert run("Crashing", work) == Failed("ask: ValueError: the index | is\nbroken")


def test_a_process_that_dies_is_told_with_how_it_ended(work: Path) -> None:
    assert run("Killed", work) == Failed("index: its process ended with 9: it said nothing")


def test_a_system_that_is_not_installed_is_told_as_such(work: Path) -> None:
    assert run("Absent", work) == Failed("not installed: no_such_library, no_such_library.part")


def test_no_two_systems_save_in_one_folder(tmp_path: Path) -> None:
    from evals.benchmarks.peers.child import peer

    assert len({place(peer(spec), tmp_path) for spec in PEERS.values()}) == len(PEERS)


def test_what_every_peer_needs_is_named_without_loading_it() -> None:
    from evals.benchmarks.peers.child import peer

    for spec in PEERS.values():
        assert peer(spec).packages
        assert isinstance(missing(peer(spec)), list)


def results(work: Path, *told: Measured | Failed) -> list[Result]:
    judged = {"set": quality(prepared((6, 11)), [("a", 6, 11)], [("a", 6, 11)])}
    specs = ["evals.benchmarks.peers.yinju:Yinju", "evals.benchmarks.peers.bm25:Bm25Jieba"]
    return [
        Result(spec, one, judged if isinstance(one, Measured) else {}) for spec, one in zip(specs, told, strict=True)
    ]


def measured(seconds: float) -> Measured:
    times = {"find_ms": seconds, "find_computing_ms": seconds, "cite_ms": seconds}
    return Measured(seconds, seconds, 3, 100.0, 100.0, seconds, (row([], []) | times,))


def test_times_stand_beside_yinju_s_and_the_best_is_bold(work: Path) -> None:
    column = Column("index, s", lambda one: one.told.index_seconds, ".1f", min, ratio=True)  # type: ignore[union-attr]
    told = list(lines([column], results(work, measured(2.0), measured(5.0))))
    assert told[2:] == ["| Yinju | **2.0** (×1.00) |", "| bm25s + jieba | 5.0 (×2.50) |"]


def test_a_failure_is_a_row_with_its_reason_on_one_line(work: Path) -> None:
    told = page([("job", 1, 2, results(work, measured(2.0), Failed("ask: ValueError: the index | is\nbroken")))])
    assert "| bm25s + jieba | ask: ValueError: the index / is broken | |" in told
    assert "2 questions left out" in told


def test_every_row_has_a_cell_for_every_column(work: Path) -> None:
    for columns in (quality_columns("set"), cost_columns()):
        told = list(lines(columns, results(work, measured(2.0), measured(5.0))))
        assert {line.count("|") for line in told} == {len(columns) + 2}


def test_an_installed_size_counts_what_is_required_and_files_beside(tmp_path: Path) -> None:
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "model").write_bytes(b"0" * 2_000_000)
    names = [one.metadata["Name"].lower() for one in closure(["bm25s"])]
    assert {"bm25s", "numpy"} <= set(names)
    alone = installed_mb(["bm25s"])
    assert installed_mb(["bm25s"], [tmp_path / "weights"]) == pytest.approx(alone + 2)
    assert installed_mb(["no-such-package"]) == 0


def test_a_peak_of_memory_is_this_process_s_own() -> None:
    more = int(own_peak() + 32) * 2**20
    held = bytearray(more)
    held[::4096] = b"1" * len(held[::4096])
    assert own_peak() * 2**20 > more


def test_files_with_gold_are_kept_when_documents_are_few(tmp_path: Path) -> None:
    source = tmp_path / "press"
    source.mkdir()
    for number in range(9):
        (source / f"{number}.txt").write_text(f"新闻{number}。", "utf-8")
    lines_ = [json.dumps({"file": f"{number}.txt", "title": f"题{number}"}) for number in range(9)]
    (source / "manifest.jsonl").write_text("\n".join(lines_), "utf-8")
    evidence = {"source": "7.txt", "sha256": "0" * 64, "start": 0, "end": 3}
    one = {
        "id": "1",
        "question": "问？",
        "answers": [],
        "evidence": [evidence],
        "answerable": True,
        "kind": "fact",
        "lang": "zh",
    }
    (tmp_path / "set.jsonl").write_text(json.dumps(one), "utf-8")
    job = Job("press", (source,), {"set": tmp_path / "set.jsonl"}, tmp_path)
    cut = narrowed(job, 3, tmp_path / "cut").sources[0]
    assert sorted(path.name for path in cut.iterdir()) == ["0.txt", "4.txt", "7.txt", "manifest.jsonl"]
    assert [json.loads(line)["file"] for line in (cut / "manifest.jsonl").read_text("utf-8").splitlines()] == [
        "0.txt", "4.txt", "7.txt",
    ]  # fmt: skip
    assert narrowed(job, None, tmp_path / "cut") == job


def test_what_is_spread_is_even_and_in_order() -> None:
    assert (spread(list(range(10)), 3), spread([1, 2], 5), spread([1, 2], None)) == ([0, 3, 6], [1, 2], [1, 2])


def test_questions_that_cannot_be_judged_are_left_out_and_counted(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("北京地铁\n\n北京今年新增地铁五十公里。上海今年没有新增。\n", "utf-8")
    there = {"source": "a.txt", "quote": "北京今年新增地铁五十公里。"}
    gone = {"source": "b.txt", "sha256": "0" * 64, "start": 0, "end": 3}
    rows = [
        {"id": id, "question": f"{id}新增多少？", "answers": [], "evidence": evidence, "answerable": bool(evidence), "kind": "fact", "lang": "zh"}
        for id, evidence in (("1", [there]), ("2", [gone]), ("3", []))
    ]  # fmt: skip
    (tmp_path / "set.jsonl").write_text("\n".join(json.dumps(one) for one in rows), "utf-8")
    settings = Settings.load(store=tmp_path / "store", embedder="hash")
    build([tmp_path / "docs"], tmp_path / "store", settings=settings)
    job = Job("job", (tmp_path / "docs",), {"set": tmp_path / "set.jsonl"})
    ready = prepare(job, tmp_path / "store", tmp_path, settings=settings)
    assert (list(ready.gold), ready.left_out, len(ready.texts)) == ([("set", "1")], 1, 1)
    assert [json.loads(line)["id"] for line in (tmp_path / "asked.jsonl").read_text("utf-8").splitlines()] == ["1"]
