"""A number of things in English."""

from assistant.counted import counted


def test_one_is_one_and_many_are_many() -> None:
    assert [counted(n, "fault") for n in (0, 1, 2, 2000)] == ["0 faults", "1 fault", "2 faults", "2,000 faults"]
