"""Text that is lost for want of a font is told, and a document that loses much of it is refused until the font is there."""

from collections.abc import Callable

import pytest

from index.formats import NotText, pdf, read
from index.formats.pdf_fonts import NONE, Lost

from .made_pdf import lines
from .made_pdf import pdf as made

PLAN = made(lines(["第一章 总体要求", "到2030年，漏损率降到百分之八以下。"]), lines(["第二章 保障措施"]))
Losing = Callable[[int], None]


@pytest.fixture
def losing(monkeypatch: pytest.MonkeyPatch) -> Losing:
    """Let the first page lose so many of its hundred pieces of text, as on a machine without the font."""

    def losing(pieces: int) -> None:
        pages = iter([Lost(pieces, 100, "SimSun"), NONE])
        monkeypatch.setattr(pdf, "lost_for_fonts", lambda page: next(pages))

    return losing


def test_a_text_of_which_nothing_is_lost_has_no_warning() -> None:
    assert read(PLAN, "plan.pdf").warnings == ()


def test_a_little_that_is_lost_is_a_warning_with_page_and_font(losing: Losing) -> None:
    losing(3)
    (warning,) = read(PLAN, "plan.pdf").warnings
    assert warning.startswith("page 1: 3% of its text is set in a font that is neither in the file nor on this machine")
    assert "(SimSun)" in warning


def test_a_document_that_loses_much_is_refused_with_what_to_install(losing: Losing) -> None:
    losing(80)
    with pytest.raises(NotText, match="install one for its characters"):
        read(PLAN, "plan.pdf")
