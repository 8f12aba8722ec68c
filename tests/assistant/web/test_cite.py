"""Citation → button."""

from dataclasses import asdict, replace

import pytest

from assistant.web.cite import button, facts, label, safe_url
from tests.assistant.fake import CITY, about_tasks, cite

PLAIN = cite(1, CITY, "𠮷村")


def test_a_button_carries_the_offsets_and_the_quote_that_page_js_compares() -> None:
    made = button(asdict(PLAIN))
    assert f'data-start="{PLAIN.start}" data-end="{PLAIN.end}" data-quote="𠮷村"' in made
    assert f'data-document="{CITY.id}"' in made


def test_what_is_not_known_is_left_out() -> None:
    assert not {"page", "cell", "field", "value", "status", "reprints", "outline"} & facts(asdict(PLAIN)).keys()


def test_the_place_in_a_plan_travels_with_its_status() -> None:
    known = facts(asdict(about_tasks("任务").citations[0]))
    assert (known["outline"], known["status"]) == ("第一章 总体要求 › 第二节 主要任务", "draft")


def test_a_fact_of_the_record_travels_as_field_and_value() -> None:
    known = facts(asdict(replace(PLAIN, field="outlet", value="滨江日报", quote="", start=0, end=0)))
    assert (known["field"], known["value"], known["start"]) == ("outlet", "滨江日报", "0")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://x", "//x", "", None])
def test_an_address_that_does_not_lead_to_the_web_is_dropped(url: str | None) -> None:
    assert safe_url(url) is None


def test_a_source_without_outlet_and_date_is_called_by_its_file() -> None:
    assert label(asdict(replace(PLAIN, outlet=None, date=None))) == CITY.source
