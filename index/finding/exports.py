"""A press export (JSON Lines, a row an article) → its articles, by the names of their fields."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from index.finding.named_fields import FIELDS, Unclear, has_text, row_of
from index.formats import NotText, decode
from index.raw import Barred, Limits, Raw, within
from index.types import Rejected

NAMES = (".jsonl", ".ndjson")
# A first line is looked for in so many bytes; an article is rarely longer.
HEAD = 2**20


def is_export(data: bytes, name: str) -> bool:
    """Return True for JSON Lines: by name, or where the first line is an object with a field that holds a text."""
    if name.lower().endswith(NAMES):
        return True
    line = data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and has_text(told)


def rows(raw: Raw, limits: Limits) -> Iterator[Raw | Rejected]:
    """Yield the articles in the order of the rows, named `export.jsonl#ID`, or by the number of the line without an id."""
    try:
        content = decode(raw.data)
    except NotText as error:
        yield Rejected(raw.source.name, str(error))
        return
    met: dict[str, int] = {}
    for number, line in enumerate(content.split("\n"), 1):  # JSON may hold other line separators inside a text
        if not line.strip():
            continue
        if len(met) >= limits.members:
            yield Rejected(raw.source.name, f"holds more than {limits.members:,} rows, from line {number}; split it")
            return
        yield _row(raw, number, line, met)


def _row(raw: Raw, number: int, line: str, met: dict[str, int]) -> Raw | Rejected:
    numbered = f"{raw.source.name}#{number}"
    try:
        told: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        met[f"line {number}"] = number
        return Rejected(numbered, f"is no JSON object ({getattr(error, 'msg', error)}); mend line {number}")
    try:
        row = row_of(told) if isinstance(told, dict) else None
        facts = within(row.facts, raw.source.facts) if row else raw.source.facts
    except (Unclear, Barred) as fault:
        met[f"line {number}"] = number
        return Rejected(numbered, str(fault))
    if row is None:
        met[f"line {number}"] = number
        known = ", ".join(FIELDS["text"])
        return Rejected(numbered, f"has no field that holds its text; name it one of: {known}")
    name = row.id or str(number)
    if name in met and row.id:
        return Rejected(numbered, f"has the id {name!r}, as line {met[name]} has; give each row its own")
    name = f"line-{number}" if name in met else name
    met[name] = number
    source = replace(raw.source, name=f"{raw.source.name}#{name}", facts=facts)
    return Raw(source, row.article.data(), "article", row.warnings)
