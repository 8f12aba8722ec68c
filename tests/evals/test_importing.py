"""Public formats: a hand-made sample of each becomes documents and a set whose gold stands in them once indexed."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evals import check
from evals.formats import FORMATS, Choice
from evals.importing import Imported, import_set
from evals.questions import read
from evals.types import Pointer, Question
from index import build
from index.errors import MalformedSet, WrongUse
from index.library import Library
from index.settings import Settings

BRIDGE = "The bridge at Hollin was opened in 1902. It spans 410 metres. The bridge at Hollin was opened again in 1951."
LAMP = "林原灯塔建于一八九〇年，塔高三十二米。守塔人叫何舟，他守了二十年。"


def dumped(path: Path, told: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return path


def lined(path: Path, *told: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in told)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def squad(folder: Path) -> Path:
    qas = [
        {"id": "s1", "question": "How long is it?", "answers": [{"text": "410 metres", "answer_start": 50}]},
        {"id": "s2", "question": "When first?", "answers": [{"text": "1902", "answer_start": 35}]},
        {"id": "s3", "question": "Who paid?", "answers": [], "is_impossible": True},
        {"id": "s4", "question": "Who built it?", "answers": [{"text": "Nobody", "answer_start": 3}]},
        {"id": "s5", "question": "How long is it", "answers": [{"text": "410 metres", "answer_start": 50}]},
    ]
    paragraph = {"context": BRIDGE, "qas": qas}
    return dumped(
        folder / "dev.json", {"version": "2", "data": [{"title": "Hollin_Bridge", "paragraphs": [paragraph]}]}
    )


def cmrc(folder: Path) -> Path:
    qas = [{"query_id": "c1", "query_text": "塔有多高？", "answers": ["三十二米", "32米"]}]
    return dumped(folder / "trial.json", [{"context_id": "C_1", "context_text": LAMP, "title": "灯塔", "qas": qas}])


def squad_lines(folder: Path) -> Path:
    row = {"context_id": "l 1", "context": LAMP.replace("林原", "石港"), "title": "", "lang": "zh", "answerable": True}
    asked = {"id": "x-zh-1", "question": "谁守塔？", "answers": [{"text": "何舟", "start": 23}]}
    lined(
        folder / "en.jsonl",
        row | {"id": "x-en-1", "question": "Who keeps it?", "lang": "en", "answers": asked["answers"]},
    )
    return lined(folder / "zh.jsonl.gz", row | asked, row | asked | {"id": "x-zh-2", "question": "几时建的？"})


def rgb(folder: Path) -> Path:
    first = {
        "id": 0,
        "query": "When did the ferry stop?",
        "answer": [["3 May 1999", "May 3, 1999"]],
        "positive": ["The ferry stopped on 3 May 1999."],
        "negative": ["A ferry is a ship.", ""],
    }
    second = {
        "id": 1,
        "query": "Who ran it, and where?",
        "answer": ["Ames", "Dell"],
        "positive": [["Ames ran the ferry."], ["It ran at Dell."]],
        "negative": [],
    }
    return lined(folder / "en_int.json", first, second, first | {"id": 2, "positive": []})


def crud(folder: Path) -> Path:
    one = {
        "ID": "a1",
        "event": "开馆",
        "news1": "柳坪图书馆昨日开馆，藏书四万册。",
        "questions": "柳坪图书馆藏书多少？",
        "answers": "四万册",
    }
    two = {
        "ID": "a2",
        "event": "闭馆",
        "news1": "柳坪图书馆昨日开馆，藏书四万册。",
        "news2": "柳坪图书馆周一闭馆。",
        "questions": "柳坪图书馆何时闭馆，藏书多少？",
        "answers": "周一闭馆，藏书四万册",
    }
    return dumped(
        folder / "split_merged.json", {"event_summary": [{}], "questanswer_1doc": [one], "questanswer_2docs": [two]}
    )


def beir(folder: Path) -> Path:
    lined(
        folder / "corpus.jsonl",
        *({"_id": f"b{n}", "title": f"Note {n}", "text": f"Moss number {n} grows on stone."} for n in range(5)),
    )
    lined(
        folder / "queries.jsonl",
        {"_id": "1", "text": "What grows on stone?"},
        {"_id": "2", "text": "Of another split"},
        {"_id": "3", "text": "Lost?"},
    )
    (folder / "qrels").mkdir()
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\tb4\t2\n1\tb3\t1\n1\tb0\t0\n3\tgone\t1\n")
    (folder / "qrels" / "train.tsv").write_text("query-id\tcorpus-id\tscore\n2\tb1\t1\n")
    return folder


def miracl(folder: Path) -> Path:
    lined(
        folder / "corpus" / "docs-0.jsonl.gz",
        {"docid": "7#0", "title": "盐湖", "text": "白泽盐湖长六十里。"},
        {"docid": "7#1", "title": "盐湖", "text": "湖中有岛。"},
    )
    for split, id in (("dev", "1"), ("train", "2")):
        (folder / f"topics.miracl-v1.0-zh-{split}.tsv").write_text(f"{id}\t白泽盐湖有多长？\n", "utf-8")
        (folder / f"qrels.miracl-v1.0-zh-{split}.tsv").write_text(f"{id}\tQ0\t7#0\t1\n{id}\tQ0\t7#1\t0\n")
    (folder / "topics.miracl-v1.0-zh-test-a.tsv").write_text("3\t不问\n", "utf-8")
    return folder


def multihop(folder: Path) -> Path:
    article = {
        "title": "Kite festival returns",
        "source": "Dale Post",
        "published_at": "2023-10-02T08:00:00+00:00",
        "url": "https://example.org/kites",
        "body": "The kite festival returns. It draws 900 guests.\n\nRain is likely.",
    }
    corpus = [
        article,
        article
        | {"title": "Kites sold out", "url": "https://example.org/sold", "body": "All kites are sold, the shop says."},
    ]
    dumped(folder / "corpus.json", corpus)
    facts = [
        {"url": one["url"], "title": one["title"], "fact": fact}
        for one, fact in zip(corpus, ("It draws 900 guests.", "Kites sold"), strict=True)
    ]
    asked = {
        "query": "Which festival draws 900 guests?",
        "answer": "Kites",
        "question_type": "comparison_query",
        "evidence_list": facts,
    }
    return dumped(
        folder / "MultiHopRAG.json",
        [
            asked,
            {
                "query": "Who won?",
                "answer": "Insufficient information.",
                "question_type": "null_query",
                "evidence_list": [],
            },
        ],
    )


SAMPLES: dict[str, Callable[[Path], Path]] = {
    "squad": squad,
    "cmrc": cmrc,
    "squad-lines": squad_lines,
    "rgb": rgb,
    "crud": crud,
    "beir": beir,
    "miracl": miracl,
    "multihop": multihop,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Imported]:
    folder = tmp_path_factory.mktemp("imported")
    given = {name: sample(tmp_path_factory.mktemp(name)) for name, sample in SAMPLES.items()}
    return {name: import_set(name, path, folder / name, Choice()) for name, path in given.items()}


@pytest.fixture(scope="module")
def library(made: dict[str, Imported], tmp_path_factory: pytest.TempPathFactory):
    store = tmp_path_factory.mktemp("stores") / "store"
    settings = Settings(embedder="hash", store=store)
    done = build([made["squad"].docs.parent.parent], store, settings=settings)
    assert all("set.jsonl" in rejected.source for rejected in done.rejected)
    opened = Library.open(store, settings)
    yield opened
    opened.close()


def asked(made: Imported) -> dict[str, Question]:
    return {question.id: question for question in read(made.set).questions}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_gold_of_every_format_stands_in_the_store_that_its_documents_make(made, library, name):
    found = check(made[name].set, library)
    assert found.faults == ()
    assert found.questions == made[name].questions > 0


def test_every_format_has_a_sample_here():
    readers = {FORMATS[name] for name in SAMPLES}
    assert readers == set(FORMATS.values())


def test_gold_of_an_answer_is_its_sentence_made_longer_where_it_stands_twice(made, tmp_path):
    assert asked(made["squad"])["s1"].evidence == (
        Pointer(source="documents-001.jsonl#0-0", quote="It spans 410 metres."),
    )
    twice = {
        "id": "t",
        "context_id": "t",
        "context": "It rains. Dry. It rains.",
        "question": "Is it wet?",
        "answers": [{"text": "rains", "start": 18}],
    }
    [question] = asked(
        import_set("squad-lines", lined(tmp_path / "a.jsonl", twice), tmp_path / "out", Choice())
    ).values()
    assert question.evidence[0].quote == "Dry. It rains."


def test_what_cannot_be_asked_is_left_out_with_its_reason(made):
    reasons = {one.id: one.reason for one in made["squad"].left_out}
    assert reasons["s4"] == "its answer does not stand in its passage"
    assert 'asks what "s1" in line 1 asks already' in reasons["s5"]
    assert asked(made["squad"])["s3"].answerable is False
    assert {one.id for one in made["rgb"].left_out} == {"2"}


def test_answers_in_parts_are_no_short_answers_and_alternatives_are(made):
    found = asked(made["rgb"])
    assert (found["0"].answers, found["1"].answers) == (("3 May 1999", "May 3, 1999"), ())
    assert len(found["1"].evidence) == 2
    assert found["0"].evidence[0].quote is None


def test_a_text_that_several_questions_bring_is_one_document(made):
    found = asked(made["crud"])
    assert made["crud"].documents == 2
    assert found["questanswer_1doc-a1"].evidence[0] == found["questanswer_2docs-a2"].evidence[0]


def test_relevance_above_nothing_is_gold_and_queries_of_other_splits_are_not_asked(made):
    assert [pointer.source for pointer in asked(made["beir"])["1"].evidence] == [
        "documents-001.jsonl#b4",
        "documents-001.jsonl#b3",
    ]
    assert list(asked(made["beir"])) == ["1"]
    assert made["beir"].left_out[0].reason == "none of its relevant documents is in the corpus"
    assert list(asked(made["miracl"])) == ["1"]


def test_another_split_and_a_part_of_the_corpus_may_be_chosen(tmp_path):
    (tmp_path / "beir").mkdir()
    made = import_set("beir", beir(tmp_path / "beir"), tmp_path / "out", Choice(split="train", documents=1))
    assert (list(asked(made)), made.documents) == (["2"], 2)


def test_facts_of_articles_are_quotes_and_facts_that_stand_nowhere_are_the_article(made, library):
    found = asked(made["multihop"])
    assert [pointer.quote for pointer in found["q0001"].evidence] == ["It draws 900 guests.", None]
    assert (found["q0001"].kind, found["q0002"].answerable) == ("compare", False)
    record = next(record for record in library.view().records if record.source.endswith("article-0000"))
    assert (record.outlet, record.published, record.title) == ("Dale Post", "2023-10-02", "Kite festival returns")


def test_questions_of_another_language_are_matched_by_id(tmp_path):
    path = squad_lines(tmp_path)
    made = import_set("squad-lines", path, tmp_path / "out", Choice(questions=tmp_path / "en.jsonl"))
    [question] = asked(made).values()
    assert (question.question, question.lang, question.answers) == ("Who keeps it?", "en", ("何舟",))
    assert [one.id for one in made.left_out] == ["x-zh-2"]


def test_a_limit_keeps_the_first_questions_and_every_document(tmp_path):
    made = import_set("squad-lines", squad_lines(tmp_path), tmp_path / "out", Choice(), limit=1)
    assert (list(asked(made)), made.documents) == (["x-zh-1"], 1)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("squad", "{", "is no JSON"),
        ("squad", '{"data": 1}', "holds no list of objects"),
        ("squad", '[{"text": "a"}]', "has an object without 'context'; it has text"),
        ("squad-lines", "\n[1]\n", "has an object without|holds no list of objects"),
        ("rgb", '{"id": 1}\n{', ":2: is no JSON|without 'positive'"),
        ("crud", "{}", "holds none of questanswer_1doc"),
    ],
)
def test_a_file_of_another_format_is_refused_with_what_is_wrong(tmp_path, name, text, reason):
    path = tmp_path / "file.json"
    path.write_text(text)
    with pytest.raises(MalformedSet, match=reason):
        import_set(name, path, tmp_path / "out", Choice())


def test_an_unknown_format_a_missing_file_and_a_folder_in_use_are_refused(tmp_path):
    with pytest.raises(WrongUse, match="No format 'trec' here"):
        import_set("trec", tmp_path, tmp_path / "out", Choice())
    with pytest.raises(MalformedSet, match="Could not read"):
        import_set("squad", tmp_path / "none.json", tmp_path / "out", Choice())
    with pytest.raises(MalformedSet, match="has no one file"):
        import_set("beir", tmp_path, tmp_path / "out", Choice())
    (tmp_path / "out" / "docs").mkdir(parents=True)
    with pytest.raises(WrongUse, match="is there already"):
        import_set("squad", squad(tmp_path), tmp_path / "out", Choice())


def test_questions_in_traditional_script_are_chinese_questions(tmp_path):
    path = squad_lines(tmp_path)
    rows = [{**json.loads(line), "lang": "zh-Hant"} for line in gzip.decompress(path.read_bytes()).splitlines()]
    made = import_set("squad-lines", lined(tmp_path / "hant.jsonl", *rows), tmp_path / "out", Choice())
    assert [question.lang for question in asked(made).values()] == ["zh", "zh"]
    assert made.left_out == ()
