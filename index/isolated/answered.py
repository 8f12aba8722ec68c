"""What a reading process answered → readings and parts, believed only where they fit what was asked: it has met the file."""

import json
from typing import Any

from pydantic import TypeAdapter

from index.isolated.wire import READINGS, raw_of
from index.raw import Address, Raw, identity
from index.text import Reading
from index.types import Heading, Part, Rejected, Said

REJECTED = TypeAdapter(Rejected)
WEB = ("http://", "https://")


class Untrue(Exception):
    """You meet it when an answer cannot be one: it is of another shape, or speaks of another source; it says of what."""


def heard(frame: bytes) -> dict[str, Any]:
    """Return the object in a frame. Raises Untrue."""
    try:
        told = json.loads(frame)
    except (ValueError, RecursionError) as error:
        raise Untrue(f"no JSON ({error})") from error
    if not isinstance(told, dict):
        raise Untrue("no JSON object")
    return told


def reading(told: dict[str, Any], raw: Raw) -> Reading | Rejected:
    """Return what a file was read to. Raises Untrue where it is not this file's, or its places do not give its words."""
    try:
        if "rejected" in told:
            return _rejected(told, raw)
        answer = READINGS.validate_python(told["reading"])
    except (ValueError, TypeError, KeyError) as error:
        raise Untrue(f"no reading ({type(error).__name__})") from error
    if reason := _misfit(answer, raw):
        raise Untrue(reason)
    return answer


def part(told: dict[str, Any], raw: Raw) -> Raw | Address | Rejected:
    """Return a part of a container. Raises Untrue where it is named, placed or shown to people as no part of it is."""
    try:
        if "rejected" in told:
            return _rejected(told, raw)
        held = raw_of(told["raw"], told["data"])
        address = Address(told["address"], raw_of(told["page"], b"").source, held) if "address" in told else None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Untrue(f"no part ({type(error).__name__})") from error
    if address is None:
        return _of(held, raw)
    if not str(address.url).startswith(WEB):
        raise Untrue("an address that is none")
    _of(Raw(address.source, b""), raw, address.url)
    _of(held, raw, address.url)
    return address if held.data else Address(address.url, address.source)


def _rejected(told: dict[str, Any], raw: Raw) -> Rejected:
    rejected = REJECTED.validate_python(told["rejected"])
    if rejected.source != raw.source.name and not _is_inside(rejected.source, raw):
        raise Untrue("another source")
    return rejected


def _of(held: Raw, raw: Raw, address: str | None = None) -> Raw:
    """Return a part again if it may be one of this container. Raises Untrue."""
    mine, outer = held.source, raw.source
    # The pages of a sitemap are called by their addresses alone.
    if not _is_inside(mine.name, raw) and (address is None or mine.name != address):
        raise Untrue("another source")
    if (mine.path, mine.origin, mine.otherwise) != (outer.path, outer.origin, outer.otherwise):
        raise Untrue("another place")
    if outer.facts.groups and not (mine.facts.groups and set(mine.facts.groups) <= set(outer.facts.groups)):
        raise Untrue("other groups")
    if held.form not in ("file", "article", "entry"):
        raise Untrue("another form")
    return held


def _is_inside(name: str, raw: Raw) -> bool:
    return isinstance(name, str) and name.startswith((f"{raw.source.name}/", f"{raw.source.name}#"))


def _misfit(answer: Reading, raw: Raw) -> str | None:
    """Return what of a reading does not fit the file that was read, or None."""
    document, stated = answer.document, raw.source.facts.over(raw.source.otherwise)
    if document.source != raw.source.name:
        return "another source"
    if document.id != identity(document.source, document.text):
        return "an id that is not that of its text"
    if set(answer.groups) != set(stated.groups or ()):
        return "other groups"
    if (document.version_of, document.reprint_of) != (stated.version_of, stated.reprint_of):
        return "other versions"
    if len(answer.words) != len(answer.passages):
        return "words of other passages"
    marks: tuple[Part | Heading | Said, ...] = (*document.parts, *document.outline, *document.said)
    spans = [(one.start, one.end) for one in marks]
    if any(not 0 <= start <= end <= len(document.text) for start, end in spans):
        return "places outside its text"
    for one in answer.passages:
        if (
            one.document != document.id
            or not 0 <= one.start <= one.end
            or document.text[one.start : one.end] != one.text
        ):
            return "a passage that its text does not hold"
    return None
