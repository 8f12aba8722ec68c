from index.formats.html import read
from index.types import Page

BODY = [
    "滨江市园林局5日公布，去年全市新增绿地320公顷，人均公园面积达到16.4平方米。",
    "园林局局长何川表示，今年计划再新增280公顷，其中一半在老城区，费用列入预算。",
    "各区的口袋公园建在学校旁，居民步行十分钟可以到达，沿路种了香樟和银杏。",
]
OTHER = "港口集团六日发布，前三季度完成集装箱吞吐量一百二十万标箱，同比增长百分之八。"
TITLE = "滨江市新增绿地"


def page(inside: str, head: str = "", below: str = "") -> Page:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    return read(
        f"<html><head><title>{TITLE}_滨江网</title>{head}</head><body><h1>{TITLE}</h1>"
        f"<div class='text'>{paragraphs}{inside}</div>{below}</body></html>"
    )


def lines(made: Page) -> list[str]:
    return [block.text for block in made.blocks]


def test_an_article_is_its_headline_and_its_paragraphs() -> None:
    assert lines(page("")) == [TITLE, *BODY]


def test_what_stands_below_related_reading_is_cut() -> None:
    made = page("", below=f"<h3>相关阅读</h3><div class='x'><p>{OTHER}</p></div>")
    assert lines(made) == [TITLE, *BODY]
    assert made.cut == ("相关阅读", OTHER)


def test_what_stands_below_the_editors_line_is_cut() -> None:
    made = page("", below=f"<div>责任编辑：周宁</div><div><p>{OTHER}</p></div>")
    assert lines(made)[-1] == "责任编辑：周宁"


def test_a_box_of_related_reading_amid_the_text_goes_and_the_text_below_it_stays() -> None:
    made = page(f"<p>延伸阅读：</p><p><a href='/a'>港口吞吐量增长</a></p><p>{OTHER}</p>")
    assert lines(made) == [TITLE, *BODY, OTHER]


def test_a_share_bar_a_menu_and_a_link_to_the_next_article_are_cut() -> None:
    made = page("<p>分享到：微信 微博</p><p><a href='/b'>下一篇：港口吞吐量增长</a></p><div class='share'>收藏</div>")
    assert lines(made) == [TITLE, *BODY]


def test_attached_files_stay() -> None:
    assert lines(page("<p>附件：<a href='/f.docx'>绿地规划.docx</a></p>"))[-1] == "附件：绿地规划.docx"


def test_a_headline_told_again_in_small_letters_stands_once() -> None:
    assert lines(page(f"<div>{TITLE}</div>")).count(TITLE) == 1


def test_a_caption_below_a_picture_is_a_caption() -> None:
    made = page("<div><img src='a.jpg' width='600'></div><div>河湾公园的孩子们</div>")
    assert [block.text for block in made.blocks if block.role == "caption"] == ["河湾公园的孩子们"]


def test_a_line_over_the_headline_and_one_below_it_stay() -> None:
    head = f"<div><h3>推窗见绿</h3><h1>{TITLE}</h1><h3>步行十分钟可达</h3></div>"
    text = "".join(f"<p>{line}</p>" for line in BODY)
    made = read(f"<html><head><title>{TITLE}</title></head><body>{head}<div>{text}</div></body></html>")
    assert lines(made) == ["推窗见绿", TITLE, "步行十分钟可达", *BODY]
    assert made.facts.title == TITLE


def test_short_lines_beside_the_text_such_as_verses_stay() -> None:
    verses = ["古人学问无遗力", "少壮工夫老始成"]
    assert lines(page("".join(f"<p>{verse}</p>" for verse in verses)))[-2:] == verses
