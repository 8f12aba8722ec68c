"""Colours and faces, chosen once."""

import re
from importlib.resources import files

import pytest

from assistant.web.shell import BRIEFING, SHEETS
from assistant.web.theme import DARK, LIGHT, theme, tokens

OURS = [name for name in (*SHEETS, *BRIEFING) if name.endswith(".css") and name not in ("tokens.css", "print.css")]


def test_every_colour_has_one_for_the_dark() -> None:
    assert LIGHT.keys() - DARK.keys() == set()
    assert all(f"--{name}:{value};" in tokens() for colours in (LIGHT, DARK) for name, value in colours.items())


def test_gradios_own_parts_wear_the_same_colours() -> None:
    css = theme()._get_theme_css()
    assert all(colours["paper"] in css and colours["link"] in css for colours in (LIGHT, DARK))


@pytest.mark.parametrize("name", OURS)
def test_no_sheet_names_a_colour_or_a_face_of_its_own(name: str) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (files("assistant.web") / name).read_text("utf-8"), flags=re.S)
    values = re.findall(r":\s*([^;{}]+);", sheet)
    assert [value for value in values if re.search(r"#[0-9a-f]{3,8}\b|rgb\(|[\"'][A-Z]", value)] == []


# 1rem is text; 8px are words that nobody sees, 2px round off a pen's stroke; a briefing is a page of its own.
TYPE = re.compile(r"font(?:-size)?: (?:\d00 )?(?!1rem|8px)[\d.]+(?:rem|px)|border-radius: (?!2px)[\d.]+(?:rem|px)")


@pytest.mark.parametrize("name", [name for name in OURS if name not in BRIEFING])
def test_no_sheet_chooses_a_size_of_type_or_a_corner_of_its_own(name: str) -> None:
    assert TYPE.findall((files("assistant.web") / name).read_text("utf-8")) == []


def test_taiwan_has_its_own_faces_first() -> None:
    (taiwan,) = re.findall(r'html\[lang="zh-TW"\] body,[^{]*\{--sans:([^;]*);', tokens())
    assert taiwan.index("PingFang TC") < taiwan.index("PingFang SC")


@pytest.mark.parametrize(
    "variable",
    sorted(
        {v for n in OURS for v in re.findall(r"var\((--[\w-]+)\)", (files("assistant.web") / n).read_text("utf-8"))}
    ),
)
def test_every_variable_that_a_sheet_names_is_chosen_somewhere(variable: str) -> None:
    own = "".join((files("assistant.web") / name).read_text("utf-8") for name in OURS)
    assert f"{variable}:" in tokens() + own
