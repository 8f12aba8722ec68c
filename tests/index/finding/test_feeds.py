"""Entries of feeds and addresses of sitemaps."""

from pathlib import Path

import pytest

from index.finding.containers import Part, opened
from index.finding.feeds import is_feed
from index.raw import Address, Article, Limits, Raw
from index.types import Rejected, Source

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>滨江日报</title>
<item><title>新增绿地</title><link>https://news.example/a.html</link><pubDate>Thu, 05 Mar 2026 00:30:00 +0800</pubDate>
<content:encoded><![CDATA[<p>去年新增绿地320公顷。</p><p>人均16.4平方米。</p>]]></content:encoded></item>
<item><title>电车开通</title><link>https://news.example/b.html</link><description>新城的有轨电车开通。</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title><entry><id>tag:1</id><title>Tram opens</title>
<updated>2026-02-11T22:00:00-05:00</updated><author><name>Mara Lindqvist</name></author>
<content type="html">&lt;p&gt;The first tram left on Wednesday.&lt;/p&gt;</content></entry></feed>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc> https://news.example/a.html </loc></url><url><loc>ftp://news.example/b</loc></url>
<url><loc>https://news.example/a.html</loc></url></urlset>"""
BILLION = """<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "https://news.example/"><!ENTITY s SYSTEM "file:///etc/passwd">]>
<urlset><url><loc>&s;</loc></url></urlset>"""


def parts(text: str | bytes, limits: Limits | None = None) -> list[Part]:
    data = text.encode() if isinstance(text, str) else text
    return list(opened(Raw(Source("f.xml", Path("/in/f.xml"), "/in"), data), limits or Limits()) or [])


def test_an_entry_with_its_whole_text_is_an_article() -> None:
    whole = parts(RSS)[0]
    assert isinstance(whole, Raw)
    assert whole.source.name == "f.xml#https://news.example/a.html"
    assert "320公顷" in Article.of(whole.data).text
    facts = whole.source.facts
    assert (facts.title, facts.outlet, facts.published, facts.url) == (
        "新增绿地",
        "滨江日报",
        "2026-03-05",
        "https://news.example/a.html",
    )


def test_an_entry_with_a_summary_alone_names_its_page() -> None:
    summary = parts(RSS)[1]
    assert isinstance(summary, Address)
    assert summary.url == "https://news.example/b.html"
    assert summary.source.facts.outlet is None  # the page says its own
    assert summary.instead
    assert Article.of(summary.instead.data).text == "新城的有轨电车开通。"


def test_atom_is_read_too_and_its_day_is_the_one_written() -> None:
    (entry,) = parts(ATOM)
    assert isinstance(entry, Raw)
    assert (entry.source.name, entry.source.facts.published) == ("f.xml#tag:1", "2026-02-11")
    assert (entry.source.facts.reporter, entry.source.facts.outlet) == ("Mara Lindqvist", "Harbour Gazette")


def test_a_sitemap_gives_each_address_once() -> None:
    (address,) = parts(SITEMAP)
    assert isinstance(address, Address)
    assert (address.url, address.source.name, address.instead) == (
        "https://news.example/a.html",
        "https://news.example/a.html",
        None,
    )


def test_an_external_entity_is_never_resolved() -> None:
    (rejected,) = parts(BILLION)
    assert isinstance(rejected, Rejected)
    assert "undefined entity" in rejected.reason


@pytest.mark.parametrize("text", [SITEMAP[:-20], "<urlset></urlset>"])
def test_a_sitemap_that_is_broken_or_empty_is_named(text: str) -> None:
    rejected = parts(text)[-1]
    assert isinstance(rejected, Rejected)
    assert rejected.source == "f.xml"


def test_more_addresses_than_one_sitemap_may_list_are_told() -> None:
    lines = "".join(f"<url><loc>https://news.example/{n}</loc></url>" for n in range(3))
    found = parts(f"<urlset>{lines}</urlset>", Limits(members=2))
    assert isinstance(found[-1], Rejected)
    assert (len(found), "more than 2 addresses" in found[-1].reason) == (3, True)


def test_a_page_that_speaks_of_feeds_is_a_page() -> None:
    assert (
        opened(Raw(Source("a.html", Path("/in/a.html"), "/in"), b"<!DOCTYPE html><html><p>&lt;rss&gt; <rss>"), Limits())
        is None
    )


def test_a_feed_in_utf_16_is_a_feed() -> None:
    assert parts(ATOM.encode("utf-16"))


def test_a_pdf_whose_description_is_rdf_is_no_feed() -> None:
    assert not is_feed(b"%PDF-1.7\n1 0 obj\n<< >>\nstream\n<x:xmpmeta><rdf:RDF></rdf:RDF>")
    assert is_feed(b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- news -->\n<rdf:RDF>')
