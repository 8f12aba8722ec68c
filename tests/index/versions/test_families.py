import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text import Record
from index.versions.families import alike, canonical, compared, families, grouped, is_official, shape, signature

TRAM = (
    "临江市轨道集团1月20日通报，有轨电车3号线全线贯通，线路长18.6公里，设站21座，串起老城、大学城和空港新区。"
    "项目于2021年3月开工，总投资47.3亿元，其中市级财政承担12.9亿元。集团总工程师何样例介绍，列车最高时速70公里，"
    "高峰时段每6分钟一班，单程用时42分钟。沿线同步改造人行道31公里，新增自行车停放点118处。"
    "为减少施工扰民，夜间作业噪声控制在55分贝以内，累计接待居民来访640人次，办结率98.2%。"
    "市交通局表示，试运营票价两元起，老年人和学生半价；年内还将开工建设5号线一期，延伸至白鹭洲湿地公园。"
)
WEATHER = (
    "市气象台今天6时发布天气预报：今天白天晴转多云，北转南风二三级，最高气温{}℃；今天夜间多云，南风二级左右，最低气温{}℃。"
    "明天白天多云转阴，最高气温{}℃，降水概率{}%。当前空气湿度{}%，空气质量指数{}，市民外出请注意防晒补水，"
    "早晚温差较大，老人和儿童适时增减衣物。未来三天无明显降水过程，森林火险等级较高，进入林区请勿携带火种。"
)
HARBOUR = (
    "The Harbour Authority said on Monday that container traffic rose 6.2 percent to 1.84 million boxes in the first half, "
    "the fastest pace since 2017, as two new berths opened in the eastern basin. Chief engineer Mary Sample told reporters "
    "that dredging would continue until October and cost 42 million dollars. Shipping lines have asked for longer night "
    "shifts, while residents of the old quarter want lorries kept off the waterfront after ten in the evening. "
    "The council will vote on a compromise next month; no further berths are planned before 2031."
)


def record(id_: str, published: str | None = "2026-01-20", outlet: str | None = None, url: str | None = None) -> Record:
    return Record(0, id_, f"{id_}.txt", "/folder", "题", outlet, published, "zh", "press", url, None, None, ())


def of(text: str, other: str) -> list[tuple[str, ...]]:
    return families([("a", text), ("b", other)])


def test_a_cut_copy_under_another_dateline_is_found() -> None:
    cut = TRAM[: TRAM.index("为减少施工扰民")].removeprefix("临江市轨道集团1月20日通报，")
    assert of(f"新华社临江1月20日电（记者何样例）{TRAM}", f"白鹭晚报临江1月21日讯 {cut}") == [("a", "b")]


def test_traditional_characters_and_half_width_marks_make_no_difference() -> None:
    hant = TRAM.translate(str.maketrans("临轨团报线长里设车为开总项目资亿", "臨軌團報線長里設車爲開總項目資億"))
    assert of(TRAM, hant.translate(str.maketrans("，。；", ",.;"))) == [("a", "b")]


def test_english_copies_are_found_by_their_words() -> None:
    copy = "BAY CITY, Feb. 3 (Bay Wire) -- " + HARBOUR[: HARBOUR.index(" The council")].upper()
    assert of("HARBOUR CITY, Feb. 2 (Coast News) -- " + HARBOUR, copy) == [("a", "b")]


def test_the_report_of_another_day_is_no_copy() -> None:
    assert of(WEATHER.format(31, 18, 33, 10, 45, 62), WEATHER.format(27, 15, 24, 60, 71, 38)) == []


def test_the_next_session_of_the_same_body_is_no_copy() -> None:
    call = "市人大常委会举行第{}次主任会议，" + re.sub(r"\d[\d.]*", "若干", TRAM)
    assert of(call.format("二十二"), call.format("四十一")) == []


def test_two_accounts_of_one_event_are_no_copies() -> None:
    other = (
        "有轨电车3号线20日试运行。记者乘首班车从老城出发，42分钟后抵达空港新区，全程18.6公里。"
        "车厢里，不少市民举起手机拍照。“等了快五年，总算坐上了。”家住大学城的退休教师说。"
        "沿线商户也盼着客流回来，一家面馆老板已经多雇了两名帮工，并把营业时间延到夜里十一点。"
    )
    assert of(TRAM, other) == []


def test_a_digest_does_not_join_the_stories_it_holds() -> None:
    weather = WEATHER.format(31, 18, 33, 10, 45, 62)
    documents = [("digest", f"{weather}\n{TRAM}"), ("weather", weather), ("tram", TRAM)]
    assert families(documents) == [("digest", "weather")]


def test_short_texts_are_copies_only_when_they_are_equal() -> None:
    assert of("图为3号线首班车驶出车站。", "图为3号线首班车，驶出车站") == [("a", "b")]
    assert of("图为有轨电车首班列车清晨驶出老城车站的甲站台", "图为有轨电车首班列车清晨驶出老城车站的乙站台") == []


def test_two_texts_that_share_less_than_three_quarters_of_their_words_are_no_copies() -> None:
    common = "有轨电车全线贯通，串起老城、大学城和空港新区，沿线同步改造人行道，新增自行车停放点，试运营期间票价优惠。"
    one = "市民纷纷前来试乘，一家面馆老板多雇了两名帮工，并把营业时间延到深夜，盼着客流回来，街坊们也都这么说。"
    other = "专家提醒，与公交接驳仍待理顺，建议尽快公布线路调整方案，听取沿线居民意见，并按季度公开运营数据备查。"
    assert of(common + one, common + other) == []


def test_a_text_without_letters_is_in_no_family() -> None:
    assert families([("a", ""), ("b", "——"), ("c", "")]) == []


def test_two_texts_are_no_family_for_holding_the_same_third() -> None:
    assert grouped([("one", "part"), ("two", "part")]) == [("one", "part")]


def test_a_copy_of_a_copy_stands_with_the_longest() -> None:
    assert grouped([("whole", "cut"), ("cut", "rest")]) == [("whole", "cut", "rest")]


def test_only_pairs_with_a_new_text_are_compared() -> None:
    known, _ = compared({}, "ab", {"a": TRAM, "b": TRAM}.__getitem__)
    signatures, pairs = compared(known, "c", lambda key: TRAM)
    assert (list(signatures), pairs) == (["c"], [("a", "c"), ("b", "c")])


def test_few_new_texts_meet_the_same_others_as_many_do(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [WEATHER.format(*range(n, n + 6)) for n in range(10, 16)] + [TRAM, TRAM[:150], HARBOUR, ""]
    signatures = {number: signature(shape(text)) for number, text in enumerate(texts)}
    few = alike(signatures, signatures.keys())
    monkeypatch.setattr("index.versions.families.FEW", 0)
    assert alike(signatures, signatures.keys()) == few != []


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80), st.text(max_size=80))
def test_the_order_of_documents_does_not_change_what_is_a_family(one: str, other: str) -> None:
    found = [sorted(keys) for keys in of(one, other)]
    assert found == [sorted(keys) for keys in families([("b", other), ("a", one)])]


def test_what_others_name_stands_for_the_family() -> None:
    reprint = Record(0, "x", "x.txt", "/f", "题", "新华社", "2026-01-01", "zh", "press", None, None, "y.txt", ())
    assert canonical([reprint, record("y", published="2026-03-01")]) == "y"


def test_the_agency_itself_stands_before_the_earlier_portal() -> None:
    portal = record("portal", "2026-01-19", "新华社", "https://news.portal.example/1")
    agency = record("agency", "2026-01-20", "新华社", "http://www.news.cn/local/1.htm")
    assert canonical([portal, agency]) == "agency"


def test_among_equals_the_earliest_stands_and_a_day_nobody_states_is_late() -> None:
    assert canonical([record("a", None), record("b", "2026-01-21"), record("c", "2026-01-20")]) == "c"


def test_among_equals_of_one_day_the_longest_stands() -> None:
    assert canonical([record("b"), record("a")]) == "b"


def test_an_office_is_official_and_a_newspaper_on_its_site_is_not() -> None:
    assert is_official(record("a", outlet="临江市人民政府"))
    assert is_official(record("a", url="https://www.linjiang.gov.cn/art/1.html"))
    assert not is_official(record("a", outlet="白鹭晚报", url="https://www.linjiang.gov.cn/art/1.html"))
