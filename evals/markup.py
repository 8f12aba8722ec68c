"""Elements of the pages that evaluation writes: each page stands alone, loads nothing, and shows what was said as text."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from evals.intervals import Interval
from evals.meanings import meaning

STYLE = Path(__file__).with_name("report.css")
SCRIPT = Path(__file__).with_name("report.js")
# What neither XML nor a page may hold; half a surrogate pair is among it.
NO_TEXT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# A sum of floats is not exact.
NOISE = 1e-9


def el(tag: str, *inside: "str | Element", **attributes: str) -> Element:
    """Return an element with these texts and elements in it; `class_` is the attribute class, `stroke_width` stroke-width."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): clean(value) for name, value in attributes.items()})
    for piece in inside:
        if isinstance(piece, Element):
            made.append(piece)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + clean(piece)
        else:
            made.text = (made.text or "") + clean(piece)
    return made


def clean(text: str) -> str:
    """Return a text without the characters that a page cannot hold; the replacement character stands for each."""
    return NO_TEXT.sub("\ufffd", text)


def two(en: str, zh: str, tag: str = "span", **attributes: str) -> Element:
    """Return a text in both languages of the page; the reader's switch shows one of them."""
    return el(tag, el("span", en, class_="en", lang="en"), el("span", zh, class_="zh", lang="zh"), **attributes)


def table(head: Sequence[Element], rows: Iterable[Sequence[Element]], class_: str = "") -> Element:
    """Return a table that scrolls sideways where the screen is narrow."""
    body = [el("tr", *cells) for cells in rows]
    whole = el("table", el("thead", el("tr", *head)), el("tbody", *body), class_=class_)
    return el("div", whole, class_="wide", tabindex="0")


def number(text: str, tag: str = "td", class_: str = "", *more: "str | Element") -> Element:
    """Return a cell that is set to the right."""
    return el(tag, text, *more, class_=f"number {class_}".strip())


def scale(*ends: str) -> Element:
    """Return what stands above a column of drawings: its left end, its middle, its right end."""
    return el("div", *(el("span", end) for end in ends), class_="scale")


def breakable(name: str) -> list["str | Element"]:
    """Return the name of a measure that may break after its underscores."""
    first, *others = name.split("_")
    pieces: list[str | Element] = [first + "_" if others else first]
    for at, other in enumerate(others):
        pieces += [el("wbr"), other + ("_" if at + 1 < len(others) else "")]
    return pieces


def hundredths(value: float) -> int:
    """Return a share in hundredths, rounded; what is neither none nor all is told as neither: 0.996 is 99, 0.004 is 1."""
    size = abs(value)
    near = min(int(size * 100 + 0.5), 100)
    if NOISE < size < 1 - NOISE:
        near = min(max(near, 1), 99)
    return near if value >= 0 else -near


def glossary(names: Iterable[str]) -> Element:
    """Return what each of these measures says, folded away until somebody wants to know."""
    told = [(name, words) for name in dict.fromkeys(names) if (words := meaning(name))]
    pairs = [piece for name, words in told for piece in (el("dt", *breakable(name)), two(words.en, words.zh, "dd"))]
    summary = two("What the measures mean", "各指标的含义", "summary")
    return el("details", summary, el("dl", *pairs, class_="inside"), class_="fold")


def shown(value: float | None) -> str:
    """Return a value from 0 to 1 with two decimals, as `hundredths` has it. A dash where there is none."""
    return "–" if value is None else f"{hundredths(value) / 100:.2f}"


def within(sure: Interval | None) -> str:
    """Return an interval with two decimals; nothing for none."""
    return f"{shown(sure[0])}–{shown(sure[1])}" if sure else ""


def colour(value: float | None) -> str:
    """Return the class of a value: good, part or bad."""
    if value is None:
        return ""
    return "good" if value >= 1 else "bad" if value <= 0 else "part"


def head(title: str) -> str:
    """Return the beginning of a page up to its main part: what it may use, how it looks, and the switch of languages."""
    style, script = STYLE.read_text("utf-8"), SCRIPT.read_text("utf-8")
    # The page may use its own style and its own script, told by their sums, and nothing else, whatever stands in an answer.
    policy = f"default-src 'none'; style-src '{_sum(style)}'; script-src '{_sum(script)}'; img-src data:"
    made = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", **{"http-equiv": "Content-Security-Policy", "content": policy}),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        # An icon of its own: without one, a browser asks the place that the file came from.
        el("link", rel="icon", href="data:,"),
        el("title", title),
        el("style", style),
    )
    return f'<!doctype html>\n<html lang="en">{html(made)}<body>{html(_switch())}<main>'


def foot() -> str:
    """Return the end of a page, with its script."""
    return f"</main>{html(el('script', SCRIPT.read_text('utf-8')))}</body></html>\n"


def html(element: Element) -> str:
    """Return an element as HTML."""
    return tostring(element, "unicode", method="html")


def _sum(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _switch() -> Element:
    """Return the choice of the page's language; it works without the script."""
    return el(
        "nav",
        el("input", type="radio", name="tongue", id="tongue-en", checked="checked"),
        el("label", "English", for_="tongue-en", lang="en"),
        el("input", type="radio", name="tongue", id="tongue-zh"),
        el("label", "中文", for_="tongue-zh", lang="zh"),
        class_="tongue",
        aria_label="Language 语言",
    )
