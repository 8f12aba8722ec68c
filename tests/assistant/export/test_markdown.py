"""Briefing → Markdown, parsed again."""

import re

import pytest
from markdown_it import MarkdownIt

from assistant.export.inert import inert
from assistant.export.markdown import as_markdown, escaped

from .turns import GREEN, HOSTILE, TASKS, asked, brief, hostile

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def kinds(text: str) -> set[str]:
    """Return what Markdown makes of a text: its tokens' types, those inside lines too."""
    tokens = PARSER.parse(text)
    return {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}


def shown(text: str) -> str:
    """Return the text that a reader of Markdown sees."""
    lines = [token.children or [] for token in PARSER.parse(text) if token.type == "inline"]
    return "\n".join("".join("\n" if t.type == "hardbreak" else t.content for t in line) for line in lines)


def test_every_mark_has_its_footnote_and_every_footnote_its_mark() -> None:
    made = as_markdown(brief(asked(GREEN), asked(TASKS)))
    assert re.findall(r"(?m)^\[\^(\d+)\]: ", made) == ["1", "2", "3", "4", "5"]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", made)) == set("12345")
    assert "建设六座再生水厂。[^3]" in made
    assert made.count("<https://example.org/city>") == 2


def test_a_list_is_a_list_and_a_question_a_heading() -> None:
    made = as_markdown(brief(asked(TASKS)))
    assert f"## {TASKS}\n\n- 建设六座再生水厂。[^1]\n- 更新老旧管网八百公里。[^2]\n" in made


PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "hardbreak"}


@pytest.mark.parametrize(
    "text", [HOSTILE, *HOSTILE.split("\n"), *HOSTILE.split(" "), "12) x", "    code", "a\n---\nb", "|a|b|\n|-|-|"]
)
def test_markdown_makes_nothing_of_a_text_but_the_same_text(text: str) -> None:
    plain = inert(text)
    assert kinds(escaped(plain)) <= PLAIN
    assert shown(escaped(plain)).split() == plain.split()


def test_nothing_of_a_hostile_answer_is_markup() -> None:
    made = kinds(as_markdown(brief(hostile(), title=HOSTILE)))
    assert not made & {
        "html_block",
        "html_inline",
        "image",
        "link_open",
        "code_inline",
        "code_block",
        "fence",
        "strong_open",
    }


@pytest.mark.parametrize("text", ["https://a.example/x", "http://a", "www.a.example", "a@b.example"])
def test_an_address_in_a_text_is_not_made_a_link_by_those_who_look_for_them(text: str) -> None:
    assert not re.search(r"https?://|www\.|\w@", escaped(text))


def test_figures_keep_their_form_in_the_raw_text() -> None:
    assert escaped("人均16.4平方米，增长-3.2%。") == "人均16.4平方米，增长-3.2%。"
