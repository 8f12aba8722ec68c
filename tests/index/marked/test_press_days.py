import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.marked.press_days import Known, address_day, bare_day, full_day

THURSDAY = Known(day=datetime.date(2026, 1, 22))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1月20日", "2026-01-20"),
        ("20日上午", "2026-01-20"),
        ("23日", "2026-01-23"),
        ("25日", "2025-12-25"),
        ("12月31日", "2025-12-31"),
        ("Jan. 20", "2026-01-20"),
        ("20 January", "2026-01-20"),
        ("Tuesday", "2026-01-20"),
        ("周二", "2026-01-20"),
        ("星期四", "2026-01-22"),
        ("2月30日", None),
        ("去年", None),
    ],
)
def test_bare_words_mean_the_latest_such_day_up_to_the_day_after_publication(words: str, day: str | None) -> None:
    assert bare_day(words, THURSDAY) == day


def test_a_day_without_its_month_needs_the_month() -> None:
    assert bare_day("20日上午", Known(year=2026, month=1)) == "2026-01-20"
    assert bare_day("20日上午", Known(year=2026)) is None


@pytest.mark.parametrize("words", ["Tuesday", "周二"])
def test_a_day_of_the_week_needs_a_whole_day(words: str) -> None:
    assert bare_day(words, Known(year=2026, month=1)) is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2026/0120/c1.html", "2026-01-20"),
        ("https://example.org/n1/2026/01/20/c1.html", "2026-01-20"),
        ("https://example.org/202601/t20260120_15.htm", "2026-01-20"),
        ("https://example.org/2026-01/20/content_1.htm", "2026-01-20"),
        ("https://example.org/article/2026123456", None),
        ("https://example.org/2026/1399/", None),
    ],
)
def test_an_address_tells_its_day(address: str, day: str | None) -> None:
    assert address_day(address) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年1月20日09:11", "2026-01-20"),
        ("二〇二六年一月二十日", "2026-01-20"),
        ("Updated: January 20th, 2026", "2026-01-20"),
        ("20 Jan. 2026", "2026-01-20"),
        ("2026-02-30", None),
    ],
)
def test_a_day_in_full_is_read(text: str, day: str | None) -> None:
    assert full_day(text) == day


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2098, 12, 31)), st.integers(0, 300))
def test_a_month_and_day_are_never_put_after_the_day_after_publication(known: datetime.date, back: int) -> None:
    meant = known - datetime.timedelta(days=back)
    assert bare_day(f"{meant.month}月{meant.day}日", Known(day=known)) == meant.isoformat()
