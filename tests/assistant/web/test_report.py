"""What the page says of the last run of indexing."""

from assistant.web.report import MOST, report
from tests.assistant.fake import FakeAssistant


def test_a_report_names_what_was_refused_and_warned_of_in_both_languages() -> None:
    told = report(FakeAssistant().report(whole=True))
    for words in ("读入 1 份", "1 read", "未收 1 份", "desk/secret.pdf", "is locked by a password", "a.zip/gone.txt"):
        assert words in told


def test_what_everybody_sees_says_nothing_of_refusals() -> None:
    told = report(FakeAssistant().report())
    assert "no text" in told
    assert not [words for words in ("secret", "refused", "未收", "gone.txt") if words in told]


def test_names_and_reasons_are_escaped() -> None:
    told = report(FakeAssistant().report(whole=True))
    assert ("&lt;city&gt;" in told, "&lt;holds&gt;" in told, "<city>" in told) == (True, True, False)


def test_a_run_that_everything_went_well_in_is_one_line() -> None:
    told = report({"read": [{"source": "a", "document": "1", "warnings": []}]})
    assert (told.startswith("<p "), "warning" in told) == (True, False)


def test_nothing_is_said_of_no_run_and_of_one_that_read_nothing() -> None:
    assert report(None) == report({"read": []}) == ""


def test_a_long_list_is_cut_and_the_rest_counted() -> None:
    told = report({"read": [], "rejected": [{"source": f"{n}.pdf", "reason": "is broken"} for n in range(MOST + 5)]})
    assert (told.count("<li"), "5 more" in told) == (MOST + 1, True)
