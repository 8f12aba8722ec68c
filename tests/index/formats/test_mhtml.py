from index.formats import read

ARTICLE = "<p>滨江市园林局5日公布，去年全市新增绿地320公顷，人均公园面积达到16.4平方米，为近十年最高。</p>" * 3
PAGE = f"<!DOCTYPE html><html><body><h1>滨江市新增绿地</h1>{ARTICLE}</body></html>"
SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://binjiang.example/2026/0305/1.html
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----B"

------B
Content-Type: text/html
Content-Location: https://ads.example/frame.html

<html><body><p>广告</p></body></html>
------B
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64
Content-Location: https://binjiang.example/2026/0305/1.html

{body}
------B--
"""


def saved() -> bytes:
    from base64 import encodebytes

    return SAVED.format(body=encodebytes(PAGE.encode()).decode()).replace("\n", "\r\n").encode()


def test_the_main_page_of_a_saved_one_is_read_and_not_its_frames() -> None:
    page = read(saved(), "a.mht")
    assert any("新增绿地320公顷" in block.text for block in page.blocks)
    assert not any("广告" in block.text for block in page.blocks)


def test_the_address_it_was_saved_from_is_told() -> None:
    assert read(saved(), "a.mht").facts.url == "https://binjiang.example/2026/0305/1.html"


def test_a_text_that_begins_with_a_field_is_no_mail() -> None:
    assert read("标题: 一\n正文。\n".encode(), "a.txt").blocks[1].text == "正文。"
