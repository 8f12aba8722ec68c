"""Status and self-test → HTML of the Status tab."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from assistant.self_test import WITHIN, Found
from assistant.status import Status
from assistant.web.reasons import PHRASES
from assistant.web.report import report
from assistant.web.status_words import STATUS_WORDS
from assistant.web.words import both

Row = tuple[str, str]


def head() -> str:
    """Return what the tab says of itself."""
    return f'<h1 class="yj-title">{_word("status_title")}</h1><p>{_word("status_promise")}</p>'


def facts(told: Status, read: Mapping[str, Any] | None) -> str:
    """Return models, store, speed and version, each a panel; `read` is the report of the last indexing, if any."""
    parts = {
        "status_models": _facts(_models(told)),
        "status_store": _facts(_store(told)) + report(read),
        "status_speed": _speed(told),
        "status_made": _facts([("status_made", escape(told.version)), ("status_settings", _code(told.settings))]),
    }
    panels = "".join(f'<section class="yj-panel"><h2>{_word(key)}</h2>{body}</section>' for key, body in parts.items())
    return f'<div class="panels">{panels}</div>'


def _models(told: Status) -> list[Row]:
    return [
        ("status_embedder", f"{_named(told.embedder)} {_code(told.fingerprint)}"),
        ("status_reader", _named(told.reader)),
        ("status_generator", _named(told.generator)),
    ]


def _named(name: str) -> str:
    """Return the words for a model that has some, or its name as it is set."""
    key = f"status_{name}"
    return _word(key) if key in STATUS_WORDS and name in ("shipped", "none", "extractive") else escape(name)


def _store(told: Status) -> list[Row]:
    languages = " · ".join(f"{_language(lang)} {count:,}" for lang, count in told.languages)
    rows = [
        (
            "status_documents",
            f"{told.documents:,}" + (f' <span class="yj-quiet">{languages}</span>' if languages else ""),
        ),
        ("status_passages", f"{told.passages:,}"),
        ("status_newest", escape(told.newest or "–")),
        ("status_snapshot", _code(told.snapshot) if told.snapshot else "–"),
    ]
    return rows if told.megabytes is None else [*rows, ("status_size", f"{told.megabytes:,} MB")]


def _language(lang: str) -> str:
    return _word(f"status_{lang}") if lang in ("zh", "en") else escape(lang)


def _speed(told: Status) -> str:
    speed = told.speed
    if speed.p50 is None or speed.p95 is None:
        return f'<p class="yj-quiet">{_word("status_unasked")}</p>'
    rows = [
        ("status_p50", _word("status_ms", n=f"{speed.p50:.0f}")),
        ("status_p95", _word("status_ms", n=f"{speed.p95:.0f}")),
    ]
    return f'{_facts(rows)}<p class="yj-quiet">{_word("status_of", n=speed.answers)}</p>'


def _facts(rows: Sequence[Row]) -> str:
    return f"<dl>{''.join(f'<dt>{_word(key)}</dt><dd>{value}</dd>' for key, value in rows)}</dl>"


def untried() -> str:
    """Return what the self-test does, before it was run."""
    return f'<p class="yj-quiet">{_word("status_untried", within=WITHIN)}</p>'


def trying() -> str:
    """Return that the self-test is being run."""
    return f'<p class="yj-quiet" role="status">{_word("status_trying")}</p>'


def tested(found: Sequence[Found]) -> str:
    """Return what the self-test found, by language and way of search."""
    if not found:
        return f'<p class="yj-note" role="status">{_word("status_nothing")}</p>'
    columns = "".join(f"<th>{_word(key)}</th>" for key in ("status_lang", "status_keywords", "status_vectors"))
    rows = []
    for lang in dict.fromkeys(one.lang for one in found):
        cells = "".join(f"<td>{_result(one)}</td>" for one in found if one.lang == lang)
        rows.append(f"<tr><td>{_language(lang)}</td>{cells}</tr>")
    table = f'<table class="yj-table"><thead><tr>{columns}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    advice = "" if all(one.well for one in found) else f'<p class="yj-note doubt">{_word("status_advice")}</p>'
    return f'<div role="status">{table}{advice}</div>{untried()}'


def _result(one: Found) -> str:
    chip = (
        '<span class="yj-chip">' + _word("status_well")
        if one.well
        else '<span class="yj-chip doubt">' + _word("status_low")
    )
    return f"{_word('status_found', found=one.found, tried=one.tried)} {chip}</span>"


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _word(key: str, **slots: object) -> str:
    return both(STATUS_WORDS[key], **slots)


def failed(reason: str) -> str:
    """Return why the self-test could not be run."""
    return f'<p class="yj-note grave" role="alert">{PHRASES.html(reason)}</p>'
