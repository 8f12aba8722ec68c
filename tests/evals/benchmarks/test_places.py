"""Passages of PDFs are looked for on their pages; what is no PDF is left out."""

import json
from pathlib import Path

import pytest

from evals.benchmarks.places import main
from index import build
from index.settings import Settings
from tests.index.formats.made_pdf import lines, pdf


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YINJU_EMBEDDER", "hash")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "plan.pdf").write_bytes(
        pdf(lines(["第一章 总体要求", "管网漏损率降到百分之八以下。"]), lines(["第二章"]))
    )
    (folder / "note.txt").write_text("河畔公园周六开放。", "utf-8")
    build([folder], tmp_path / "store", settings=Settings(embedder="hash"))
    return tmp_path / "store"


def test_each_pdf_has_its_figures_and_a_store_without_any_ends_with_one(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(store)]) == 0
    (told,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (told["source"], told["pages"], told["exact"]) == ("plan.pdf", 2, told["passages"])
    (store.parent / "docs" / "plan.pdf").unlink()
    assert main([str(store)]) == 1


def test_a_store_that_is_none_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none")]) == 2
    assert "No store" in capsys.readouterr().err
