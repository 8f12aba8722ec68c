"""What a question for a course hangs on, and how much of it a text says."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.reading.course import Course, course_of, told_of
from assistant.retrieve import Found
from assistant.understand import understand

Build = Callable[..., Assistant]
TEXT = {"a.txt": "云帆大桥动工\n\n滨江日报讯 云帆大桥2023年3月动工，一带一路研究会派员到场。\n"}


@pytest.fixture
def town(build_town: Build) -> Assistant:
    return build_town(TEXT)


def asked(town: Assistant, text: str) -> Course:
    view = town.library.view()
    return course_of(understand(text, tongue(town.library, view)), Found((), view), town.library)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("云帆大桥从动工到通车分了哪几步？", {"动工", "通车"}),
        ("2021年以来云帆大桥的车流量一年一年怎么变的？", {"车流量"}),
        ("“一带一路”合作这几年是怎么走的？", {"一带", "一路"}),
        ("Trace the ferry fare from 2019 to the latest figure.", {"ferri", "fare"}),
    ],
)
def test_a_course_hangs_on_its_thing_and_not_on_the_words_that_ask_for_it(
    town: Assistant, question: str, words: set[str]
) -> None:
    needed = {one.word for one in asked(town, question).needed}
    assert words <= needed
    assert not needed & {"2021", "2019", "怎么", "哪几步", "以来", "一年", "trace", "figur", "latest"}


def test_a_course_in_which_something_ended_is_not_told_by_how_it_began(town: Assistant) -> None:
    course = asked(town, "云帆大桥是怎么一步步关闭的？")
    said = frozenset(one.word for one in course.needed)
    assert told_of(course, [said, said], ["云帆大桥2023年动工。", "云帆大桥2026年启用。"], town.library) == 0.0
    assert told_of(course, [said, said], ["云帆大桥2023年动工。", "云帆大桥2026年关闭。"], town.library) == 1.0


def test_steps_that_leave_out_most_of_the_course_tell_nothing_of_it(town: Assistant) -> None:
    course = asked(town, "云帆大桥收费站的历程")
    assert told_of(course, [frozenset(), frozenset()], ["", ""], town.library) == 0.0
