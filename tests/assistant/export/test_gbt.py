"""Citation → a reference by GB/T 7714—2015."""

import pytest

from assistant.export.gbt import reference, references

DAY = "2026-11-30"
CITY = {
    "title": "新增绿地",
    "outlet": "滨江日报",
    "date": "2026-03-05",
    "kind": "press",
    "url": "https://example.org/city",
}
PLAN = {"title": "水务发展规划", "outlet": "水务局", "date": "2025-11-20", "kind": "plan", "url": None}

FORMS = [
    # 报纸: 责任者. 题名[N/OL]. 报纸名, 日期[引用日期]. 路径.
    (CITY, "新增绿地[N/OL]. 滨江日报, 2026-03-05[2026-11-30]. https://example.org/city."),
    (CITY | {"author": "林晓、王明"}, "林晓, 王明. 新增绿地[N/OL]. 滨江日报, 2026-03-05[2026-11-30]. https://example.org/city."),
    (CITY | {"url": None}, "新增绿地[N]. 滨江日报, 2026-03-05."),
    # 网页: 责任者. 题名[EB/OL]. 发布者, 年(发布日期)[引用日期]. 路径.
    (CITY | {"outlet": "滨江网"}, "新增绿地[EB/OL]. 滨江网, 2026(2026-03-05)[2026-11-30]. https://example.org/city."),
    (CITY | {"outlet": None}, "新增绿地[EB/OL]. (2026-03-05)[2026-11-30]. https://example.org/city."),
    # 公文、规划与法规: as the standard's own example of a government's notice.
    (PLAN, "水务局. 水务发展规划[A]. 2025-11-20."),
    (
        PLAN | {"author": "市政府", "number": "滨政〔2025〕5号", "url": "https://example.org/p"},
        "市政府. 水务发展规划: 滨政〔2025〕5号[A/OL]. (2025-11-20)[2026-11-30]. https://example.org/p.",
    ),
    (PLAN | {"kind": "law", "outlet": None}, "水务发展规划[A]. 2025-11-20."),
    # 报告
    (PLAN | {"kind": "report"}, "水务发展规划[R]. [出版地不详]: 水务局, 2025."),
    (
        PLAN | {"kind": "report", "url": "https://example.org/r"},
        "水务发展规划[R/OL]. 水务局, 2025(2025-11-20)[2026-11-30]. https://example.org/r.",
    ),
    # 标准
    (
        {"title": "环境空气质量标准", "number": "GB 3095—2012", "outlet": "标准出版社", "date": "2012-02-29", "kind": "law"},
        "标准出版社. 环境空气质量标准: GB 3095—2012[S]. [出版地不详]: 标准出版社, 2012.",
    ),
    # Nothing known but the file.
    ({"title": "", "source": "memo.txt", "kind": "press"}, "memo.txt[N]."),
]  # fmt: skip


@pytest.mark.parametrize(("citation", "line"), FORMS)
def test_a_reference_has_the_form_of_its_kind(citation: dict, line: str) -> None:
    assert reference(citation, DAY) == line


def test_more_than_three_authors_are_three_and_others() -> None:
    assert reference(CITY | {"author": "甲、乙、丙、丁"}, DAY).startswith("甲, 乙, 丙, 等. ")
    assert reference(CITY | {"author": "A One, B Two, C Three, D Four"}, DAY).startswith(
        "A One, B Two, C Three, et al. "
    )


def test_an_english_newspaper_is_known_by_its_name() -> None:
    assert "[N/OL]" in reference(CITY | {"outlet": "The Harbour Gazette"}, DAY)
    assert "[EB/OL]" in reference(CITY | {"outlet": "Harbour Online"}, DAY)


def test_a_document_keeps_one_number_however_often_it_is_cited() -> None:
    cited = [CITY | {"n": 1, "document": "a"}, PLAN | {"n": 2, "document": "b"}, CITY | {"n": 3, "document": "a"}]
    lines, numbers = references(cited, DAY)
    assert [line[:4] for line in lines] == ["[1] ", "[2] "]
    assert numbers == {1: 1, 2: 2, 3: 1}


def test_an_address_of_a_script_is_left_out_and_a_title_stays_one_line() -> None:
    line = reference(CITY | {"url": "javascript:alert(1)", "title": "a\nb\u202e\x00"}, DAY)
    assert line == "a b[N]. 滨江日报, 2026-03-05."
