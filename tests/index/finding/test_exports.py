"""Rows of an export as articles."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.finding.articles import read
from index.finding.containers import opened
from index.finding.exports import is_export
from index.finding.named_fields import FIELDS, day_of
from index.raw import Article, Limits, Raw
from index.types import Facts, Rejected, Source

ROW = {
    "title": "滨江新增绿地",
    "content": "去年新增绿地320公顷。\n人均16.4平方米。",
    "source": "滨江日报",
    "date": "2026-03-05",
}


def rows(*told: Any, facts: Facts | None = None) -> list[Any]:
    lines = "\n".join(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in told)
    source = Source("export.jsonl", Path("/in/export.jsonl"), "/in", facts or Facts())
    return list(opened(Raw(source, lines.encode()), Limits()) or [])


def test_every_name_of_a_field_stands_in_the_documentation() -> None:
    told = (Path(__file__).parents[3] / "docs" / "sources.md").read_text("utf-8")
    assert [name for names in FIELDS.values() for name in names if f"`{name}`" not in told] == []


def article(raw: Raw) -> Article:
    return Article.of(raw.data)


def test_a_row_is_an_article_with_the_facts_its_fields_state() -> None:
    (raw,) = rows(ROW)
    assert raw.source.name == "export.jsonl#1"
    assert (article(raw).title, article(raw).text) == (ROW["title"], ROW["content"])
    assert (raw.source.facts.outlet, raw.source.facts.published) == ("滨江日报", "2026-03-05")


def test_chinese_names_of_fields_are_known() -> None:
    (raw,) = rows(
        {"标题": "绿地", "正文": "新增绿地。", "来源": "滨江日报", "发布时间": "2026年3月5日", "记者": ["林晓", "周宁"]}
    )
    facts = raw.source.facts
    assert (facts.title, facts.outlet, facts.published, facts.reporter) == (
        "绿地",
        "滨江日报",
        "2026-03-05",
        "林晓、周宁",
    )


def test_a_row_is_named_by_its_id_so_that_rows_may_move() -> None:
    first, second = {**ROW, "id": "A-17"}, {**ROW, "id": 18}
    assert [raw.source.name for raw in rows(first, second)] == ["export.jsonl#A-17", "export.jsonl#18"]
    assert rows(second, first)[1].source.name == "export.jsonl#A-17"


def test_an_id_that_stands_twice_is_refused_with_the_first_line() -> None:
    _, again = rows({**ROW, "id": "A-17"}, {**ROW, "id": "A-17"})
    assert again == Rejected("export.jsonl#2", "has the id 'A-17', as line 1 has; give each row its own")


def test_a_line_number_that_is_somebodys_id_is_told_apart() -> None:
    assert [raw.source.name for raw in rows({**ROW, "id": "2"}, ROW)] == ["export.jsonl#2", "export.jsonl#line-2"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("{", "is no JSON object"),
        ("[1]", "no field that holds its text"),
        ({"title": "绿地"}, "no field that holds its text"),
        ("[" * 99_999, "is no JSON object"),
    ],
)
def test_a_faulty_row_costs_itself_alone(row: Any, why: str) -> None:
    fault, good = rows(row, ROW)
    assert (fault.source, good.source.name) == ("export.jsonl#1", "export.jsonl#2")
    assert why in fault.reason


def test_a_date_that_is_no_day_is_told_and_not_guessed() -> None:
    (raw,) = rows({**ROW, "date": "昨天"})
    assert raw.source.facts.published is None
    assert raw.warnings == ("its date '昨天' names no day; the day is not taken from it",)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2026-03-05T23:30:00+08:00", "2026-03-05"),
        ("2026/3/5 07:00", "2026-03-05"),
        ("2026年3月5日 07:00", "2026-03-05"),
        ("20260305", "2026-03-05"),
        ("2026年3月", "2026-03"),
        ("Thu, 05 Mar 2026 00:30:00 +0800", "2026-03-05"),
        ("2026-02-30", None),
        ("1772665200", None),
        ("3月5日", None),
    ],
)
def test_a_day_is_the_one_that_is_written(stated: str, day: str | None) -> None:
    assert day_of(stated) == day


def test_groups_of_the_export_hold_for_each_row_and_no_row_can_lift_them() -> None:
    (raw,) = rows({**ROW, "groups": []}, facts=Facts(groups=("hr",)))
    assert raw.source.facts.groups == ("hr",)


@pytest.mark.parametrize(
    ("own", "outer", "held"),
    [
        (["hr"], None, ("hr",)),
        ("hr, desk", None, ("hr", "desk")),
        (["hr"], (), ("hr",)),
        (["hr", "desk"], ("desk", "press"), ("desk",)),
        ([], None, None),
    ],
)
def test_a_row_may_restrict_who_sees_it(own: Any, outer: tuple[str, ...] | None, held: tuple[str, ...] | None) -> None:
    (raw,) = rows({**ROW, "groups": own}, facts=Facts(groups=outer))
    assert raw.source.facts.groups == held


@pytest.mark.parametrize(("own", "why"), [(17, "as a list of group names"), (["desk"], "nobody would see it")])
def test_a_row_of_which_nobody_knows_who_may_see_it_is_refused(own: Any, why: str) -> None:
    (fault,) = rows({**ROW, "groups": own}, facts=Facts(groups=("hr",)))
    assert why in fault.reason


def test_an_encoding_of_old_systems_is_read() -> None:
    data = json.dumps(ROW, ensure_ascii=False).encode("gb18030")
    (raw,) = opened(Raw(Source("e.jsonl", Path("/in/e.jsonl"), "/in"), data), Limits()) or []
    assert isinstance(raw, Raw)
    assert article(raw).title == ROW["title"]


def test_what_an_export_is_its_content_tells() -> None:
    line = json.dumps(ROW).encode()
    assert is_export(line, "export.txt")
    assert not is_export(b'{"a": 1}', "notes.txt")
    assert not is_export(b"{Note}", "notes.txt")


def test_html_in_a_field_becomes_its_text() -> None:
    (raw,) = rows(
        {
            **ROW,
            "content": "<p>新增绿地<b>320</b>公顷。</p><table><tr><td>区</td><td>公顷</td></tr><tr><td>东</td><td>3.5</td></tr></table><script>x</script>",
        }
    )
    assert [block.text for block in read(article(raw)).blocks] == [
        "滨江新增绿地",
        "新增绿地320公顷。",
        "区\t公顷\n东\t3.5",
    ]


def test_nothing_of_an_article_is_cut() -> None:
    text = "\n".join(["首页", "登录", "新闻", "体育", "财经", "娱乐", "新增绿地320公顷。"])
    page = read(Article("绿地", text))
    assert [block.text for block in page.blocks] == ["绿地", *text.split("\n")]
    assert (page.cut, page.pasted) == ((), False)


def test_halves_of_characters_are_shown_and_told() -> None:
    (raw,) = rows('{"text": "绿地\\ud83d。"}')
    assert article(raw).text == "绿地\ufffd。"
    assert "halves of characters" in raw.warnings[0]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["3.5%", "1.2亿元", "2026年3月5日", "１２３", "臺灣", "“引文”", "16.4平方米"]),
)
def test_figures_and_quotations_survive_to_the_letter(lines: list[str], figure: str) -> None:
    lines = [line + figure for line in lines if "<" not in line and "\ufeff" not in line and "#" not in line[:1]]
    for raw in rows({"id": "a", "text": "\n".join(lines)}) if lines else ():
        assert "".join(block.text for block in read(article(raw)).blocks).count(figure) >= len(lines)
