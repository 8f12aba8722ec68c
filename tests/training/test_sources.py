"""What training starts from: the shipped weights again as floats, and questions of our own over texts that stay where they are."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from index.models.source import rounded
from models.training import average, corpora, own
from models.training.quantise import _rounded
from models.training.recipe import Recipe
from models.training.shipped import floats

BODY = "滨江市去年新增绿地120公顷。\n市长说，今年再增80公顷。"


def test_rounded_weights_come_back_within_half_a_step_of_what_they_were() -> None:
    matrix = np.random.default_rng(0).normal(size=(6, 8)).astype(np.float32)
    shipped = _rounded("bert.encoder.layer.0.output.dense.weight", matrix) | {"span.bias": np.ones(2, np.float32)}
    back = floats(shipped)
    assert back.keys() == {"bert.encoder.layer.0.output.dense.weight", "span.bias"}
    step = rounded(matrix).scale
    assert np.all(np.abs(back["bert.encoder.layer.0.output.dense.weight"] - matrix) <= step * 0.51)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs/plans").mkdir(parents=True)
    (tmp_path / "docs/plans/报告.txt").write_bytes(("﻿" + BODY.replace("\n", "\r\n")).encode())
    with gzip.open(tmp_path / "docs/press.zh.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"title": "绿地", "date": "2025-02-01", "body": BODY}, ensure_ascii=False) + "\n")
    asked = [
        {
            "text": "press.zh:0",
            "start": 0,
            "end": 15,
            "question": "增加了多少绿地",
            "answer": [9, 14],
            "kind": "figure",
        },
        {"text": "plans/报告.txt", "start": 16, "end": 29, "question": "谁拆了绿地", "answer": None, "kind": "who"},
    ]
    file = tmp_path / "asked.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in asked), "utf-8")
    monkeypatch.setattr(own, "FILE", file)
    return tmp_path


def test_a_question_of_ours_finds_its_passage_and_its_answer(data: Path) -> None:
    found = corpora.questions(data, own.NAME)
    first, second = found.asked
    assert found.passages[first.passage][first.start : first.end] == "120公顷"
    assert found.passages[second.passage].startswith("市长说")
    assert (second.start, second.end) == (-1, -1)


def test_a_press_item_has_its_day_beside_its_title(data: Path) -> None:
    found = corpora.questions(data, own.NAME)
    assert [found.titles[one.passage] for one in found.asked] == ["绿地 2025-02-01", "报告"]


def test_the_average_of_two_readers_lies_between_them(tmp_path: Path) -> None:
    for name, value in (("reader/1", 1.0), ("reader", 3.0)):
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        save_file({"span.bias": torch.full((2,), value)}, folder / "model.safetensors")
        for file in ("config.json", "tokenizer.json", "tokenizer_config.json"):
            (folder / file).write_text(name, "utf-8")
    settings = {"mean": {"like": "reader", "of": {"reader/1": 0.25, "reader": 0.75}}}
    average.make_reader(Recipe(settings, tmp_path, tmp_path), "mean")
    assert load_file(tmp_path / "mean/model.safetensors")["span.bias"].tolist() == [2.5, 2.5]
    assert (tmp_path / "mean/config.json").read_text("utf-8") == "reader"


def test_an_average_whose_weights_do_not_add_up_is_refused(tmp_path: Path) -> None:
    settings = {"mean": {"like": "reader", "of": {"reader/1": 0.5, "reader": 0.6}}}
    with pytest.raises(ValueError, match="must add up to 1"):
        average.make_reader(Recipe(settings, tmp_path, tmp_path), "mean")
