"""Citation → a reference by GB/T 7714—2015, numeric: 报纸 [N], 网页 [EB], 报告 [R], 标准 [S], 公文、规划与法规 [A].

What the record does not know (place of publication, version, page) is left out, as the standard allows for what is
read over a network; for print it says so, [出版地不详]. Laws and official documents have no letter of their own in the
standard; its own example of a government's notice is [A/OL], and so are they here. Names stand as the byline writes them.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.export.inert import flat, web_address

Told = Mapping[str, Any]
# The name of a newspaper; what else publishes news and has an address is a site.
NEWSPAPER = re.compile(
    r"报$|报社$|(?i:\b(?:daily|times|post|gazette|herald|tribune|journal|guardian|telegraph|chronicle|courier|newspaper|mail)\b)"
)
STANDARD = re.compile(r"\b(?:GB|GB/[TZ]|DB\d{2}(?:/T)?|HJ|CJJ|JGJ|ISO|IEC|IEEE)\s?/?T?\s?\d{2,}")
OFFICIAL = ("plan", "law")
MOST_AUTHORS = 3


def references(citations: Sequence[Told], seen: str) -> tuple[list[str], dict[Any, int]]:
    """Return a reference for each document, numbered in the order of first citation, and each citation's number.

    `seen` is the day on which the sources were read, as YYYY-MM-DD: it stands in those that have an address.
    """
    numbers: dict[str, int] = {}
    lines = []
    for citation in citations:
        document = str(citation["document"])
        if document not in numbers:
            numbers[document] = len(numbers) + 1
            lines.append(f"[{numbers[document]}] {reference(citation, seen)}")
    return lines, {citation["n"]: numbers[str(citation["document"])] for citation in citations}


def reference(citation: Told, seen: str) -> str:
    """Return one reference, without its number."""
    address = web_address(citation.get("url"))
    kind = _kind(citation, address)
    letters = f"[{kind}/OL]" if address else f"[{kind}]"
    read = f"[{seen}]. {address}" if address else ""
    return (
        f"{_author(citation)}{_title(citation)}{letters}. {_published(citation, kind, online=bool(address))}{read}".rstrip(
            " ."
        )
        + "."
    )


def _kind(citation: Told, address: str) -> str:
    """Return the standard's letters for what a document is."""
    if STANDARD.search(f"{citation.get('title') or ''} {citation.get('number') or ''}"):
        return "S"
    if citation.get("kind") in OFFICIAL:
        return "A"
    if citation.get("kind") == "report":
        return "R"
    return "N" if not address or NEWSPAPER.search(str(citation.get("outlet") or "")) else "EB"


def _author(citation: Told) -> str:
    """Return at most three authors and "等"; who put out an official document stands for its author; "" for none."""
    told = citation.get("author") or (citation.get("outlet") if citation.get("kind") in OFFICIAL else "")
    names = [name for name in re.split(r"、|, |，|;|；", flat(str(told or ""))) if name]
    more = "" if len(names) <= MOST_AUTHORS else ", 等" if re.search("[一-鿿]", names[0]) else ", et al"
    return f"{', '.join(names[:MOST_AUTHORS])}{more}. " if names else ""


def _title(citation: Told) -> str:
    """Return the title, with the official number as what else it is called."""
    title = flat(str(citation.get("title") or citation.get("source") or "")).rstrip(".。 ")
    number = flat(str(citation.get("number") or ""))
    return f"{title}: {number}" if number and number not in title else title


def _published(citation: Told, kind: str, *, online: bool) -> str:
    """Return who published it and when, in the form of its kind; a newspaper's day stands behind its name."""
    outlet, day = (flat(str(citation.get(name) or "")) for name in ("outlet", "date"))
    if kind == "N":
        return ", ".join(part for part in (outlet, day) if part)
    if kind == "A" or not outlet:
        return f"({day})" if day and online else day
    if online:
        return f"{outlet}, {day[:4]}({day})" if day else outlet
    return f"[出版地不详]: {', '.join(part for part in (outlet, day[:4]) if part)}"
