import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.decode import NotText, decode

TEXT = "北京市国际科技创新中心建设\n今年研发投入增长8.7%，新增企业1,200家。\n"
TRADITIONAL = "臺北市國際科技創新中心建設\n今年研發投入增長百分之八。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_chinese_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["big5hkscs", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional_chinese_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_a_line_of_eight_characters_is_enough_to_tell_the_encoding(encoding: str) -> None:
    assert decode("今年研究工作有成".encode(encoding)) == "今年研究工作有成"


def test_western_text_with_accents_and_curly_quotes_is_not_taken_for_chinese() -> None:
    text = "The “café” in München — été, naïve, déjà vu."
    assert decode(text.encode("cp1252")) == text


def test_english_in_utf_16_without_a_mark_is_read() -> None:
    assert decode("Plain words only.".encode("utf-16-le")) == "Plain words only."


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04word", b"\x89PNG\r\n", b"\x7fELF\x02", b"\xff\xd8\xff\xe0"]
)
def test_a_known_binary_format_is_named(data: bytes) -> None:
    with pytest.raises(NotText, match=r"holds an? .+, whatever its name says"):
        decode(data)


def test_bytes_of_no_format_are_refused() -> None:
    with pytest.raises(NotText, match="save it"):
        decode(bytes(range(256)) * 40)


def test_a_broken_utf_16_file_says_where_it_breaks() -> None:
    with pytest.raises(NotText, match="breaks off at byte"):
        decode("\ufeff文字".encode("utf-16-le") + b"\x00")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), min_size=1))
def test_utf_8_loses_nothing(text: str) -> None:
    assert decode(text.encode()) == text


@given(
    st.text("的一是在不了有和人这中大为上个国我以要他，。", min_size=12),
    st.sampled_from(["gb18030", "utf-16-le", "utf-16-be"]),
)
def test_common_chinese_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text
