"""The sample documents, indexed once without weights for every test over them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import build
from index.library import Library
from index.settings import Settings
from index.types import Indexed

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Indexed, Library]]:
    store, settings = tmp_path_factory.mktemp("corpus") / "store", Settings.load(embedder="hash", reader="none")
    done = build([CORPUS], store, settings=settings)
    library = Library.open(store, settings)
    yield done, library
    library.close()
