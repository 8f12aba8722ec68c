"""Turns of the scripted assistant, and what documents may hold that wants to be more than text."""

from typing import Any

from assistant.export.briefing import Asked, Briefing, briefing
from assistant.export.words import said
from tests.assistant.fake import FakeAssistant

GREEN, TASKS, TRAM = "全市新增了多少绿地？", "主要任务？", "How many passengers did the tram carry?"
DAY = "2026-11-30"
# Markup of HTML and Markdown, a formula, direction turned round, what XML cannot hold, an address of a script.
HOSTILE = (
    '=HYPERLINK("https://evil.example")\n<script>x</script> **bold** [a](javascript:x) ![i](https://evil.example/i.png) '
    "`code` https://evil.example www.evil.example a@evil.example $x$ ~~s~~ \u202eevil\u202c \x00\x0b\x1b[31m \ud800 \uffff | & &amp;\n"
    "# head\n- list\n1. one\n+ two\n===\n> quote\n\tcell\u2028line"
)


def asked(question: str, **changes: Any) -> Asked:
    """Return a question with what the scripted assistant answers, and keys of that answer changed."""
    return Asked(question, FakeAssistant().ask(question).as_json() | changes, f"{DAY}T08:00:00+00:00")


def brief(*turns: Asked, title: str = "简报", tongue: str = "zh") -> Briefing:
    """Return the briefing of these turns."""
    return briefing(title, DAY, turns, said(tongue))


def hostile() -> Asked:
    """Return a turn in which question, answer and citation all want to be more than text."""
    turn = asked(GREEN)
    citation = dict.fromkeys(("title", "outlet", "reference", "quote", "cell"), HOSTILE) | {
        "url": "javascript:alert(1)"
    }
    answer = dict(turn.answer or {})
    answer["citations"] = [one | citation for one in answer["citations"]]
    answer["sentences"] = [{"text": HOSTILE, "citations": [1, 2], "checked": False, "why": HOSTILE}]
    answer |= {"short_answer": HOSTILE, "notes": [HOSTILE]}
    return Asked(HOSTILE, answer, turn.at)
