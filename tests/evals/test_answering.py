from dataclasses import replace

import pytest

from evals.answering import ANSWERING, AnswerContains
from index.library import Library
from tests.evals.scripted import answered, question, refused, value

BY_NAME = {measure.name: measure for measure in ANSWERING}


@pytest.mark.parametrize(
    ("wanted", "said", "share"),
    [
        ("21公顷", "新馆占地２１ 公顷", 1),
        ("园长林晓", "園長林曉", 1),
        ("41000", "The park cost 41,000 crowns.", 1),
        ("Mara Lind", "mara\n lind cut it", 1),
        ("21", "in 2021", 0),
        ("21", "2.21 or 21.5", 0),
        ("2112", "in 21 12", 0),
        ("par", "the party", 0),
        ("arty", "the party", 0),
        ("21", "共21个部门。", 1),
        ("six", "It has six.", 1),
    ],
)
def test_a_short_answer_is_found_whole_whatever_its_width_case_script_and_spaces(wanted, said, share):
    assert value(AnswerContains(Library.fold), question(answers=(wanted,)), answer=answered(said)) == share


def test_a_short_answer_may_stand_in_a_quote_alone(cite):
    answer = answered("门票", cite("a/park.txt", "41,000 crowns"))
    assert value(AnswerContains(Library.fold), question(answers=("none", "41000")), answer=answer) == 1


def test_a_refusal_contains_no_answer_even_when_its_message_does():
    assert value(AnswerContains(Library.fold), question(answers=("sources",)), answer=refused()) == 0


def scores(wanted, said, short=None):
    """Return what each measure of likeness says of an answer beside one gold answer."""
    answer, asked = replace(answered(said), short_answer=short), question(answers=(wanted,))
    return {name: value(BY_NAME[name], asked, answer=answer) for name in ("exact_match", "f1", "f1_cmrc", "rouge_l")}


@pytest.mark.parametrize(
    ("wanted", "said", "exact", "f1"),
    [
        ("The Lind family", "lind family.", 1, 1),
        ("six gates", "It has six gates", 0, 2 * (2 / 4) * 1 / (2 / 4 + 1)),
        ("a b b c", "b b d", 0, 2 * (2 / 3) * (2 / 3) / (2 / 3 + 2 / 3)),
        ("Mara Lind", "nobody", 0, 0),
        ("北京市", "北京", 0, 2 * 1 * (2 / 3) / (1 + 2 / 3)),
        ("李萌", "李萌。", 1, 1),
        ("園長林曉", "园长 林晓", 1, 1),
        ("2024年9月1日", "自2024年9月1日起", 0, 2 * 6 / (6 + 8)),
    ],
)
def test_match_and_f1_are_those_of_squad_over_chinese_characters_and_other_words(wanted, said, exact, f1):
    told = scores(wanted, said)
    assert (told["exact_match"], told["f1"]) == (exact, pytest.approx(f1))


def test_f1_counts_a_word_as_often_as_both_have_it():
    assert scores("six six gates", "six six six")["f1"] == pytest.approx(2 * (2 / 3) * (2 / 3) / (4 / 3))


def test_f1_of_cmrc_counts_the_longest_run_where_f1_counts_all_characters():
    told = scores("北京、上海和天津", "北京上海与天津")
    assert told["f1"] == pytest.approx(2 * (6 / 7) * (6 / 7) / (12 / 7))
    assert told["f1_cmrc"] == pytest.approx(2 * (4 / 7) * (4 / 7) / (8 / 7))


def test_f1_of_cmrc_is_of_chinese_answers_alone():
    assert scores("Mara Lind", "Mara Lind")["f1_cmrc"] is None


@pytest.mark.parametrize(
    ("wanted", "said", "longest", "of"),
    [
        ("police killed gunman", "police kill gunman", 2, (3, 3)),
        ("police killed gunman", "gunman kill police", 1, (3, 3)),
        ("养护科普救助", "一是养护二是科普三是救助", 6, (6, 12)),
    ],
)
def test_rouge_l_is_the_f_measure_of_the_longest_common_subsequence(wanted, said, longest, of):
    assert scores(wanted, said)["rouge_l"] == pytest.approx(2 * longest / sum(of))


def test_the_short_answer_is_compared_where_there_is_one_and_the_whole_text_by_rouge():
    told = scores("six", "It has six gates", short="six")
    assert (told["exact_match"], told["f1"]) == (1, 1)
    assert told["rouge_l"] == pytest.approx(2 / (1 + 4))


def test_the_nearest_of_several_gold_answers_counts_and_the_reason_names_it():
    told = BY_NAME["f1"].evaluate(question(answers=("seven", "six gates")), None, answered("six gates"), ())
    assert (told.value, told.reason) == (1, "'six gates' beside 'six gates', the nearest of 2")


@pytest.mark.parametrize("name", ["exact_match", "f1", "f1_cmrc", "rouge_l"])
def test_no_answer_is_zero_and_no_gold_answer_does_not_apply(name):
    measure = BY_NAME[name]
    assert value(measure, question(answers=("李萌",))) == 0
    assert value(measure, question(answers=()), answer=answered("李萌")) is None
    assert value(measure, question(answers=("李萌",), answerable=False), answer=answered("李萌")) is None


def test_a_gold_answer_of_marks_alone_is_only_like_another_of_them():
    assert scores("。", "！")["f1"] == 1
    assert scores("。", "李萌")["f1"] == 0
    assert scores("李萌", "——")["rouge_l"] == 0


def test_a_refusal_that_holds_the_gold_answer_in_its_message_is_like_nothing():
    assert value(BY_NAME["f1"], question(answers=("sources",)), answer=refused()) == 0
