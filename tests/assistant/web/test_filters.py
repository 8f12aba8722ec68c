"""The limits of a question: the form, and what is taken from it."""

import json

import pytest

from assistant.limits import Offered
from assistant.web.asked import within
from assistant.web.filters import FIELDS, FILTER_WORDS, bar, chips
from index.errors import WrongUse
from index.types import Filters

HOSTILE = '"><script>alert(1)</script>'


def test_the_form_offers_what_the_store_holds_and_nothing_else() -> None:
    form = bar(Offered(("滨江日报",), ("press/",), ("press",), ("zh",)))
    assert all(f'<option value="{value}"' in form for value in ("滨江日报", "press/", "press", "zh"))
    assert not any(f'<option value="{value}"' in form for value in ("plan", "law", "plans/"))


def test_names_of_outlets_are_text_and_nothing_more() -> None:
    assert "<script" not in bar(Offered((HOSTILE,), (HOSTILE,)))
    assert "<script" not in chips({"outlet": HOSTILE})


def test_every_limit_has_its_words() -> None:
    assert {f"limit_{name}" for name in FIELDS} <= FILTER_WORDS.keys()


def test_every_limit_of_the_form_reaches_the_search() -> None:
    sent = {
        "outlet": "a",
        "kind": "plan",
        "from": "2025-01-01",
        "to": "2025-12-31",
        "source": "plans/",
        "part": "第三章",
    }
    limits = within(json.dumps({**sent, "sources": "zh", "asof": "2026-01-01", "answer": "en", "at": 2, "other": "x"}))
    assert limits.filters == Filters("plans/", "2025-01-01", "2025-12-31", "zh", "plan", "第三章", "a")
    assert (limits.as_of, limits.at, limits.answer_in) == ("2026-01-01", 2, "en")
    assert "other" not in limits.told


@pytest.mark.parametrize("sent", ["", "{}", '{"outlet": "", "at": null}', '{"at": -1}', '{"at": true}'])
def test_nothing_sent_limits_nothing(sent: str) -> None:
    limits = within(sent)
    assert (limits.filters.any(), limits.as_of, limits.at) == (False, None, None)


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ('{"kind": "novel"}', "by kind: 'novel' is none of press, plan, law, report"),
        ('{"sources": "fr"}', "by sources"),
        ('{"asof": "2026-13-01"}', "by asof: '2026-13-01' is no day"),
        (json.dumps({"outlet": "x" * 501}), "longer than 500 characters"),
        ("[]", "are no object"),
        ("{", "are no JSON"),
    ],
)
def test_what_the_form_cannot_send_is_refused_with_the_reason(sent: str, fault: str) -> None:
    with pytest.raises(WrongUse, match=fault):
        within(sent)
