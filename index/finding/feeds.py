"""RSS and Atom → their entries; a sitemap → the addresses it lists."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

from index.finding.named_fields import day_of
from index.raw import Address, Article, Limits, Raw, shared
from index.types import Facts, Rejected, Source
from index.unseen import IN_NAME, shown

HEAD = 2048
# Before its first element XML holds a byte-order mark, a declaration, comments and a document type. A PDF, whose own
# description is RDF, begins otherwise.
BEFORE = rb"(?>[\xef\xbb\xbf\xff\xfe\s]*)(?>(?:<\?.*?\?>|<!--.*?-->|<!doctype[^\[>]*(?:\[.*?\]\s*)?>)\s*)*"
FEED = re.compile(BEFORE + rb"<(?:\w+:)?(?:rss|rdf|feed)\b", re.I | re.S)
SITEMAP = re.compile(BEFORE + rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.I | re.S)
# An address as long as this is none that a person or a press system wrote.
LONGEST_URL = 2000


def is_feed(data: bytes) -> bool:
    """Return True for RSS or Atom."""
    return _begins(data, FEED)


def is_sitemap(data: bytes) -> bool:
    """Return True for a sitemap, or a sitemap of sitemaps."""
    return _begins(data, SITEMAP)


def _begins(data: bytes, mark: re.Pattern[bytes]) -> bool:
    head = data[:HEAD].replace(b"\x00", b"")  # UTF-16 has one beside each ASCII letter
    return bool(mark.match(head))


def entries(raw: Raw, limits: Limits) -> Iterator[Raw | Address | Rejected]:
    """Yield each entry, named `feed.xml#ADDRESS`: an article where the feed holds its text, else its page's address.

    With an address comes the summary, for when the page is not fetched.
    """
    import feedparser

    feed = feedparser.parse(io.BytesIO(raw.data), sanitize_html=False, resolve_relative_uris=True)
    if not feed.entries and feed.bozo:
        yield Rejected(raw.source.name, f"is a broken feed ({feed.bozo_exception}); save it again")
        return
    title = plain_line(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries[: limits.members], 1):
        yield from _entry(raw, number, entry, title)


def _entry(raw: Raw, number: int, entry: Any, feed: str | None) -> Iterator[Raw | Address | Rejected]:
    url = _url(entry.get("link"))
    facts = Facts(
        title=plain_line(entry.get("title")),
        outlet=plain_line(entry.get("source", {}).get("title")),
        published=day_of(str(entry.get("published") or entry.get("updated") or "")),
        url=url,
        reporter=plain_line(entry.get("author")),
    )
    name = f"{raw.source.name}#{url or shown(plain_line(entry.get('id')) or str(number))}"
    page = replace(raw.source, name=name, facts=facts.over(shared(raw.source.facts)))
    whole = next((str(one.value) for one in entry.get("content", ()) if one.get("value")), "")
    held = _article(page, facts.title, whole or str(entry.get("summary") or ""), feed)
    if url and not whole:
        yield Address(url, page, held)
    else:
        yield held or Rejected(name, "is an entry without a text and without an address; leave it out")


def _article(page: Source, title: str | None, text: str, feed: str | None) -> Raw | None:
    """Return what the feed itself holds of an entry. Its outlet is then the feed; a page says its own."""
    if not text.strip():
        return None
    source = replace(page, facts=page.facts.over(Facts(outlet=feed)))
    return Raw(source, Article(title or "", text, markup="<" in text or "&" in text).data(), "entry")


def plain_line(stated: Any) -> str | None:
    """Return a title or name on one line, or None for nothing."""
    return " ".join(str(stated or "").split()) or None


def addresses(raw: Raw, limits: Limits) -> Iterator[Address | Rejected]:
    """Yield the addresses of a sitemap in its order; those of further sitemaps too. Entities are never resolved."""
    listed: set[str] = set()
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(raw.data)):
            if element.tag.rsplit("}", 1)[-1] == "loc" and (url := _url(element.text)) and url not in listed:
                if len(listed) >= limits.members:
                    yield Rejected(raw.source.name, f"lists more than {limits.members:,} addresses; split it")
                    return
                listed.add(url)
                yield Address(url, replace(raw.source, name=url, facts=replace(shared(raw.source.facts), url=url)))
            element.clear()
    except ElementTree.ParseError as error:
        yield Rejected(raw.source.name, f"is a broken sitemap ({error}); save it again")
        return
    if not listed:
        yield Rejected(raw.source.name, "is a sitemap that lists no address; leave it out")


def _url(stated: Any) -> str | None:
    url = str(stated or "").strip()
    if IN_NAME.search(url):
        return None
    return url if url.startswith(("http://", "https://")) and len(url) <= LONGEST_URL else None
