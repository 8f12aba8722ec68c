from evals.refusing import Answered, RightRefusal
from tests.evals.scripted import answered, question, refused, value

NO = question(answerable=False, answers=())


def test_answering_and_refusing_are_judged_apart():
    assert [value(Answered(), answer=said) for said in (answered("six"), refused())] == [1, 0]
    assert [value(RightRefusal(), NO, answer=said) for said in (answered("six"), refused())] == [0, 1]


def test_each_is_asked_of_its_own_questions_alone():
    assert value(RightRefusal()) is None
    assert value(Answered(), NO) is None
