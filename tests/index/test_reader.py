"""A reader says how likely a passage answers, and where, in the passage's own characters."""

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.errors import ModelMissing
from index.models.tokens import open_tokenizer, pieces
from index.reader import (
    LONGEST,
    LONGEST_SPAN,
    OVERLAP,
    CrossEncoderReader,
    SpanReader,
    best_span,
    calibration_of,
    open_reader,
    probability,
    span_scores,
    windows,
)
from index.shipped import shipped
from models.training.quantise import quantise
from tests.index import tiny_bert

PASSAGE = "2024年GDP增长5.2%，AI产业规模达到900亿元。The port opened 16 lines."


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return open_tokenizer(shipped("models/embedder"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("reader")
    checkpoint = tiny_bert.checkpoint(place / "fp32")
    (checkpoint / "calibration.json").write_text(json.dumps({"temperature": 4.0, "bias": -0.5}))
    quantise(checkpoint, place / "int8")
    return place / "int8"


@pytest.fixture(scope="module")
def reader(folder: Path) -> SpanReader:
    return SpanReader(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("GDP增长5.2%，AI产业", ["GDP", "增长", "5", ".", "2", "%", "，", "AI", "产业"]),
        ("2024年ABC公司", ["2024", "年", "ABC", "公司"]),
        ("16 new lines", ["16", "new", "lines"]),
        ("5G网络 iPhone15", ["5", "G", "网络", "iPhone", "15"]),
        ("  leading\n\nspace", ["leading", "space"]),
        ("Émile “naïve”", ["Émile", "“", "naïve", "”"]),
        ("\u200bThe 中\u200bABC", ["The", "中", "ABC"]),
        ("ＡＢＣ国", ["ＡＢＣ", "国"]),
    ],
)
def test_a_piece_stands_where_its_own_characters_stand(tokenizer: Any, text: str, said: list[str]) -> None:
    found = pieces(tokenizer, text)
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == said


def test_windows_cover_a_passage_and_share_more_than_a_span() -> None:
    made = windows(1000, 200)
    assert (made[0][0], made[-1][1]) == (0, 1000)
    assert all(end - start == 200 for start, end in made)
    assert min(before[1] - after[0] for before, after in pairwise(made)) >= OVERLAP > LONGEST_SPAN


def test_a_short_passage_is_one_window() -> None:
    assert windows(200, 200) == [(0, 200)]
    assert windows(0, 200) == [(0, 0)]


def test_the_best_span_never_ends_before_it_begins_and_is_not_too_long() -> None:
    begins, ends = np.zeros((2, 100), np.float32)
    begins[50], ends[10], ends[95], ends[60] = 9, 9, 9, 5
    assert best_span(span_scores(begins, ends)) == (50, 60, 14.0)


def test_a_span_may_end_with_the_passage() -> None:
    begins, ends = np.array([0, 0, 4], np.float32), np.array([0, 0, 4], np.float32)
    assert best_span(span_scores(begins, ends)) == (2, 2, 8.0)


def test_a_probability_is_cooled_then_moved() -> None:
    assert probability(2.0, 2.0, -1.0) == pytest.approx(0.5)
    assert probability(-800.0, 1.0, 0.0) == pytest.approx(0.0)


def test_no_calibration_changes_nothing(tmp_path: Path, folder: Path) -> None:
    assert calibration_of(tmp_path) == (1.0, 0.0)
    assert calibration_of(folder) == (4.0, -0.5)


def test_every_passage_has_its_reading_in_its_place(reader: SpanReader) -> None:
    alone = [reader.read("GDP?", [passage])[0].relevance for passage in (PASSAGE, "水。")]
    together = [reading.relevance for reading in reader.read("GDP?", ["水。", PASSAGE])]
    assert together == pytest.approx(alone[::-1], abs=0.02)


def test_a_span_lies_in_its_passage_and_has_a_score(reader: SpanReader) -> None:
    (reading,) = reader.read("GDP增长多少？", [PASSAGE])
    assert reading.span is not None
    assert 0 <= reading.span[0] < reading.span[1] <= len(PASSAGE)
    assert reading.span_score is not None


def test_where_an_answer_may_begin_is_told_for_each_place_and_adds_up_to_one(reader: SpanReader) -> None:
    (reading,) = reader.read("GDP增长多少？", [PASSAGE])
    places = [at for at, _ in reading.begins]
    assert places == sorted(places)
    assert sum(math.exp(told) for _, told in reading.begins) == pytest.approx(1.0)
    assert reading.span is not None
    assert max(reading.begins, key=lambda one: one[1])[0] == reading.span[0]


def test_a_long_passage_is_read_to_its_end(reader: SpanReader) -> None:
    tail = "水" * 3
    long = "地铁里程。" * LONGEST + tail
    every = [reader.read("?", [long[at : at + 400]])[0].relevance for at in range(0, len(long), 200)]
    assert reader.read("?", [long])[0].relevance >= min(every) - 0.02


def test_an_empty_passage_has_no_span(reader: SpanReader) -> None:
    (reading,) = reader.read("GDP?", [""])
    assert (reading.span, reading.span_score) == (None, None)
    assert reader.read("GDP?", []) == []


def test_what_stands_over_a_passage_is_read_with_it_and_is_no_part_of_the_answer(reader: SpanReader) -> None:
    (alone,), (under,) = reader.read("GDP?", [PASSAGE]), reader.read("GDP?", [PASSAGE], ["地铁里程 2025"])
    assert under.relevance != alone.relevance
    assert under.span is not None
    assert 0 <= under.span[0] < under.span[1] <= len(PASSAGE)


def test_nothing_over_a_passage_is_as_if_nothing_was_given(reader: SpanReader) -> None:
    assert reader.read("GDP?", [PASSAGE, "水。"], ["", ""]) == reader.read("GDP?", [PASSAGE, "水。"])


def test_every_window_of_a_long_passage_has_what_stands_over_it(reader: SpanReader) -> None:
    long, over = "地铁里程。" * LONGEST, "水" * 8
    ends = reader.read("?", [long[-200:]], [over])[0].relevance
    assert reader.read("?", [long], [over])[0].relevance >= ends - 0.02


def test_a_long_question_leaves_room_for_the_passage(reader: SpanReader) -> None:
    assert reader.read("地铁里程？" * 300, [PASSAGE])[0].span is not None


def test_a_pinned_folder_is_opened_with_its_spans(folder: Path) -> None:
    assert isinstance(open_reader(str(folder)), SpanReader)


def test_a_folder_without_a_reader_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=f"reader '{tmp_path}': no cross-encoder there"):
        open_reader(str(tmp_path))


def test_a_missing_shipped_reader_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("index.reader.shipped", lambda name: tmp_path / name)
    with pytest.raises(ModelMissing, match=r"models/reader': no config\.json"):
        open_reader("shipped")


def test_any_cross_encoder_gives_relevance_without_a_span(tmp_path: Path) -> None:
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    words = tmp_path / "vocab.txt"
    words.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "port", "opened"]))
    BertTokenizerFast(str(words)).save_pretrained(tmp_path)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertForSequenceClassification(BertConfig(vocab_size=7, num_labels=1, **sizes)).save_pretrained(tmp_path)
    reader = open_reader(str(tmp_path))
    assert isinstance(reader, CrossEncoderReader)
    assert all(0 < one.relevance < 1 and one.span is None for one in reader.read("port", ["opened", "port"]))


def test_our_heads_without_sums_are_not_taken_for_another_cross_encoder(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        if file.is_file() and file.name != "SHA256SUMS":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    with pytest.raises(ModelMissing, match="no SHA256SUMS"):
        open_reader(str(tmp_path))
