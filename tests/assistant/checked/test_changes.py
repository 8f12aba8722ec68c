"""From what to what something changed: never the other way round."""

import pytest

from assistant.checked.changes import change_faults, changes
from tests.assistant.checking import source


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("座位由1200个减少到980个。", {(1200.0, 980.0)}),
        ("Profit slipped to 88 million euros from 102 million.", {(1.02e8, 8.8e7)}),
        ("共有12个，占5%。", set()),
    ],
)
def test_a_change_has_a_beginning_and_an_end(text: str, pairs: set[tuple[float, float]]) -> None:
    assert changes(text) == pairs


def test_a_change_told_backwards_is_a_fault() -> None:
    cited = [source("三级医院已从9家增至13家。")]
    assert [fault.code for fault in change_faults("三级医院从13家减至9家。", cited)] == ["turned"]
    assert list(change_faults("三级医院从9家增加到13家。", cited)) == []
