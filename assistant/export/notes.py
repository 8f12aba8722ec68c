"""Citation → what its note says: outlet, title, date, place in the outline; the quote; the address."""

from collections.abc import Mapping
from typing import Any

from assistant.export.inert import celled, flat, web_address
from assistant.export.words import Said

STATUS = ("draft", "superseded", "repealed")


def note(citation: Mapping[str, Any], said: Said) -> tuple[str, str, str]:
    """Return a citation as source (a sentence), quote and address, all inert; the quote is "" where the record is cited."""
    place = [_of(citation, name) for name in ("outlet", "date", "reference")]
    if not citation.get("reference"):
        place.append(" › ".join(flat(str(step)) for step in citation.get("outline") or ()))
    place += [_page(citation, said), _of(citation, "cell"), _standing(citation, said), _reprints(citation, said)]
    title = _of(citation, "title") or _of(citation, "source")
    titled = f"{said['brief_open_title']}{title}{said['brief_close_title']}"
    source = said["brief_comma"].join(part for part in (titled, *place) if part)
    if citation.get("field"):
        name = said.get(f"brief_field_{citation['field']}", _of(citation, "field"))
        fact = said["brief_record"].format(field=name, value=_of(citation, "value"))
        source += f"{said['brief_comma']}{fact}"
    return (
        source + said["brief_stop"].rstrip(),
        celled(str(citation.get("quote") or "")),
        web_address(citation.get("url")),
    )


def _of(citation: Mapping[str, Any], name: str) -> str:
    return flat(str(citation.get(name) or ""))


def _page(citation: Mapping[str, Any], said: Said) -> str:
    return said["brief_page"].format(n=citation["page"]) if isinstance(citation.get("page"), int) else ""


def _standing(citation: Mapping[str, Any], said: Said) -> str:
    """Return that the document is not the version in force; "" for a current one."""
    status = citation.get("status")
    return said[f"brief_{status}"] if status in STATUS else ""


def _reprints(citation: Mapping[str, Any], said: Said) -> str:
    reprints = citation.get("reprints")
    return said["brief_reprints"].format(n=reprints) if isinstance(reprints, int) and reprints else ""
