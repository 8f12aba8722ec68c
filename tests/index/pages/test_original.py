"""The original of a document is shown only while it is the file that was read."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from index.errors import NoPicture
from index.pages.original import pdf_of
from index.raw import Limits

PDF = b"%PDF-1.4 a plan"
MOST = Limits(file_mb=1)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def why(folder: Path, source: str, digest: str, most: Limits = MOST) -> str:
    with pytest.raises(NoPicture) as told:
        pdf_of(str(folder), source, digest, most)
    assert f"'{source}'" in str(told.value)
    return told.value.why


def test_a_file_that_is_as_it_was_is_given(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(PDF)
    assert pdf_of(str(tmp_path), "plan.pdf", sha(PDF), MOST) == PDF


def test_a_file_that_was_changed_is_not_shown_for_the_one_that_was_read(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(PDF + b" changed")
    assert why(tmp_path, "plan.pdf", sha(PDF)) == "changed"


def test_a_file_that_grew_beyond_the_limit_is_not_even_read(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(PDF * 100)
    assert why(tmp_path, "plan.pdf", sha(PDF * 100), most=Limits(file_mb=len(PDF) / 2**20)) == "changed"


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    assert why(tmp_path, "gone.pdf", sha(PDF)) == "missing"


def test_a_file_in_an_archive_is_given_while_it_is_the_same(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("年度/plan.pdf", PDF)
    assert pdf_of(str(tmp_path), "all.zip/年度/plan.pdf", sha(PDF), MOST) == PDF
    assert why(tmp_path, "all.zip/年度/plan.pdf", sha(PDF + b"!")) == "changed"
    assert why(tmp_path, "all.zip/年度/gone.pdf", sha(PDF)) == "missing"


def test_a_file_in_an_archive_that_unpacks_to_more_than_a_file_may_be_is_not_unpacked(tmp_path: Path) -> None:
    bomb = PDF + bytes(2**21)
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("plan.pdf", bomb)
    assert why(tmp_path, "all.zip/plan.pdf", sha(bomb)) == "missing"


def test_an_archive_that_is_none_any_more_is_said_to_lack_the_file(tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(b"PK")
    assert why(tmp_path, "all.zip/plan.pdf", sha(PDF)) == "missing"


def test_what_came_from_the_web_says_so() -> None:
    assert why(Path("url"), "https://example.org/plan.pdf", sha(PDF)) == "fetched"


def test_what_is_no_pdf_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_bytes(b"# Plan")
    assert why(tmp_path, "plan.md", sha(b"# Plan")) == "format"
