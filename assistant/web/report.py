"""What the last run of indexing read, refused and lost → HTML, in one line that opens to the list of it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from assistant.web.reasons import PHRASES
from assistant.web.words import word

# Rows that somebody reads on a page; the rest is counted, and stands in the store's own report.
MOST = 100


def report(told: Mapping[str, Any] | None) -> str:
    """Return the HTML of a report, refusals first; "" where there is nothing to say. A report without refusals hides them."""
    if told is None:
        return ""
    warned = [(read["source"], warning) for read in told["read"] for warning in read["warnings"]]
    refused = [(one["source"], one["reason"]) for one in told.get("rejected", ())]
    vanished = told.get("vanished", ())
    if not (told["read"] or refused or vanished):
        return ""
    counted = [word("indexed", n=len(told["read"]))]
    counted += [word("rejected", n=len(refused))] if "rejected" in told else []
    counted += [word("warned", n=len(warned))] if warned else []
    rows = [_row("bad", "refusal", *one) for one in refused] + [_row("", "warning", *one) for one in warned]
    rows += [_row("", "vanished", source) for source in vanished]
    return _folded(" · ".join(counted), rows)


def _folded(counts: str, rows: Sequence[str]) -> str:
    """Return the counts; where there are rows, opening to them."""
    if not rows:
        return f'<p class="report">{counts}</p>'
    more = f"<li>{word('more_rows', n=len(rows) - MOST)}</li>" if len(rows) > MOST else ""
    return f'<details class="report"><summary>{counts}</summary><ul>{"".join(rows[:MOST])}{more}</ul></details>'


def _row(kind: str, label: str, source: str, why: str = "") -> str:
    reason = f" {PHRASES.html(why)}" if why else ""
    return f'<li class="{kind}"><span class="tag">{word(label)}</span> <b dir="auto">{escape(source)}</b>{reason}</li>'
