"""From sources to bytes: containers give their documents, addresses their pages, and only what changed is read."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from index import Library, build
from index.finding.fetch import Fetcher, Refused
from index.finding.loaded import Loaded, sources
from index.gather import Gathered, Gatherer, addressed
from index.raw import Limits, Raw
from index.settings import Settings
from index.types import Facts, Rejected

from .conftest import PRESS, Write

SITEMAP = b"<urlset><url><loc>https://news.example/a.html</loc></url><url><loc>https://news.example/b.html</loc></url></urlset>"
SITEMAPS = b"<sitemapindex><sitemap><loc>https://news.example/map.xml</loc></sitemap></sitemapindex>"
FEED = "<rss><channel><item><title>绿地</title><link>https://news.example/a.html</link><description>摘要。</description></item></channel></rss>"
SITE = {"/map.xml": SITEMAP, "/maps.xml": SITEMAPS, "/feed.xml": FEED.encode(), "/a.html": b"<p>A", "/b.html": b"<p>B"}


class Site(Fetcher):
    """Pages of one invented site."""

    __slots__ = ()

    def fetch(self, url: str) -> tuple[bytes, str]:
        page = SITE.get(url.removeprefix("https://news.example"))
        if page is None:
            raise Refused("could not be fetched: the site says 404 Not Found; check the address")
        return page, url


SITE_ITSELF = Site(1, 1)


class Opener:
    """Opens containers in this process: what gathering needs of Readers."""

    def opened(self, raw: Raw, depth: int) -> Any:
        from index.finding.containers import opened

        return opened(raw, Limits())


def gathered(path: str, pages: int = 9, fetcher: Fetcher | None = SITE_ITSELF) -> list[tuple[str, str]]:
    gatherer = Gatherer(Opener(), fetcher, Gathered(1), pages)  # type: ignore[arg-type]
    found = gatherer.gather([addressed(f"https://news.example{path}", Facts(groups=("hr",)))])
    return [(x.source, x.reason) if isinstance(x, Rejected) else (x.source.name, x.data.decode()) for x in found]


def test_an_address_gives_its_page() -> None:
    assert gathered("/a.html") == [("https://news.example/a.html", "<p>A")]


@pytest.mark.parametrize("path", ["/map.xml", "/maps.xml"])
def test_a_sitemap_gives_the_pages_it_lists(path: str) -> None:
    assert gathered(path) == [("https://news.example/a.html", "<p>A"), ("https://news.example/b.html", "<p>B")]


def test_a_feed_gives_the_page_of_an_entry_and_not_its_summary() -> None:
    assert gathered("/feed.xml") == [("https://news.example/feed.xml#https://news.example/a.html", "<p>A")]


def test_more_pages_than_a_run_may_fetch_are_refused_with_the_setting() -> None:
    assert [name for name, told in gathered("/map.xml", pages=2) if "url_pages" in told] == [
        "https://news.example/b.html"
    ]


def test_nothing_is_fetched_unless_it_is_allowed() -> None:
    ((_, reason),) = gathered("/a.html", fetcher=None)
    assert "setting allow_urls is off" in reason


def test_a_page_that_is_not_there_is_told() -> None:
    assert gathered("/c.html")[0][1].startswith("could not be fetched: the site says 404")


def test_groups_that_are_given_hold_for_every_page_of_a_sitemap() -> None:
    gatherer = Gatherer(Opener(), Site(1, 1), Gathered(1), 9)  # type: ignore[arg-type]
    found = list(gatherer.gather([addressed("https://news.example/map.xml", Facts(groups=("hr",)))]))
    assert [raw.source.facts.groups for raw in found if isinstance(raw, Raw)] == [("hr",), ("hr",)]


def packed(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_of_a_container_only_what_changed_is_read_again(write: Write, store: Path, settings: Settings) -> None:
    build([write({"a.zip": packed({"park.txt": PRESS, "old.txt": "旧的稿件在此。"})})], store, settings=settings)
    folder = write({"a.zip": packed({"new.txt": "新的稿件在此。", "park.txt": PRESS})})
    done = build([folder], store, settings=settings)
    assert (done.unchanged, [line.source for line in done.lines]) == (1, ["a.zip/new.txt"])
    assert done.vanished == ("a.zip/old.txt",)
    assert done.documents == 3


def test_a_container_that_is_broken_lets_nothing_vanish(write: Write, store: Path, settings: Settings) -> None:
    data = packed({"park.txt": PRESS})
    build([write({"a.zip": data})], store, settings=settings)
    done = build([write({"a.zip": data[:-9]})], store, settings=settings)
    assert (done.vanished, done.documents, len(done.rejected)) == ((), 1, 1)


def test_a_row_keeps_who_may_see_it_when_its_text_changes(write: Write, store: Path, settings: Settings) -> None:
    rows = [json.dumps({"id": "a", "text": text}) for text in ("预算一亿元。", "预算二亿元。")]
    build([write({"e.jsonl": rows[0]})], store, facts=Facts(groups=("finance",)), settings=settings)
    build([write({"e.jsonl": rows[1]})], store, settings=settings)
    library = Library.open(store, settings)
    assert (library.view().records, len(library.view(frozenset({"finance"})).records)) == ([], 1)


def test_what_a_feed_lists_no_more_has_not_vanished(write: Write, store: Path, settings: Settings) -> None:
    item = "<item><title>{0}</title><link>https://n.example/{0}</link><description>{0}的消息在此。</description></item>"
    for listed in ("一", "二"):
        folder = write({"feed.xml": f"<rss><channel>{item.format(listed)}</channel></rss>"})
        done = build([folder], store, settings=settings)
    assert (done.vanished, done.documents) == ((), 2)


def test_what_a_feed_in_an_archive_lists_no_more_has_not_vanished(
    write: Write, store: Path, settings: Settings
) -> None:
    item = "<item><title>{0}</title><link>https://n.example/{0}</link><description>{0}的消息在此。</description></item>"
    for listed, other in (("一", "old.txt"), ("二", "new.txt")):
        feed = f"<rss><channel>{item.format(listed)}</channel></rss>"
        done = build([write({"a.zip": packed({"feed.xml": feed, other: PRESS})})], store, settings=settings)
    assert done.vanished == ("a.zip/old.txt",)


def test_a_feed_that_breaks_in_an_archive_lets_nothing_vanish(write: Write, store: Path, settings: Settings) -> None:
    item = "<item><title>一</title><link>https://n.example/1</link><description>一条消息在此。</description></item>"
    for feed in (f"<rss><channel>{item}</channel></rss>", "<rss><channel"):
        done = build([write({"a.zip": packed({"feed.xml": feed, "park.txt": PRESS})})], store, settings=settings)
    assert ([one.source for one in done.rejected], done.vanished) == (["a.zip/feed.xml"], ())


def test_addresses_that_differ_in_slashes_are_two(write: Write, store: Path, settings: Settings) -> None:
    item = "<item><link>https://n.example/{0}</link><description>第{1}条消息在此。</description></item>"
    items = item.format("a", "一") + item.format("a/", "二") + item.format("/a", "三")
    done = build([write({"feed.xml": f"<rss><channel>{items}</channel></rss>"})], store, settings=settings)
    assert done.documents == 3


def test_a_loaded_text_stays_restricted_to_what_flags_and_loader_say(store: Path, settings: Settings) -> None:
    loaded = sources([Loaded("预算一亿元。", {"file_name": "a.txt", "groups": ["hr", "desk"]}, "a")])
    build(list(loaded), store, facts=Facts(groups=("desk",)), settings=settings)
    library = Library.open(store, settings)
    assert [len(library.view(frozenset({group})).records) for group in ("hr", "desk")] == [0, 1]
