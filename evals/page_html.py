"""Sets, checks, runs → the HTML of the Evaluate tab. All that does not come from our words is escaped."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from assistant.web.reasons import PHRASES as OURS
from assistant.web.reasons import Phrases
from assistant.web.words import both, ready, whole
from evals.offers import Offer
from evals.page_words import WORDS
from evals.past_runs import Past
from evals.questions import FOR_GROUPS
from evals.records import Words
from evals.types import Checked
from evals.working import State

# Faults and runs that somebody reads on a page; `yinju eval check` names every fault, and every run has its folder.
FAULTS, RUNS = 100, 50
PHRASES = Phrases(*OURS.tables, ("evals", "reasons.tsv"))
"""What is said of sets and runs in English, for every language of the page."""
OVER_OTHERS = Words(WORDS["evaluate_not_here"]["en"], WORDS["evaluate_not_here"]["zh"])


def head() -> str:
    """Return what the tab says of itself."""
    return f'<h1 class="yj-title">{_word("evaluate_title")}</h1><p>{_word("evaluate_promise")}</p>'


def elsewhere() -> str:
    """Return why there is no evaluation on a page that others are served, too."""
    return f'<p class="yj-note">{_word("evaluate_elsewhere")}</p>'


def choice(offers: Sequence[Offer], chosen: str = "") -> str:
    """Return the choice of a set with what can be done with it."""
    upload = (
        f'<label class="yj-button" tabindex="0">{_word("evaluate_upload")}<input type="file" class="yj-unseen" '
        'data-evaluate-take accept=".jsonl,.csv,.tsv,.xlsx"></label>'
        f'<span class="yj-quiet">{_word("evaluate_kinds")}</span>'
    )
    if not offers:
        return f'<div class="yj-panel"><p>{_word("evaluate_no_sets")}</p><div class="yj-line">{upload}</div></div>'
    here, elsewhere = ([offer for offer in offers if offer.here is here] for here in (True, False))
    shelves = [list(group) for _, group in groupby(here, lambda offer: offer.shelf.key)]
    groups = "".join(_group(shelf[0].shelf.name, shelf, chosen) for shelf in shelves)
    if elsewhere:
        groups += _group(OVER_OTHERS, elsewhere, chosen)
    select = f'<label class="yj-field">{_word("evaluate_set")}<select id="yj-evaluate-set">{groups}</select></label>'
    buttons = _button("run", "evaluate_run", "main") + _button("check", "evaluate_check")
    return f'<div class="yj-panel">{select}<div class="yj-line">{buttons}{upload}</div></div>'


def _group(name: Words, offers: Sequence[Offer], chosen: str) -> str:
    options = "".join(
        f'<option value="{escape(offer.key)}"{" selected" if offer.key == chosen else ""}>{escape(offer.path.name)}</option>'
        for offer in offers
    )
    # An option group has no markup inside; evaluate.js takes the name in the page's language from here.
    told = whole({"zh": name.zh, "en": name.en})
    names = "".join(f' data-{tongue}="{escape(text)}"' for tongue, text in told.items())
    return f'<optgroup label="{escape(name.en)}"{names}>{options}</optgroup>'


def checked(name: str, told: Checked) -> str:
    """Return what a check found, each fault with its line."""
    counts = {"name": name, "questions": told.questions, "faults": len(told.faults)}
    head_ = _word("evaluate_faulty" if told.faults else "evaluate_sound", **counts)
    more = [_word("evaluate_unchecked", n=len(told.skipped))] if told.skipped else []
    more += [_word("evaluate_drafts", n=told.drafts)] if told.drafts else []
    rows = [
        f"<li><b>{_word('evaluate_line', n=fault.line)}</b> {PHRASES.html(fault.reason)}</li>"
        for fault in told.faults[:FAULTS]
    ]
    if len(told.faults) > FAULTS:
        rows.append(f"<li>{_word('evaluate_more', n=len(told.faults) - FAULTS)}</li>")
    rows += [f"<li><b>{escape(one.id)}</b> {_skipped(one.reason)}</li>" for one in told.skipped[:3]]
    inside = f"<p>{head_} {' · '.join(more)}</p>" + (f"<ul>{''.join(rows)}</ul>" if rows else "")
    return f'<div class="yj-note{" grave" if told.faults else ""}" role="status">{inside}</div>'


def _skipped(reason: str) -> str:
    return _word("evaluate_for_groups") if reason == FOR_GROUPS else PHRASES.html(reason)


def taken(name: str) -> str:
    """Return that a set was taken in."""
    return f'<p class="yj-note" role="status">{_word("evaluate_taken", name=name)}</p>'


def failed(reason: str) -> str:
    """Return that something could not be done, and why."""
    return f'<p class="yj-note grave" role="alert"><b>{_word("evaluate_failed")}</b> {PHRASES.html(reason)}</p>'


def running(state: State | None) -> str:
    """Return how far the run is, or how the last one ended; "" before the first."""
    if state is None:
        return ""
    if state.ended == "running":
        return _going_on(state)
    key, grave = {
        "done": ("evaluate_done", ""),
        "stopped": ("evaluate_stopped", " doubt"),
        "failed": ("evaluate_broke", " grave"),
    }[state.ended]
    more = f" {_gate(state.met)} {_link(state.folder)}" if state.ended == "done" else ""
    why = f" {PHRASES.html(state.reason)}" if state.reason else ""
    return f'<div class="yj-note{grave}" role="status">{_word(key, name=state.name)}{why}{more}</div>'


def _going_on(state: State) -> str:
    if state.stopping:
        said = _word("evaluate_stopping")
    elif state.of:
        said = _word("evaluate_progress", done=state.done, of=state.of)
    else:
        said = _word("evaluate_preparing")
    bar = f'<progress class="yj-progress" max="{state.of or 1}" value="{state.done}" data-evaluate-bar></progress>'
    stop = "" if state.stopping else _button("stop", "evaluate_stop", "grave")
    name = _word("evaluate_running", name=state.name)
    return f'<div class="yj-panel"><p class="yj-line"><b>{name}</b><span class="yj-quiet">{said}</span>{stop}</p>{bar}</div>'


def runs(found: Sequence[Past], busy: bool) -> str:
    """Return the runs as a table, the newest first, and the choice of two to compare."""
    title = f'<h2 class="yj-part">{_word("evaluate_runs")}</h2>'
    if not found:
        return f'{title}<p class="yj-quiet">{_word("evaluate_no_runs")}</p>'
    columns = ("evaluate_when", "evaluate_set", "evaluate_right", "evaluate_gate", "evaluate_files")
    head_ = "".join(f"<th{' class=number' if key == 'evaluate_right' else ''}>{_word(key)}</th>" for key in columns)
    body = "".join(_run(one, busy) for one in found[:RUNS])
    table = f'<table class="yj-table"><thead><tr>{head_}</tr></thead><tbody>{body}</tbody></table>'
    more = f'<p class="yj-quiet">{_word("evaluate_more", n=len(found) - RUNS)}</p>' if len(found) > RUNS else ""
    return f'{title}<div class="yj-wide" tabindex="0" role="region" data-evaluate-runs>{table}</div>{more}{_compare(found)}'


def _run(one: Past, busy: bool) -> str:
    when = one.head.started.replace("T", " ")[:16]
    cells = f"<td>{escape(when)}</td><td>{escape(one.set_name)}</td>"
    if not one.finished:
        go_on = "" if busy else _button("resume", "evaluate_resume", run=one.name)
        return f'<tr>{cells}<td colspan="2" class="yj-quiet">{_word("evaluate_unfinished", n=one.asked)}</td><td>{go_on}</td></tr>'
    crashed = f' <span class="yj-chip grave">{_word("evaluate_crashed", n=one.crashed)}</span>' if one.crashed else ""
    right = f'<td class="number">{one.right} / {one.asked}{crashed}</td>'
    return f"<tr>{cells}{right}<td>{_gate(one.met)}{_missed(one.missed)}</td><td>{_files(one)}</td></tr>"


def _gate(met: bool | None) -> str:
    if met is None:
        return f'<span class="yj-quiet">{_word("evaluate_gate")} {_word("evaluate_no_gate")}</span>'
    key, grave = ("evaluate_met", "") if met else ("evaluate_missed", " grave")
    return f'<span class="yj-chip{grave}">{_word("evaluate_gate")} {_word(key)}</span>'


def _missed(reasons: Sequence[Words]) -> str:
    items = "".join(f"<li>{ready(whole({'zh': one.zh, 'en': one.en}))}</li>" for one in reasons)
    return f'<ul class="missed">{items}</ul>' if items else ""


def _files(one: Past) -> str:
    if not one.whole:
        return f'<span class="yj-quiet">{_word("evaluate_erased")}</span>'
    name = one.name
    others = "".join(
        f'<a href="{address(name, file)}" download>{label}</a>'
        for file, label in (
            ("report.csv", "CSV"),
            ("report.json", "JSON"),
            ("junit.xml", "JUnit"),
            ("results.jsonl", "JSONL"),
        )
    )
    report = f'<a href="{address(name, "report.html")}" target="_blank" rel="noopener">{_word("evaluate_report")}</a>'
    return f'<span class="yj-line files">{report}{others}</span>'


def _link(name: str) -> str:
    return f'<a href="{address(name, "report.html")}" target="_blank" rel="noopener">{_word("evaluate_open")}</a>'


def _compare(found: Sequence[Past]) -> str:
    finished = [one for one in found if one.finished and one.whole]
    if len(finished) < 2:
        return ""
    later, *others = finished
    alike = (one for one in others if one.head.set["sha256"] == later.head.set["sha256"])
    earlier = next(alike, others[0])  # runs of two sets are not compared
    selects = _select("before", "evaluate_before", finished, earlier) + _select(
        "after", "evaluate_after", finished, later
    )
    button = (
        f'<button type="button" class="yj-button" data-evaluate-compare>{_word("evaluate_open_comparison")}</button>'
    )
    return f'<h2 class="yj-part">{_word("evaluate_compare")}</h2><div class="yj-panel yj-line compare">{selects}{button}</div>'


def _select(id: str, key: str, found: Sequence[Past], chosen: Past) -> str:
    options = "".join(
        f'<option value="{escape(one.name)}"{" selected" if one is chosen else ""}>{escape(one.name)}</option>'
        for one in found
    )
    # A browser that remembers what was chosen before would choose it over the newest runs.
    select = f'<select id="yj-evaluate-{id}" autocomplete="off">{options}</select>'
    return f'<label class="yj-field">{_word(key)}{select}</label>'


def address(run: str, file: str) -> str:
    """Return the address of a file of a run, relative to the page."""
    return f"./tab/evaluate/{quote(run)}/{file}"


def _button(do: str, key: str, looks: str = "", **about: str) -> str:
    facts = "".join(f' data-{name}="{escape(value)}"' for name, value in about.items())
    return f'<button type="button" class="yj-button {looks}" data-evaluate="{do}"{facts}>{_word(key)}</button>'


def _word(key: str, **slots: object) -> str:
    return both(WORDS[key], **slots)
