"""What goes between Yinju and its reading processes: frames of bytes, and sources as JSON."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from index.raw import Raw
from index.text import Reading
from index.types import Facts, Source

READINGS = TypeAdapter(Reading)
FACTS = TypeAdapter(Facts)


def frame(data: bytes) -> bytes:
    """Return the bytes with their length before them."""
    return len(data).to_bytes(8, "big") + data


def header(raw: Raw, **more: Any) -> bytes:
    """Return a source as JSON: what goes over the pipe beside its bytes."""
    source = raw.source
    told = asdict(source) | {"path": str(source.path)}
    return json.dumps({**told, "form": raw.form, "warnings": raw.warnings, **more}).encode()


def raw_of(told: dict[str, Any], data: bytes) -> Raw:
    """Return the source that `header` wrote, with its bytes."""
    facts, otherwise = FACTS.validate_python(told["facts"]), FACTS.validate_python(told["otherwise"])
    source = Source(told["name"], Path(told["path"]), told["origin"], facts, otherwise)
    return Raw(source, data, told["form"], tuple(told["warnings"]))
