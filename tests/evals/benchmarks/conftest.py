"""An assistant that answers by the real flow, without weights."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.core import Assistant
from index.settings import Settings


@pytest.fixture(autouse=True)
def without_weights(own_settings: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands that read the settings themselves take the embedder of the small store."""
    monkeypatch.setenv("YINJU_EMBEDDER", "hash")


@pytest.fixture
def answering(store: Path) -> Iterator[Assistant]:
    made = Assistant.open(store, Settings(embedder="hash", store=store))
    yield made
    made.close()
