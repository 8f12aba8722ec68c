"""Complaints → the last section of the Evaluate tab. What readers wrote is escaped."""

from collections.abc import Sequence
from html import escape

from assistant.web.keep_words import KEEP_WORDS
from assistant.web.words import Words, both
from evals.complaints_list import SET, Complaint

# Somebody reads them one by one; `yinju eval draft --from-feedback` takes all.
MOST = 100
COMPLAINT_WORDS: Words = {
    "complaint_title": {"zh": "读者指出的问题", "en": "What readers complained of"},
    "complaint_none": {"zh": "还没有人指出问题。", "en": "Nobody has complained of anything yet."},
    "complaint_what": {
        "zh": "“转为评测题”会在自己的题集 {set} 里加一行草稿：问题、所引原文和读者的话。读过并改好之后，去掉 draft，才会参加评测。",
        "en": "“Make a question of it” adds a draft row to your own set {set}: the question, what was cited, what the reader "
        "says. Read it, mend it and take “draft” out; then it is asked in a run.",
    },
    "complaint_when": {"zh": "时间（UTC）", "en": "When (UTC)"},
    "complaint_question": {"zh": "问题", "en": "Question"},
    "complaint_said": {"zh": "读者说", "en": "The reader says"},
    "complaint_take": {"zh": "转为评测题", "en": "Make a question of it"},
    "complaint_taken": {"zh": "已在题集中", "en": "in the set"},
    "complaint_done": {"zh": "已加入题集 {set}（草稿）", "en": "Added to {set}, as a draft"},
    "complaint_more": {"zh": "另有 {n} 条", "en": "{n} more"},
}


def section(told: Sequence[Complaint]) -> str:
    """Return the section: a table of complaints, the newest first, each with its button."""
    head = f'<h2 class="yj-part" id="yj-complaints">{_word("complaint_title")}</h2>'
    if not told:
        return f'{head}<p class="yj-quiet">{_word("complaint_none")}</p>'
    heads = "".join(f'<th scope="col">{_word(f"complaint_{key}")}</th>' for key in ("when", "question", "said"))
    rows = "".join(map(_row, told[:MOST]))
    more = f'<p class="yj-quiet">{_word("complaint_more", n=len(told) - MOST)}</p>' if len(told) > MOST else ""
    return (
        f'{head}<p class="yj-quiet">{_word("complaint_what", set=SET)}</p><div class="yj-wide" role="region" tabindex="0" '
        'aria-labelledby="yj-complaints">'
        f'<table class="yj-table"><thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table></div>{more}'
    )


def added() -> str:
    """Return what is said when a complaint became a row."""
    return f'<p class="yj-note" role="status">{_word("complaint_done", set=SET)}</p>'


def _row(one: Complaint) -> str:
    reason = both(KEEP_WORDS[f"feed_{one.reason}"])
    note = f'<br><span dir="auto">{escape(one.note)}</span>' if one.note else ""
    button = (
        f'<span class="yj-quiet">{_word("complaint_taken")}</span>'
        if one.taken
        else f'<button type="button" class="yj-button" data-evaluate="complaint" data-run="{one.id}">'
        f"{_word('complaint_take')}</button>"
    )
    when = escape(one.at[:16].replace("T", " "))
    return f'<tr><td>{when}</td><td dir="auto">{escape(one.question)}</td><td>{reason}{note}</td><td>{button}</td></tr>'


def _word(key: str, **slots: object) -> str:
    return both(COMPLAINT_WORDS[key], **slots)
