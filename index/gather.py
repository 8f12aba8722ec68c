"""Sources → their bytes: files from the disk, the documents inside containers, pages from the network where allowed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import index.finding.exports as exports
import index.finding.feeds as feeds
from index.finding.fetch import Fetcher, Refused
from index.isolated.isolate import Readers
from index.raw import Address, Raw, shared
from index.types import Facts, Rejected, Source

NOT_ALLOWED = "is not fetched: setting allow_urls is off; turn it on (YINJU_ALLOW_URLS=true), or hand in a saved page"
_NOWHERE = Path()
# A sitemap may list sitemaps; what these list are pages.
DEPTH = 2
# Line ends and a byte-order mark that may stand before the first row of an export.
HEAD = 2048


@dataclass(slots=True)
class Gathered:
    """What is gathered on the way: how many sources are known so far, and which documents each container held."""

    known: int = 0
    containers: dict[Source, set[str] | None] = field(default_factory=dict)
    """The names of a container's documents, by the container; None where they are not all: a feed, one cut short."""
    open_ended: set[str] = field(default_factory=set)
    """The names of what lies in a container and may hold more than it gave: its feeds, and files that could not be read."""


@dataclass(slots=True)
class Gatherer:
    """Turns sources into raws, one after another, in order."""

    readers: Readers
    fetcher: Fetcher | None
    gathered: Gathered
    pages: int
    """How many pages may still be asked for, whether they come or not."""

    def gather(self, items: Iterable[Source | Raw | Address | Rejected]) -> Iterator[Raw | Rejected]:
        """Yield each source with its bytes; a container gives its documents in its place, in its own order."""
        for item in items:
            if isinstance(item, Rejected):
                yield item
            elif isinstance(item, Address):
                yield from self._fetched(item, 0)
            elif isinstance(item, Source):
                yield from self._read(item)
            else:
                yield item

    def _read(self, source: Source) -> Iterator[Raw | Rejected]:
        try:
            raw = Raw(source, source.path.read_bytes())
        except OSError as error:
            yield Rejected(source.name, f"could not be read: {error.strerror}; check who may read it")
            return
        yield from self._parts(raw, 0)

    def _parts(self, raw: Raw, depth: int) -> Iterator[Raw | Rejected]:
        """Yield a container's documents, or the file itself when it is none."""
        parts = self.readers.opened(raw, depth) if may_be_container(raw) else None
        if parts is None:
            yield raw
            return
        # A feed goes on: what it lists no more has not vanished, it is only older.
        held: set[str] | None = None if feeds.is_feed(raw.data) else set()
        self.gathered.known -= 1
        for part in parts:
            self.gathered.known += 1
            if isinstance(part, Rejected) and part.source == raw.source.name:
                held = None
            elif held is not None:
                held.add(part.source if isinstance(part, Rejected) else part.source.name)
            if isinstance(part, Rejected):
                self.gathered.open_ended.add(part.source)
            elif isinstance(part, Address) or part.form == "entry":
                self.gathered.open_ended.add(part.source.name.split("#", 1)[0])
            if isinstance(part, Address):
                yield from self._fetched(part, depth + 1)
            else:
                yield part
        self.gathered.containers[raw.source] = held

    def _fetched(self, address: Address, depth: int) -> Iterator[Raw | Rejected]:
        """Yield the page at an address; what a feed holds of it, when it is not fetched; or why there is nothing."""
        reason = NOT_ALLOWED if self.fetcher is None else None
        if self.fetcher and self.pages <= 0:
            reason = (
                "is one page more than setting url_pages allows in a run; raise it, or index the rest in another run"
            )
        self.pages -= not reason
        try:
            data, url = self.fetcher.fetch(address.url) if self.fetcher and not reason else (b"", "")
        except Refused as refused:
            reason = str(refused)
        if reason:
            yield _instead(address, reason)
            return
        facts = address.source.facts.over(Facts(url=url))
        raw = Raw(replace(address.source, facts=facts), data)
        if depth >= DEPTH:
            yield raw
        else:
            yield from self._parts(raw, depth)


def _instead(address: Address, reason: str) -> Raw | Rejected:
    """Return what a feed holds of a page that was not fetched, with a warning; else why there is nothing."""
    if address.instead is None:
        return Rejected(address.source.name, reason)
    warning = f"the feed's summary alone: its page {reason}"
    return replace(address.instead, warnings=(*address.instead.warnings, warning))


def may_be_container(raw: Raw) -> bool:
    """Return True for what is worth opening: ZIP, JSON, feeds, sitemaps. What it is, a reading process decides."""
    data = raw.data
    if data.startswith(b"PK") or raw.source.name.lower().endswith(exports.NAMES):
        return True
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n")
    return head.startswith(b"{") or feeds.is_feed(data) or feeds.is_sitemap(data)


def addressed(url: str, flags: Facts) -> Address:
    """Return an address that somebody handed in."""
    stated = Facts(url=url, groups=flags.groups)
    return Address(url, Source(url, _NOWHERE, "url", stated, replace(shared(flags), groups=None)))


def is_address(path: object) -> bool:
    """Return True for what begins as an http or https address."""
    return str(path).lower().startswith(("http://", "https://"))
