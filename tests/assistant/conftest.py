"""A small store of our own writing, built once without weights: a town's press, its plans in two versions, a memo."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant import Answer, Assistant
from assistant.retrieve import Found
from index import build
from index.library import Library
from index.settings import Settings
from index.types import Groups, Hit, Passage
from tests.assistant import port as port_
from tests.assistant.town import FILES, MANIFEST

Build = Callable[..., Path]
# The cosines of hashed words are lower than those of weights, by which `enough` was fitted.
HASH = Settings(embedder="hash", enough=0.32)
DESK: Groups = frozenset({"desk"})


def build_store(folder: Path, store: Path, files: Mapping[str, str], manifest: list[dict[str, Any]]) -> Path:
    """Return the store after these files were indexed into it; the files stay in the folder for the next time."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    lines = "\n".join(json.dumps(line, ensure_ascii=False) for line in manifest)
    (folder / "manifest.jsonl").write_text(lines, "utf-8")
    build([folder], store, settings=HASH)
    return store


@pytest.fixture(scope="session")
def town_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_store(tmp_path_factory.mktemp("town"), tmp_path_factory.mktemp("stores") / "town", FILES, MANIFEST)


@pytest.fixture(scope="session")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the port's store, which no test may write to."""
    store = build_store(
        tmp_path_factory.mktemp("port"), tmp_path_factory.mktemp("stores") / "port", port_.FILES, port_.MANIFEST
    )
    made = Assistant.open(store, HASH)
    yield made
    made.close()


@pytest.fixture
def town(town_store: Path) -> Iterator[Assistant]:
    """An assistant over the town's store, which no test may write to."""
    made = Assistant.open(town_store, HASH)
    yield made
    made.close()


@pytest.fixture
def build_town(tmp_path: Path) -> Iterator[Callable[..., Assistant]]:
    """Return an assistant over a store of one test's own, which may be written to; called again, it indexes more."""
    opened: list[Assistant] = []

    def made(files: Mapping[str, str], *manifest: dict[str, Any], generator: Any = None) -> Assistant:
        build_store(tmp_path / "sources", tmp_path / "store", files, list(manifest))
        opened.append(Assistant.open(tmp_path / "store", HASH, generator))
        return opened[-1]

    yield made
    for one in opened:
        one.close()


@pytest.fixture
def library(town: Assistant) -> Library:
    return town.library


@pytest.fixture
def found_of(library: Library) -> Callable[..., Found]:
    """Return the passages of the documents with these source names, in text order, as if they had been found."""

    def made(*sources: str) -> Found:
        view = library.view()
        ids = [record.id for name in sources for record in view.records if record.source == name]
        rows = [row for id in ids for row in view.passages_of(id)]
        return Found(tuple(Hit(row, passage, 1.0) for row, passage in rows), view)

    return made


def id_of(assistant: Assistant, source: str) -> str:
    """Return the id of the document with this source name, whoever may see it."""
    return next(record.id for record in assistant.library.records if record.source == source)


def texts(answer: Answer) -> list[str]:
    """Return the texts of an answer's sentences, in order."""
    return [sentence.text for sentence in answer.sentences]


def sources(answer: Answer) -> set[str]:
    """Return the source names that an answer cites."""
    return {citation.source for citation in answer.citations}


def passage_of(text: str) -> Passage:
    """Return a passage that holds the whole of a text."""
    return Passage("d", 0, len(text), text)
