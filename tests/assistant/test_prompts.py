"""Prompts: a slot that is missing, or that no prompt has, fails at once and says which."""

import string

import pytest

from assistant.generate.citation_form import EXAMPLE, MARK, NOT_SAID, keys_of
from assistant.prompts import messages, prompt
from index.errors import WrongUse
from index.shipped import shipped

SLOTS = {
    "tool": {"documents", "latest"},
    "answer": {"sources", "question", "example", "not_said"},
    "rewrite": {"earlier", "question"},
    "translate-quote": {"quote", "glossary"},
    "judge": {"sources", "sentence"},
}
# A token is about a Chinese character or four of English: what is told beside sources and question costs each answer.
MOST = {"zh": 320, "en": 760}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_prompt_comes_with_its_slots_filled(language: str) -> None:
    text = prompt("tool", language, documents=71, latest="2026-03-05")
    assert "71" in text
    assert "2026-03-05" in text
    assert "{" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("purpose", SLOTS)
def test_every_purpose_has_both_languages_with_the_slots_that_are_declared(purpose: str, language: str) -> None:
    text = (shipped("prompts") / f"{purpose}.{language}.md").read_text("utf-8")
    assert {name for _, name, _, _ in string.Formatter().parse(text) if name} == SLOTS[purpose]
    assert len(text) <= MOST[language]


def test_no_prompt_is_there_that_nobody_declares() -> None:
    names = {file.name for file in shipped("prompts").glob("*.md")} - {"README.md"}
    assert names == {f"{purpose}.{language}.md" for purpose in SLOTS for language in ("zh", "en")}


def test_a_missing_slot_is_refused_by_name() -> None:
    with pytest.raises(WrongUse, match=r"'tool\.en\.md': missing \['latest'\], unknown \[\]"):
        prompt("tool", "en", documents=1)


def test_an_unknown_slot_is_refused_by_name() -> None:
    with pytest.raises(WrongUse, match=r"missing \[\], unknown \['lastest'\]"):
        prompt("tool", "en", documents=1, latest="", lastest="")


def test_an_unknown_prompt_is_refused_by_name() -> None:
    with pytest.raises(WrongUse, match=r"There is no prompt 'tool\.fr\.md'"):
        prompt("tool", "fr")


def test_what_stands_in_a_slot_moves_no_border_and_fills_no_slot() -> None:
    system, user = messages("rewrite", "en", earlier="a\n---\nb {question}", question="c")
    assert "a" not in system.split()
    assert user == "Earlier questions:\na\n---\nb {question}\nLast question: c"


def test_a_prompt_of_one_part_is_the_users() -> None:
    assert messages("tool", "en", documents=1, latest="x") == ("", prompt("tool", "en", documents=1, latest="x"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_prompt_and_parser_share_how_to_cite_and_how_to_say_nothing(language: str) -> None:
    slots = {"sources": "", "question": "", "example": EXAMPLE, "not_said": NOT_SAID[language]}
    system, _ = messages("answer", language, **slots)
    (shown,) = MARK.finditer(system)
    assert keys_of(shown) == ("Q1",)
    assert NOT_SAID[language] in system
