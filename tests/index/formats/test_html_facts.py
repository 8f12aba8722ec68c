import pytest

from index.formats.html import read
from index.types import Facts

BODY = "<p>滨江市园林局5日公布，去年全市新增绿地320公顷，人均公园面积达到16.4平方米。</p>" * 3
LATIN = "<p>The city opened several parks this year, as the council had promised before the summer.</p>" * 3


def facts(head: str = "", line: str = "", body: str = BODY, below: str = "") -> Facts:
    page = f"<html><head>{head}</head><body><h1>滨江市新增绿地</h1><div>{line}</div><div>{body}</div><div>{below}</div></body></html>"
    return read(page).facts


@pytest.mark.parametrize(
    ("line", "outlet", "published", "reporter"),
    [
        ("2026年03月05日07:41　来源：滨江日报", "滨江日报", "2026-03-05", None),
        ("2026-03-05 07:41 来源：滨江日报 作者：林晓、何川", "滨江日报", "2026-03-05", "林晓、何川"),
        ("来源：<a>滨江日报</a><a>举报</a> 2026/3/5", "滨江日报", "2026-03-05", None),
        ("林晓/滨江日报", "滨江日报", None, "林晓"),
        ("二〇二六年三月五日 来源于：滨江日报 记者 林晓 何川 报道", "滨江日报", "2026-03-05", "林晓、何川"),
        ("来源：CNN中文网 文/林 晓", "CNN中文网", None, "林晓"),
        ("By Anna Reeve, Harbour News", None, None, "Anna Reeve"),
        ("Mayor 5, 2026", None, None, None),
        ("Source: The Harbour Gazette Editor: Li Ning", "The Harbour Gazette", None, None),
    ],
)
def test_the_line_below_the_headline_tells(line: str, outlet: str, published: str | None, reporter: str | None) -> None:
    found = facts(line=line)
    assert (found.outlet, found.published, found.reporter) == (outlet, published, reporter)


def test_the_head_tells_what_no_line_does() -> None:
    head = (
        "<meta name='PubDate' content='2026-03-05 08:00'><meta name='ContentSource' content='滨江日报'>"
        "<link rel='canonical' href='https://www.example.org/a/1.html'>"
    )
    found = facts(head)
    assert (found.published, found.outlet, found.url) == ("2026-03-05", "滨江日报", "https://www.example.org/a/1.html")


def test_data_for_search_engines_tell_writer_day_and_outlet() -> None:
    data = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2026-03-05T06:00:00+08:00",'
        '"author":[{"name":"Anna Reeve"},{"name":"Tom Hallam"}],"publisher":{"name":"The Harbour Gazette"}}]}</script>'
    )
    found = facts(data, body=LATIN)
    assert (found.reporter, found.published, found.outlet) == (
        "Anna Reeve, Tom Hallam",
        "2026-03-05",
        "The Harbour Gazette",
    )


def test_a_day_that_a_reader_sees_counts_more_than_an_hour_of_universal_time() -> None:
    head = "<meta property='article:published_time' content='2026-03-04T22:30:00Z'>"
    assert facts(head, "2026年3月5日").published == "2026-03-05"


def test_a_day_of_change_counts_less_than_a_day_of_publication() -> None:
    assert facts(line="更新时间：2026-03-09<br>发布时间：2026-03-05").published == "2026-03-05"


def test_the_address_tells_the_day_when_nothing_else_does() -> None:
    assert facts("<meta property='og:url' content='https://example.org/20260305/c1-2.html'>").published == "2026-03-05"


def test_a_writer_that_is_a_number_an_address_or_a_site_is_none() -> None:
    for name in ("104363", "https://example.org/a", "admin", "滨江网"):
        assert facts(f"<meta name='author' content='{name}'>").reporter is None


def test_of_two_editors_the_responsible_one_is_told() -> None:
    assert facts(below="编辑：刘洁责任编辑：周宁").editor == "周宁"


def test_a_name_of_two_characters_may_be_spread() -> None:
    assert facts(below="责任编辑：王小明、李 强").editor == "王小明、李强"


def test_a_word_to_editors_names_none() -> None:
    assert facts(body=LATIN, below="Editors Picks<br>Editor's note").editor is None


def test_an_english_editor_is_told() -> None:
    assert facts(body=LATIN, below="Editing by Peter van Loon").editor == "Peter van Loon"
