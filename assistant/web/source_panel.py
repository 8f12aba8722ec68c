"""The frame of the source panel: its bar, and the sheet that source.js fills."""

from assistant.web.source_words import SOURCE_WORDS
from assistant.web.words import both, word


def panel() -> str:
    """Return the HTML of the panel before any source is open; what needs no source shows no tool."""
    return (
        '<aside id="yj-panel" tabindex="-1"><div class="bar"><div class="line">'
        f'<span class="what">{word("source")}</span><bdi class="about"></bdi>'
        '<button type="button" class="close" data-close><span aria-hidden="true">×</span></button></div>'
        f'<div class="line tools">{_tool("back")}{_views()}{_tool("contents", "aria-expanded")}{_tool("quote")}{_tool("link")}</div>'
        f'<nav class="contents" hidden></nav></div><p class="hint">{word("hint")}</p><div class="sheet"></div></aside>'
    )


def _views() -> str:
    """Return the switch between the text and the page as printed."""
    made = (
        f'<button type="button" data-source-view="{view}" aria-pressed="false">{_told(view)}</button>'
        for view in ("text", "page")
    )
    return f'<span class="views" role="group" hidden>{"".join(made)}</span>'


def _tool(name: str, state: str = "") -> str:
    stated = f' {state}="false"' if state else ""
    return f'<button type="button" class="tool" data-source-{name}{stated} hidden>{_told(name)}</button>'


def _told(name: str) -> str:
    return both(SOURCE_WORDS[f"source_{name}"])
