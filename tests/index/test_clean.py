import pytest

from index.clean import clean
from index.formats import text

ARTICLE = [
    "滨江市园林局5日公布，去年全市新增绿地320公顷，人均公园面积达到16.4平方米。",
    "园林局局长何川表示，今年计划再新增280公顷，其中一半在老城区。",
    "一是改造旧仓库，二是打通沿河步道，三是在学校旁建口袋公园，方便居民步行到达。",
]
MENU = "首页 要闻 经济 社会 国际 军事 教育 科技 文化 体育 登录 注册 地方 京 津 冀".split()
HEAD = [
    "滨江市新增绿地三百二十公顷",
    "2026年03月05日 07时41分",
    "来源：",
    "滨江日报",
    "【字体：",
    "大",
    "中",
    "小",
    "】",
    "分享：",
]
FOOT = [
    "分享让更多人看到",
    "微信微博快手",
    "关于我们",
    "联系我们",
    "版权所有 滨江网",
    "京ICP备000号",
    "返回顶部",
    "网站地图",
]
EDITOR = "（责任编辑：周宁）"


def cleaned(lines: list[str]) -> tuple[list[str], list[str]]:
    page = clean(text.read("\n".join(lines)))
    return [block.text for block in page.blocks], list(page.cut)


def test_menu_and_footer_go_and_head_body_and_editor_line_stay() -> None:
    kept, _ = cleaned([*MENU, *HEAD, *ARTICLE, EDITOR, *FOOT])
    assert kept == [*HEAD[:4], *ARTICLE, EDITOR]


def test_an_editor_line_below_a_share_bar_is_kept_and_the_bar_is_not() -> None:
    kept, _ = cleaned([*MENU, *HEAD, *ARTICLE, "打印", "收藏", "关闭", EDITOR, *FOOT])
    assert kept == [*HEAD[:4], *ARTICLE, EDITOR]


def test_share_bars_and_letter_sizes_on_one_line_go_wherever_they_stand() -> None:
    bars = ["热搜：人工智能　商业航天", "分享到：微信　微博　复制链接", "字号：大　中　小"]
    kept, cut = cleaned([*MENU, bars[0], *HEAD[:4], *bars[1:], *ARTICLE, EDITOR, *FOOT])
    assert kept == [*HEAD[:4], *ARTICLE, EDITOR]
    assert set(bars) <= set(cut)


def test_everything_cut_is_recorded_in_order() -> None:
    kept, cut = cleaned([*MENU, *HEAD, *ARTICLE, EDITOR, *FOOT])
    assert cut[: len(MENU)] == MENU
    assert cut[-len(FOOT) :] == FOOT
    assert sorted(kept + cut) == sorted([*MENU, *HEAD, *ARTICLE, EDITOR, *FOOT])


def test_the_topmost_title_line_is_kept_although_other_lines_stand_between() -> None:
    lines = ["滨江市政府工作报告", "——2026年1月27日在滨江市第十届人民代表大会上", "滨江市市长 何川", "各位代表："]
    assert cleaned([*MENU, *lines, *ARTICLE, *FOOT])[0] == [*lines, *ARTICLE]


def test_a_caption_right_above_the_text_is_kept() -> None:
    assert cleaned([*MENU, "新建成的河畔公园。林晓 摄", *ARTICLE, EDITOR, *FOOT])[0][0] == "新建成的河畔公园。林晓 摄"


def test_a_plain_text_without_a_frame_is_left_as_it_is() -> None:
    lines = ["滨江市水务发展规划", "第一章 总体要求", *ARTICLE, "附表", "一", "二", "三", "四", "五", "六", "七"]
    assert cleaned(lines) == (lines, [])


def test_an_article_about_copyright_and_cookies_is_left_as_it_is() -> None:
    lines = [
        "Maker sues rival over copyright",
        "The maker filed suit in the",
        "city court, which is to rule on copyright.",
        "It said the",
    ]
    lines += [
        "related machine and its",
        "cookie of a chip",
        "infringed its copyright on",
        "a system program.",
        "No date",
        "was set.",
    ] * 2
    assert cleaned(lines) == (lines, [])


def test_an_english_page_loses_its_frame() -> None:
    body = [
        "The first tram left the old customs house on Wednesday, and crowds waved flags.",
        "It was full by noon.",
    ] * 2
    frame = ["Home", "News", "Sport", "Weather", "Business", "Sign in", "Subscribe"]
    kept, _ = cleaned(
        [*frame, "Harbour tram opens to passengers", *body, "Share this", "Related", *frame, "Contact us"]
    )
    assert kept == ["Harbour tram opens to passengers", *body]


@pytest.mark.parametrize("menu", ["首页  新闻  专题  登录", "首页 | 要闻 | 登录", "Home News Login"])
def test_a_menu_in_one_line_is_cut_though_no_other_frame_is_there(menu: str) -> None:
    kept, cut = cleaned([menu, HEAD[0], *ARTICLE])
    assert (kept, cut) == ([HEAD[0], *ARTICLE], [menu])


@pytest.mark.parametrize("line", ["改革 开放 创新", "首页改版上线"])
def test_a_line_of_short_words_that_is_no_menu_stays(line: str) -> None:
    assert cleaned([line, *ARTICLE]) == ([line, *ARTICLE], [])
