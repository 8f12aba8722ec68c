import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from index.formats import html_lines
from index.formats.decode import NotText
from index.formats.html import read
from index.formats.html_lines import parse

SENTENCE = "滨江市园林局5日公布，去年全市新增绿地320公顷，人均公园面积达到16.4平方米。"
PROSE = f"<p>{SENTENCE}</p>" * 3
WORDS = st.text("绿地320公顷，。ab %.８“”「臺灣」", min_size=1, max_size=12)
TAGS = st.sampled_from("p div span a b li td h2 blockquote figcaption nav pre".split())
TREES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda tag, many: f"<{tag}>{''.join(many)}</{tag}>", TAGS, st.lists(inner, min_size=1, max_size=4)
    ),
    max_leaves=20,
)


def lines(body: str) -> list[str]:
    return [line.text for line in parse(f"<html><body>{body}</body></html>").lines]


def bare(text: str) -> str:
    return "".join(text.split())


def test_a_block_a_break_and_a_row_end_a_line_and_a_link_does_not() -> None:
    assert lines("<p>甲<a>乙</a>丙</p>丁<br>戊<div>己</div>") == ["甲乙丙", "丁", "戊", "己"]


def test_a_line_wrapped_in_the_file_between_chinese_characters_has_no_space() -> None:
    assert lines("<p>新增\n   绿地 320\n公顷</p>") == ["新增绿地 320 公顷"]


def test_in_preformatted_text_each_line_is_one() -> None:
    assert lines("<pre>第一行\n第二行</pre>") == ["第一行", "第二行"]


def test_scripts_styles_comments_and_templates_are_no_lines() -> None:
    assert lines("<script>a</script><style>b</style><!-- c --><template>d</template><p>e</p>") == ["e"]


def test_hidden_text_is_a_line_of_its_own_and_told_as_hidden() -> None:
    found = parse(f"<body>{PROSE}<p>前<span style='display: none'>藏</span>后</p></body>").lines
    assert [(line.text, line.hidden) for line in found[-2:]] == [("藏", True), ("前后", False)]


def test_a_page_that_a_script_shows_later_is_read_as_shown() -> None:
    found = parse(f"<body><div style='visibility:hidden'>{PROSE}</div></body>").lines
    assert not any(line.hidden for line in found)


def test_links_and_bold_letters_are_counted() -> None:
    line = parse("<p>看<a>这里</a><b>重要</b></p>").lines[0]
    assert (line.linked, line.strong) == (2, 2)


@settings(max_examples=30, deadline=None)
@given(st.lists(TREES, min_size=1, max_size=6))
def test_every_character_of_a_page_is_in_a_line_in_page_order(parts: list[str]) -> None:
    page = f"<html><body><p>{SENTENCE}</p>{''.join(parts)}</body></html>"
    shown = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8")).text_content()
    assert bare("".join(line.text for line in parse(page).lines)) == bare(shown)


@settings(max_examples=12, deadline=None)
@given(st.lists(TREES, max_size=4), st.lists(TREES, max_size=4))
def test_every_line_is_either_in_a_block_or_in_what_was_cut(above: list[str], below: list[str]) -> None:
    content = f"<html><body>{''.join(above)}<h1>滨江市新增绿地</h1>{PROSE}{''.join(below)}</body></html>"
    page = read(content)
    told = sorted([*(block.text for block in page.blocks), *page.cut])
    assert told == sorted(line.text for line in parse(content).lines)


@settings(max_examples=10, deadline=None)
@given(st.from_regex(r"\A[1-9][0-9]{0,3}(,[0-9]{3})?(\.[0-9]{1,2})?(%|亿元|万吨|‰|億)\Z"))
def test_figures_survive_to_the_letter(figure: str) -> None:
    page = read(f"<html><body><h1>标题在这里</h1>{PROSE}<p>去年增长{figure}，比上年多。</p>{PROSE}</body></html>")
    assert any(f"增长{figure}，" in block.text for block in page.blocks)


def refusal(content: str) -> str:
    try:
        read(content)
    except NotText as error:
        return str(error)
    return "read"


def test_a_page_nested_too_deeply_is_refused_with_the_reason() -> None:
    assert "inside each other" in refusal(f"<html><body>{'<div>' * 3000}{PROSE}{'</div>' * 3000}</body></html>")


def test_a_page_nested_deeply_is_read_without_a_vote() -> None:
    assert refusal(f"<html><body>{'<div>' * 900}{PROSE}{'</div>' * 900}</body></html>") == "read"


def test_a_page_of_too_many_characters_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_lines, "MOST_CHARACTERS", 1000)
    assert "million characters" in refusal(f"<html><body><p>{'字' * 1001}</p></body></html>")


def test_a_page_of_too_many_elements_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_lines, "MOST_ELEMENTS", 1000)
    assert "1,000 elements" in refusal(f"<html><body>{'<p>字</p>' * 1001}</body></html>")


def test_pictures_written_into_a_page_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_lines, "MOST_CHARACTERS", 1000)
    picture = f"<img src='data:image/png;base64,{'A' * 1001}'>"
    assert refusal(f"<html><body><h1>标题在这里</h1>{PROSE}{picture}{PROSE}</body></html>") == "read"


def test_a_page_without_text_is_refused_with_the_reason() -> None:
    assert "without" in refusal("<html><body><img src='a.png'></body></html>")
