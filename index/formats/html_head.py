"""What a page states about itself in its head and in its data for search engines: titles, days, outlet, people, address."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from index.formats.html_tables import SPACE

# Names that sites give to one thing in their heads, lower case; the first that is stated counts.
TITLES = "articletitle og:title headline dc.title twitter:title".split()
DAYS = (
    "article:published_time datepublished pubdate publishdate og:published_time publish-date publish_date publish_time "
    "publishtime publication_date parsely-pub-date sailthru.date dc.date.issued dcterms.created dcterms.date dc.date "
    "citation_date firstpublishedtime article.published originalpublicationdate ptime date".split()
)
SOURCES = "contentsource source mediaid".split()
SITES = "og:site_name dc.publisher application-name sitename".split()
WRITERS = "author article:author byl parsely-author sailthru.author dc.creator citation_author".split()
EDITORS = "editor responsibleeditor".split()
ADDRESSES = "og:url url".split()
ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage$|CreativeWork$")
SITE_MARK = re.compile(r"\s*[-_|–—·»]+\s*")
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
# Data beyond this is a shop's or a menu's, not an article's.
MOST_DATA = 2_000


@dataclass(frozen=True, slots=True)
class Head:
    """What a page states, each as it stands there; "" where it states nothing.

    `titles` are all its titles, without spaces, for finding the headline among the lines; `source` is an outlet that the
    article comes from, `site` the one whose page it is.
    """

    titles: tuple[str, ...]
    title: str = ""
    day: str = ""
    source: str = ""
    site: str = ""
    writer: str = ""
    editor: str = ""
    address: str = ""


def head(root: Any) -> Head:
    """Return what the page's head and its data for search engines state."""
    meta, data = _meta(root), _data(root)
    told = [title for title in (data.get("headline", ""), *_all(meta, TITLES)) if title]
    whole = _clean(root.findtext(".//title") or "")
    shorter = [whole[: mark.start()] for mark in SITE_MARK.finditer(whole) if mark.start()]
    known = dict.fromkeys(SPACE.sub("", title) for title in (*told, whole, *shorter))
    return Head(
        titles=tuple(title for title in known if len(title) >= 4),
        title=next(iter([*told, *shorter[-1:], whole]), ""),
        day=next((day for day in (data.get("datePublished", ""), *_all(meta, DAYS)) if re.search(r"\d{4}", day)), ""),
        source=_first(meta, SOURCES),
        site=data.get("publisher", "") or _first(meta, SITES),
        writer=data.get("author", "") or _first(meta, WRITERS),
        editor=data.get("editor", "") or _first(meta, EDITORS),
        address=_address(root, meta, data),
    )


def _meta(root: Any) -> dict[str, str]:
    """Return what the meta elements state by lower-case name; the first of a name counts."""
    told: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if content := _clean(element.get("content") or ""):
            told.setdefault(name, content)
    for element in root.xpath("//time[@itemprop='datePublished' or @pubdate]"):
        told.setdefault("datepublished", element.get("datetime") or "")
    return told


def _all(meta: dict[str, str], names: Sequence[str]) -> list[str]:
    return [meta[name] for name in names if meta.get(name)]


def _first(meta: dict[str, str], names: Sequence[str]) -> str:
    return next(iter(_all(meta, names)), "")


def _clean(text: str) -> str:
    return SPACE.sub(" ", text).strip()


def _data(root: Any) -> dict[str, str]:
    """Return what the page's JSON-LD states of its article; the first object that states a thing counts."""
    told: dict[str, str] = {}
    for script in root.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            parsed = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):  # what can't be read states nothing; the page itself is still read
            continue
        for item in _objects(parsed):
            for name in ("headline", "datePublished", "url"):
                if isinstance(item.get(name), str):
                    told.setdefault(name, _clean(item[name]))
            for name in ("author", "editor", "publisher"):
                if names := _named(item.get(name)):
                    told.setdefault(name, names)
    return told


def _objects(parsed: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects that describe an article, outermost first."""
    waiting, seen = [parsed], 0
    while waiting and seen < MOST_DATA:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, dict):
            if ARTICLE_TYPES.search(str(item.get("@type", ""))):
                yield item
            waiting += [inner for name, inner in item.items() if name in ("@graph", "mainEntity", "mainEntityOfPage")]
        elif isinstance(item, list):
            waiting += item


def _named(told: Any) -> str:
    """Return the names in a JSON-LD value, parted by ", "; "" for none."""
    many = told if isinstance(told, list) else [told]
    names = [one.get("name") if isinstance(one, dict) else one for one in many]
    return ", ".join(_clean(name) for name in names if isinstance(name, str) and name.strip())


def _address(root: Any, meta: dict[str, str], data: dict[str, str]) -> str:
    """Return the address the page states for itself, "" where it states none in full."""
    canonical = [link.get("href") or "" for link in root.xpath("//link[translate(@rel, 'C', 'c') = 'canonical']")]
    saved = [found[1] for note in root.xpath("//comment()") if (found := SAVED_FROM.search(note.text or ""))]
    told = [*canonical, *_all(meta, ADDRESSES), data.get("url", ""), *saved]
    return next((url for url in told if url.startswith(("http://", "https://")) and len(url) > 12), "")
