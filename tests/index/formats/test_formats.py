import pytest

from index.formats import kind


@pytest.mark.parametrize(
    "content", ["<!DOCTYPE html><html>", "\n<html lang='zh'>", "<?xml version='1.0'?><html>", "<!-- x --><HTML>"]
)
def test_a_page_is_known_by_its_content_whatever_its_name(content: str) -> None:
    assert kind(content, "page.txt") == "html"


def test_a_fragment_in_a_file_named_html_is_a_page() -> None:
    assert kind("<p>只有一段。</p>", "part.html") == "html"


def test_a_text_that_speaks_of_html_is_text() -> None:
    assert kind("网页以 <html> 开头，以 </html> 结尾。<body> 里有 <p>。", "lesson.txt") == "text"


def test_markdown_is_known_by_its_name() -> None:
    assert kind("# 标题", "plan.md") == "markdown"
    assert kind("# 标题", "plan.txt") == "text"
