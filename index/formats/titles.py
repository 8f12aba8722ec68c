"""The title that a file's properties state → the title, where it is one: programs fill this field by themselves."""

import re

NO_TITLE = re.compile(
    r"^(?:microsoft|word|powerpoint|幻灯片|文档|新建|document|无标题|無標題|untitled|normal|未命名)|\.[a-z\d]{2,4}$|^[\w.-]*_[\w.-]*$",
    re.I,
)
SHORTEST = 4


def sound_title(told: str) -> str | None:
    """Return the title without white around it; None for names of programs, templates and files, and for a few letters."""
    told = " ".join(told.split())
    return told if len(told) >= SHORTEST and not NO_TITLE.search(told) else None
