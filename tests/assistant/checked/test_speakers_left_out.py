"""A speaker who is left out of what a body has or runs is a doubt; what it hopes for, denies or has not seen stays its own."""

import pytest

from tests.assistant.checking import verdict

FARM = "Marram Wind Farm will have 48 turbines with a capacity of 720 megawatts, developer Grey Heron Energy said."
HOPE = "Airport operator Velaris said the terminal would create 4,300 jobs and bring 9 million passengers a year."
STRIKE = (
    "Around 870 tram drivers in Port Ansley will walk out for 24 hours from Monday, the Haulage Workers' Union said."
)
CLINIC = "院长陆静宜说，新门诊部不设夜间急诊，夜间急诊患者仍到老院就诊。"
NOTHING = "局长陆静宜表示，没有发现饮用水受到污染。"
COSTS = "議員溫佩玲質疑，輕軌南段總經費已從210億元追加到245億元，應說明上限。賴宗翰回應，目前沒有再追加的規劃。"


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The 48 turbines at Marram will have a capacity of 0.72 gigawatts.", FARM),
        ("Around 870 tram drivers in Port Ansley plan a 24-hour walkout from Monday.", STRIKE),
        ("新门诊部没有夜间急诊，夜间急诊患者仍由老院收治。", CLINIC),
        ("輕軌南段總經費由210億元增至245億元，賴宗翰表示目前沒有再追加的規劃。", COSTS),
    ],
)
def test_a_body_s_own_work_without_its_name_is_a_doubt(draft: str, source: str) -> None:
    found = verdict(draft, [source])
    assert (found.shown, found.reason and found.reason.code) == (True, "speaker_left_out")


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The terminal will create 4,300 jobs and bring 9 million passengers a year.", HOPE),
        ("饮用水没有受到污染。", NOTHING),
        ("賴宗翰表示，輕軌南段總經費已從210億元追加到245億元。", COSTS),
    ],
)
def test_a_hope_a_denial_or_another_s_words_are_removed(draft: str, source: str) -> None:
    assert not verdict(draft, [source]).shown


def test_of_two_sources_put_together_either_may_say_not() -> None:
    sources = [
        "Around 870 tram drivers will walk out after talks over pay broke down.",
        "The strike by tram drivers ended on Tuesday night with no new talks scheduled.",
    ]
    assert verdict(
        "The strike, called after talks over pay broke down, ended with no further talks scheduled.", sources, (1, 2)
    ).shown
