"""The pages of an original are drawn in a process of its own, for those who may see the document."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library, build
from index.errors import NoPicture, PagesBusy, UnknownDocument
from index.isolated.isolate import Ended
from index.library import View
from index.pages import page_view
from index.pages.page_view import WIDEST, wanted
from index.raw import Limits, Raw
from index.settings import Settings
from index.types import Document, Origin, Place

from ..conftest import id_of
from ..formats.made_pdf import lines, pdf

QUOTE = "管网漏损率降到百分之八以下。"
PLAN = pdf(lines(["第一章 总体要求", f"到2030年，{QUOTE}"]), lines(["第二章 保障措施", "资金由市级财政安排。"]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    (folder / "plan.pdf").write_bytes(PLAN)
    (folder / "secret.pdf").write_bytes(PLAN)
    (folder / "manifest.jsonl").write_text('{"file": "secret.pdf", "groups": ["finance"]}\n', "utf-8")
    return folder


@pytest.fixture(scope="module")
def library(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One store for the file: what draws its pages takes a second to start."""
    store, settings = tmp_path_factory.mktemp("stores") / "store", Settings(embedder="hash")
    build([folder], store, settings=settings)
    library = Library.open(store, settings)
    yield library
    library.close()
    page_view._WINDOW.rest()


@pytest.fixture
def view(library: Library) -> View:
    return library.view()


def test_words_of_a_document_are_found_on_their_page(library: Library, view: View) -> None:
    document = view.document(id_of(library, "plan.pdf"))
    start = document.text.index(QUOTE)
    found = view.pages(document.id).spots(document, start, start + len(QUOTE))
    assert (found.exact, found.pages, [spot.page for spot in found.spots]) == (True, 2, [1])


def test_a_page_is_a_picture_no_wider_than_the_widest(library: Library, view: View) -> None:
    drawn = view.pages(id_of(library, "plan.pdf")).picture(2, 10**6)
    assert drawn.startswith(page_view.PNG)
    assert int.from_bytes(drawn[16:20], "big") == WIDEST


def test_a_page_that_is_not_there_is_told_so(library: Library, view: View) -> None:
    with pytest.raises(NoPicture, match="has no page 3"):
        view.pages(id_of(library, "plan.pdf")).picture(3, 500)


def test_nobody_sees_pages_of_what_is_not_for_them(library: Library, view: View) -> None:
    secret = id_of(library, "secret.pdf")
    with pytest.raises(UnknownDocument):
        view.pages(secret)
    assert library.view(frozenset({"finance"})).pages(secret).sha256


def test_a_removed_document_has_no_pages_from_the_next_look_on(library: Library) -> None:
    document = id_of(library, "plan.pdf")
    library.remove(document)
    try:
        with pytest.raises(UnknownDocument):
            library.view().pages(document)
    finally:
        library.restore(document)


def test_a_process_that_has_met_one_file_meets_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Scripted] = []
    monkeypatch.setattr(page_view, "_process", lambda: Scripted(asked))
    window = page_view._Window()
    monkeypatch.setattr(page_view, "pdf_of", lambda *_: PLAN)
    for digest in ("one", "one", "another", "one"):
        window.ask(page_view.Pages("/in", "plan.pdf", digest, Limits()), do="draw")
    window.rest()
    assert asked[0] is asked[1]
    assert len({id(process) for process in asked}) == 3
    assert all(process.closed for process in asked)


class Scripted:
    """A process that says it has drawn, and notes who was asked."""

    def __init__(self, asked: list["Scripted"]) -> None:
        self.asked = asked
        self.closed = False

    def start(self) -> None:
        pass

    def ask(self, raw: Raw, **_: object) -> Iterator[dict]:
        self.asked.append(self)
        yield {"drawn": {}, "data": page_view.PNG}

    def close(self) -> None:
        self.closed = True


def test_a_process_that_dies_over_a_page_leaves_a_reason(
    library: Library, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object, **__: object) -> Iterator[dict]:
        raise Ended("took longer than the 30 s", again=False)
        yield {}

    monkeypatch.setattr(page_view._WINDOW._process, "ask", dies)
    with pytest.raises(NoPicture, match="took longer") as told:
        view.pages(id_of(library, "plan.pdf")).picture(1, 500)
    assert told.value.why == "failed"


@pytest.mark.parametrize("answer", [{}, {"spots": {"pages": "x"}}, {"spots": [1]}])
def test_an_answer_that_is_no_place_is_not_believed(
    library: Library, view: View, monkeypatch: pytest.MonkeyPatch, answer: dict
) -> None:
    monkeypatch.setattr(page_view._WINDOW._process, "ask", lambda raw, **_: iter([answer]))
    document = view.document(id_of(library, "plan.pdf"))
    with pytest.raises(NoPicture, match="no place"):
        view.pages(document.id).spots(document, 0, 4)


def test_who_comes_when_too_many_wait_is_told_to_come_again(view: View, library: Library) -> None:
    window = page_view._WINDOW
    held = [window._queue.acquire(blocking=False) for _ in range(page_view.QUEUE)]
    try:
        with pytest.raises(PagesBusy, match="Try again"):
            view.pages(id_of(library, "plan.pdf")).picture(1, 500)
    finally:
        for _ in filter(None, held):
            window._queue.release()


def test_a_process_is_ended_when_nobody_asks_any_more_also_after_a_fault() -> None:
    window = page_view._Window()
    with pytest.raises(NoPicture):
        window.ask(page_view.Pages("/nowhere", "plan.pdf", "0", Limits()), do="draw")
    assert window._clock
    assert window._clock.is_alive()
    window._clock.cancel()


def test_a_changed_original_is_not_drawn(folder: Path, view: View, library: Library, tmp_path: Path) -> None:
    shutil.copy(folder / "plan.pdf", tmp_path)
    (folder / "plan.pdf").write_bytes(PLAN.replace(b"1.4", b"1.5"))
    try:
        with pytest.raises(NoPicture, match="another file now"):
            view.pages(id_of(library, "plan.pdf")).picture(1, 500)
    finally:
        shutil.copy(tmp_path / "plan.pdf", folder)


def test_words_far_down_in_a_long_block_are_looked_for_on_the_pages_behind() -> None:
    text = "\n".join(["行\t1"] * 100) + "\n后文"
    origins = (Origin(0, Place(page=3)), Origin(text.index("后文"), Place(page=13)))
    document = Document("d", "s", text, "t", "zh", "plan", origins=origins)
    looked = wanted(document, 200, 203)
    assert (looked.first, looked.last, looked.guess) == (3, 13, 8)
    assert looked.context[looked.start : looked.end] == text[200:203]
