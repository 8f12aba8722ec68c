"""Briefing → a page to print."""

import re

from assistant.export.html import as_html

from .turns import GREEN, HOSTILE, TASKS, asked, brief, hostile


def test_every_mark_leads_to_its_note() -> None:
    made = as_html(brief(asked(GREEN), asked(TASKS)), "zh-CN", ("x.css",))
    assert set(re.findall(r"href='#note-(\d+)'", made)) == set(re.findall(r"id='note-(\d+)'", made)) == set("12345")
    assert "<html lang='zh-CN'>" in made


def test_nothing_of_a_hostile_answer_is_markup() -> None:
    made = as_html(brief(hostile(), title=HOSTILE), "en", ("x.css",))
    names = "html|head|meta|title|link|body|main|h1|h2|p|section|ul|ol|li|span|sup|a|br|q"
    assert set(re.findall(r"<([a-z0-9]+)", made)) <= set(names.split("|"))
    assert "href='javascript" not in made
    assert re.findall(r"href='(?!#note-|x\.css)", made) == []
