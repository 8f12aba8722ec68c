"""Enumerations come whole, in order, with exact places; nothing is cut inside an item."""

from collections.abc import Sequence

import pytest

from assistant.reading.enumeration import Enumeration
from assistant.reading.item_marks import ordinals
from assistant.reading.listing import enumerations, headed
from assistant.reading.unnumbered import alike
from index.types import Heading


def only(text: str) -> Enumeration:
    """Return the one enumeration of a text."""
    (found,) = enumerations(text)
    return found


def items(text: str, listed: Enumeration | None = None) -> list[str]:
    return [text[a:b] for a, b in (listed or only(text)).items]


@pytest.mark.parametrize(
    "marks",
    [
        "一是 二是 三是",
        "一要 二要 三要",
        "第一， 第二， 第三，",
        "首先， 其次， 再次，",
        "首先， 其次， 最后，",
        "（一） （二） （三）",
        "一、 二、 三、",
        "（1） （2） （3）",
        "1. 2. 3.",
        "1、 2、 3、",
        "1) 2) 3)",
        "① ② ③",
        "(a) (b) (c)",
        "(i) (ii) (iii)",
        "１． ２． ３．",
        "其一， 其二， 其三，",
        "首先， 其次， 最後，",
        "第一步， 第二步， 第三步，",
        "— — —",
        "• • •",
    ],
)
def test_items_in_lines_come_whole_and_in_order(marks: str) -> None:
    written = [f"{mark}{what}" for mark, what in zip(marks.split(), ("修路", "架桥", "通航"), strict=True)]
    assert items("任务如下：\n" + "\n".join(written) + "\n会后散步。") == written


@pytest.mark.parametrize("between", ["；", "。", "，"])
@pytest.mark.parametrize("marks", ["一是 二是 三是", "第一， 第二， 第三，", "（一） （二） （三）", "① ② ③"])
def test_items_inside_one_paragraph_are_found(marks: str, between: str) -> None:
    written = [f"{mark}{what}" for mark, what in zip(marks.split(), ("修路", "架桥", "通航"), strict=True)]
    found = items("他提出三点：" + between.join(written) + "。会议随后结束。")
    assert [item.rstrip("。") for item in found] == written


@pytest.mark.parametrize("text", ["工作包括：1.修路；2.架桥；3.通航。", "工作包括：1、修路；2、架桥；3、通航。"])
def test_numbers_inside_one_paragraph_are_found(text: str) -> None:
    assert [item[2:].rstrip("。") for item in items(text)] == ["修路", "架桥", "通航"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were two reasons. First, rails came late. Second, rain fell.", ["First, rails came late.", "Second, rain fell."]),
        ("He gave two: firstly, rails came late; secondly, rain fell.", ["firstly, rails came late", "secondly, rain fell."]),
        ("First, rails came late. Finally, rain fell.", ["First, rails came late.", "Finally, rain fell."]),
        ("It names:\nFirst, rails.\nSecond, rain.", ["First, rails.", "Second, rain."]),
    ],
)  # fmt: skip
def test_english_ordinals_make_a_list(text: str, expected: Sequence[str]) -> None:
    assert items(text) == expected


def test_lines_under_a_colon_that_end_with_semicolons_are_items() -> None:
    assert items("重点是：\n修路；\n架桥；\n通航。\n会后散步。") == ["修路；", "架桥；", "通航。"]


def test_items_that_are_headings_may_have_their_paragraphs_between_them() -> None:
    text = "一、修路\n" + "正文。\n" * 20 + "二、架桥\n正文。\n三、通航\n正文。"
    assert items(text) == ["一、修路", "二、架桥", "三、通航"]


def test_a_list_goes_past_ten() -> None:
    numbers = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
    assert len(items("\n".join(f"{n}是一件事。" for n in numbers))) == 12


@pytest.mark.parametrize("text", ["要点：\n一是修路。\n二是架桥。", "要点：一是修路；二是架桥。"])
def test_the_sentence_that_announces_a_list_is_its_lead(text: str) -> None:
    found = only("上午开会。\n会上说了很多。" + text)
    assert found.lead is not None
    assert ("上午开会。\n会上说了很多。" + text)[slice(*found.lead)] == "要点："


def test_a_list_without_a_sentence_before_it_has_no_lead() -> None:
    found = only("一是修路。\n二是架桥。")
    assert (found.lead, found.above, found.start) == (None, None, 0)


def test_a_list_inside_an_item_does_not_break_the_outer_one() -> None:
    text = "一是修路：（1）东段；（2）西段。二是架桥。三是通航。"
    assert [items(text, listed) for listed in enumerations(text)] == [
        ["一是修路：（1）东段；（2）西段。", "二是架桥。", "三是通航。"],
        ["（1）东段", "（2）西段。"],
    ]


def test_two_lists_in_one_paragraph_stay_two() -> None:
    text = "一是修路。二是架桥。他又说：一是通航。二是植树。"
    assert [items(text, one) for one in enumerations(text)] == [
        ["一是修路。", "二是架桥。"],
        ["一是通航。", "二是植树。"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1.5 million came.\n2.5 million stayed.",
        "见第（一）项和第（二）项。",
        "（1）甲。乙说（2）也好。",
        "一是修路。",
        "他跑了第一，她跑了第二。",
        "二是架桥。\n三是通航。",
        "主要有（1）修路。二是架桥。",
    ],
)
def test_what_only_looks_like_a_list_is_none(text: str) -> None:
    assert enumerations(text) == []


def test_a_missing_number_ends_the_list() -> None:
    assert items("一是修路。\n二是架桥。\n四是植树。") == ["一是修路。", "二是架桥。"]


def test_lists_come_in_the_order_of_their_first_items() -> None:
    starts = [one.items[0] for one in enumerations("甲：一是修路；二是架桥。\n任务：\n（一）通航\n（二）植树\n")]
    assert starts == sorted(starts)
    assert len(starts) == 2


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("十一是植树", (("是", 11),)),
        ("二十、附则", (("一、", 20),)),
        ("⑫植树", (("①", 12),)),
        ("Second, rain", (("en", 2),)),
        ("And fourth, rain", (("en", 4),)),
        ("(v) rain", (("(a)", 22), ("(i)", 5))),
        ("植树", ()),
    ],
)
def test_the_number_of_an_item_is_read(line: str, marks: tuple[tuple[str, int], ...]) -> None:
    assert ordinals(line) == marks


def test_letters_go_past_the_one_that_is_a_roman_figure_too() -> None:
    assert len(items("It covers:\n" + "\n".join(f"({letter}) rain" for letter in "abcdefghijk"))) == 11


def test_parts_of_a_sentence_behind_a_colon_are_items() -> None:
    text = "今年管三类问题。具体包括：乱停车；乱堆放；乱摆摊。明年再看。"
    listed = only(text)
    assert items(text, listed) == ["乱停车", "乱堆放", "乱摆摊。"]
    assert listed.lead is not None
    assert text[slice(*listed.lead)] == "具体包括："


@pytest.mark.parametrize("between", ["图为修路现场。", "— 3 —", "年份\t里程\n2026\t3\n2027\t4"])
@pytest.mark.parametrize("marks", ["（一） （二） （三）", "— — —"])
def test_captions_page_numbers_and_tables_do_not_break_a_list(marks: str, between: str) -> None:
    first, second, third = (f"{mark}{what}" for mark, what in zip(marks.split(), ("修路", "架桥", "通航"), strict=True))
    text = f"三件事如下。\n{first}\n{second}\n{between}\n{third}\n"
    assert [first, second, third] in [items(text, listed) for listed in enumerations(text)]


def test_dashes_with_lines_of_their_own_are_one_list_up_to_the_next_heading() -> None:
    text = "目标是：\n——路好走。\n每村通车。\n——水好喝。\n水厂三座。\n——天更蓝。\n下一章\n——另一件。\n"
    (listed,) = enumerations(text, breaks=[text.index("下一章")])[:1]
    assert items(text, listed) == ["——路好走。", "——水好喝。", "——天更蓝。"]


def test_a_line_after_dashes_that_stood_together_ends_their_list() -> None:
    text = "甲：\n——路。\n——水。\n会后散步。\n——天。\n——地。\n"
    assert [items(text, one) for one in enumerations(text)] == [["——路。", "——水。"], ["——天。", "——地。"]]


def test_short_lines_under_a_colon_are_items_up_to_a_sentence() -> None:
    assert items("名单如下：\n老邮局\n望江楼\n药铺\n名单由市里公布，长期有效。") == ["老邮局", "望江楼", "药铺"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("I propose that we build. I stop.\nI propose that we plant.\nI propose that we sail.", "I propose that we build. I stop."),
        ("开始。\n这五年是修路的五年。车多了。\n这五年是架桥的五年。\n这五年是通航的五年。", "这五年是修路的五年。车多了。"),
        ("工程分几类。交通方面，有九项。水利方面，有三项。教育方面，有两项。", "交通方面，有九项。"),
    ],
)  # fmt: skip
def test_three_that_begin_alike_are_a_list(text: str, first: str) -> None:
    (listed,) = alike(text)
    assert (items(text, listed)[0], len(listed.items)) == (first, 3)
    assert enumerations(text) == []


TABLE = "工程分布如下：\n领域\t项数\n道路\t28\n桥梁\t23\n合计\t51\n本表不含维修。"


def test_rows_of_a_table_that_a_sentence_announces_are_a_list_with_its_first_row_and_total() -> None:
    listed = only(TABLE)
    assert items(TABLE, listed) == ["领域\t项数", "道路\t28", "桥梁\t23", "合计\t51"]
    assert listed.count == 2
    assert listed.lead == (0, 7)


def test_a_table_that_nothing_announces_is_no_list() -> None:
    assert enumerations(TABLE.replace("如下：", "见表。")) == []


@pytest.mark.parametrize("over", ["表1 工程分布", "工程分布如下：\n表1 工程分布", "工程分布如下：\n单位：项"])
def test_a_caption_or_a_sentence_over_it_announces_a_table(over: str) -> None:
    listed = only(TABLE.replace("工程分布如下：", over))
    assert listed.count == 2
    assert listed.start == 0


def heading(title: str, level: int, label: str = "", at: int = 0) -> Heading:
    return Heading(at, at + len(title), level, title, label)


def test_headings_right_under_one_are_its_list() -> None:
    outline = [
        heading("目标", 1),
        heading("第一节 节水", 2, "第一节"),
        heading("详情", 3),
        heading("第二节 治污", 2, "第二节"),
    ]
    (listed,) = headed(outline)
    assert len(listed.items) == 2
    assert listed.above == (0, 2)


def test_headings_that_are_numbers_alone_and_those_of_a_book_are_no_list() -> None:
    assert headed([heading("第一章", 1), heading("第一条", 2, "第一条"), heading("第二条", 2, "第二条")]) == []
    assert headed([heading("目录", 1), *(heading(f"第{n}节 水", 2, f"第{n}节") for n in range(20))]) == []
