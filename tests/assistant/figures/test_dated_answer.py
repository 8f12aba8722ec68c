"""Of several dates in a sentence, the short answer is that of the figure asked for."""

import pytest

from assistant.figures.dated_answer import date_of_figure

RISE = "The fare will rise from 7 to 8 crowns on Jan. 1, 2023 and to 9 crowns on Jan. 1, 2024."
SHARE = "In 2023 the share rose to 31 percent, and in 2024 to 35 percent."
ZH = "票价2023年1月1日起升至8元，2024年1月1日起升至9元。"


@pytest.mark.parametrize(
    ("asked", "text", "date"),
    [
        ("When will the fare rise to 9 crowns?", RISE, "Jan. 1, 2024"),
        ("When will the fare rise to 8 crowns?", RISE, "Jan. 1, 2023"),
        ("When did the share reach 31 percent?", SHARE, "2023"),
        ("When did the share reach 35 percent?", SHARE, "2024"),
        ("票价哪天升到9元？", ZH, "2024年1月1日"),
        ("票价哪天升到8元？", ZH, "2023年1月1日"),
        ("When will the fare rise?", RISE, None),
        ("When will the fare rise to 12 crowns?", RISE, None),
        ("When does it open?", "It opens at 9 on Jan. 1, 2024.", None),
    ],
)
def test_the_date_is_that_of_the_figure_named(asked: str, text: str, date: str | None) -> None:
    assert date_of_figure(asked, text) == date
