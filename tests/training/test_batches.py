"""The training steps' pure parts: what a batch holds, what a loss punishes, what a question made from a statement asks."""

import random

import numpy as np
import pytest
import torch

from index.models.tokens import Pieces
from models.training import calibrate, cloze, corpora, crossed, distil, evaluate, reader, tune, unasked
from models.training.recipe import Recipe


def test_every_text_is_in_one_batch_and_no_batch_is_much_too_large():
    texts = [[1] * (3 + k % 40) for k in range(500)]
    made = distil.batches(texts, 400, random.Random(0))
    assert sorted(k for batch in made for k in batch) == list(range(500))
    assert all(len(batch) * max(len(texts[k]) for k in batch) <= 1.2 * 400 for batch in made)


def test_half_of_a_batch_are_passages_near_the_first():
    near = np.zeros((40, 2), np.float32)
    near[:20, 0], near[20:, 1] = 1, 1
    for batch in tune.batches(near, 10, random.Random(0)):
        assert len({k < 20 for k in batch[: len(batch) // 2]}) == 1


def test_every_passage_is_in_one_batch():
    near = np.random.default_rng(0).normal(size=(47, 4)).astype(np.float32)
    made = tune.batches(near, 10, random.Random(0))
    assert sorted(k for batch in made for k in batch) == list(range(47))


def test_a_question_nearest_its_own_passage_costs_less_than_one_nearest_another():
    passages, owner = torch.eye(3), torch.tensor([0, 1, 1])
    right, wrong = passages[owner], passages[torch.tensor([1, 0, 0])]
    assert tune.finding(right, passages, owner) < 0.1 < 5 < tune.finding(wrong, passages, owner)


def test_texts_that_say_the_same_are_not_each_others_wrong_answers():
    same = torch.nn.functional.normalize(torch.ones(2, 4), dim=-1)
    assert distil.contrast(same, same) < 1e-3


def test_the_right_pair_of_a_group_must_be_its_most_relevant():
    right = torch.tensor([True, False, False, True])
    good, bad = torch.tensor([5.0, -5.0, -5.0, 5.0]), torch.tensor([-5.0, 5.0, 5.0, -5.0])
    assert reader.within(good, [2, 2], right) < 0.01 < 5 < reader.within(bad, [2, 2], right)


def test_a_group_without_a_right_pair_says_nothing_about_order():
    assert reader.within(torch.tensor([3.0, -3.0]), [2], torch.tensor([False, False])) == 0


@pytest.mark.parametrize(("span", "tokens"), [((2, 4), (1, 1)), ((0, 6), (0, 2)), ((3, 5), (1, 2)), ((8, 9), None)])
def test_characters_become_the_tokens_that_hold_them(span, tokens):
    assert reader.token_span(Pieces([7, 8, 9], [0, 2, 4], [2, 4, 6]), *span) == tokens


def test_a_set_that_measures_is_never_trained_on(tmp_path):
    with pytest.raises(ValueError, match=r"xquad\.zh is for measuring only"):
        corpora.training_questions(tmp_path, {"xquad.zh": 0})


def test_about_a_third_of_the_articles_is_held_out():
    assert 0.28 < sum(corpora.is_held(f"article {k}") for k in range(3000)) / 3000 < 0.39


def test_recall_at_one_counts_the_questions_whose_passage_comes_first():
    scores = np.array([[0.9, 0.1], [0.8, 0.2]], np.float32)
    assert evaluate.figures(scores, np.array([0, 1])) == (0.5, round((1 + 1 / np.log2(3)) / 2, 4))


def test_calibration_finds_the_temperature_that_made_the_labels():
    logits = np.random.default_rng(0).normal(0, 6, 20000)
    right = (np.random.default_rng(1).random(20000) < 1 / (1 + np.exp(-logits / 3))).astype(float)
    temperature, bias = calibrate.fitted(logits, right)
    assert temperature == pytest.approx(3, rel=0.1)
    assert bias == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(
    ("clause", "question", "answer"),
    [
        ("全区地区生产总值增长6.1%", "全区地区生产总值增长多少？", "6.1%"),
        ("新建成公路120公里并投入使用", "新建成公路多少公里并投入使用？", "120公里"),
        ("该线路于2019年6月正式开通运营", "该线路于什么时候正式开通运营？", "2019年6月"),
        ("王小明表示明年将继续扩大绿地面积", "谁表示明年将继续扩大绿地面积？", "王小明"),
        ("重点产业包括新材料、生物医药、装备制造", "重点产业包括哪些？", "新材料、生物医药、装备制造"),
    ],
)
def test_a_statement_is_asked_for_its_figure_date_speaker_or_list(clause, question, answer):
    made = {one.question: clause[one.start : one.end] for one in cloze._of_clause(clause, "key")}
    assert made[question] == answer


def test_a_near_miss_names_a_year_that_the_passage_does_not_hold():
    passage = "2019年产量为3万吨，2020年为4万吨。"
    missed = cloze.near_miss("2019年产量是多少？", passage, random.Random(0))
    assert missed is not None
    assert missed[:4] not in passage


def test_a_question_that_names_nothing_has_no_near_miss():
    assert cloze.near_miss("为什么要这样做？", "因为必须。", random.Random(0)) is None


@pytest.mark.parametrize("name", ["cmrc2018.trial", "drcd.dev/held", "drcd.dev", "squad.dev-v1.1"])
def test_what_is_measured_on_is_refused_with_its_parts(name, tmp_path):
    with pytest.raises(ValueError, match="for measuring only"):
        corpora.training_questions(tmp_path, {name: 0})


@pytest.mark.parametrize(
    ("figure", "text", "stands"),
    [
        ("15", "共15个", True),
        ("15", "共1500万", False),
        ("12", "2012年", False),
        ("15", "15万人", False),
        ("5", "5人", False),
    ],
)
def test_a_figure_is_found_as_a_figure_of_its_own(figure, text, stands):
    assert cloze._stands_once(figure, text) is stands


def test_a_run_of_another_share_is_refused(tmp_path):
    (tmp_path / "r.toml").write_text("[a]\n")
    Recipe.read(tmp_path / "r.toml", tmp_path, tmp_path / "run", share=0.5)
    with pytest.raises(ValueError, match=r"share 0\.5"):
        Recipe.read(tmp_path / "r.toml", tmp_path, tmp_path / "run")


def test_an_english_passage_is_told_by_its_sentences():
    made = unasked.cloze("One sentence here. Another one there. A third one too.", random.Random(0))
    assert made is not None
    assert made[0] in ("One sentence here.", "Another one there.", "A third one too.")


def test_sentences_like_a_sentence_are_others_and_not_its_very_equals():
    vectors = np.eye(crossed.NEAR + 3, dtype=np.float32)
    vectors[1] = vectors[0]
    near = crossed.nearest(vectors)
    assert 0 not in near[0]
    assert 1 not in near[0]
    assert near.shape == (len(vectors), crossed.NEAR)


def test_the_passage_across_holds_the_translation_and_the_wrong_one_a_sentence_like_it_instead():
    pairs = [(f"句{n}。", f"Sentence {n}.") for n in range(12)]
    made = crossed.Crossed(pairs)
    made.near = np.array([[(n + 1) % 12] * crossed.NEAR for n in range(12)], np.int32)
    other = {one: two for pair in pairs for one, two in (pair, pair[::-1])}
    for seed in range(40):
        asked, right, wrong = made.drawn(random.Random(seed))
        assert other[asked] in right
        number = int("".join(char for char in asked if char.isdigit()))
        assert pairs[(number + 1) % 12][asked.startswith("句")] in wrong
