import pytest

from index.formats import SUFFIXES, NotText, read
from tests.index.formats.made_office import packed


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("ppt/presentation.xml", "PowerPoint"),
        ("OFD.xml", "OFD; print it to PDF"),
        ("META-INF/container.xml", "EPUB"),
        ("a/b.txt", "ZIP archive"),
    ],
)
def test_a_package_that_is_not_read_is_named_with_what_to_do(part: str, told: str) -> None:
    with pytest.raises(NotText, match=told):
        read(packed({part: "x"}), "a.docx")


def test_a_broken_package_is_refused_with_the_reason() -> None:
    with pytest.raises(NotText, match=r"broken ZIP, DOCX or XLSX \(BadZipFile"):
        read(b"PK\x03\x04 and nothing more", "a.docx")


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(NotText, match="holds 20001 parts"):
        read(packed({f"p{n}": "" for n in range(20_001)}), "a.docx")


def test_a_locked_office_file_is_told_what_to_do() -> None:
    with pytest.raises(NotText, match="locked by a password; save it without one"):
        read(b"\xd0\xcf\x11\xe0" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "a.xlsx")


def test_bytes_of_nothing_are_refused() -> None:
    with pytest.raises(NotText):
        read(b"\x00" * 4096, "a.txt")


def test_every_format_has_a_suffix_and_no_suffix_counts() -> None:
    assert {"", ".pdf", ".docx", ".xlsx", ".xls", ".csv", ".mht", ".html", ".md", ".txt"} <= SUFFIXES
