"""A small store without weights, a scripted assistant over it, and question sets of a few lines."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.types import Citation
from index import build
from index.settings import Settings
from tests.evals.scripted import Scripted, line

PARK = "Riverside park opens\n\nThe park cost 41,000 crowns. Mara Lind, head of parks, cut the ribbon.\n\nIt has six gates.\n"
ZOO = "动物园迎来新馆\n\n新馆占地２１公顷。園長林曉说，共有三项任务：\n\n一是养护。\n二是科普。\n三是救助。\n"
MEMO = "An internal memo\n\nThe gates stay shut on Mondays, the memo says.\n"
MANIFEST = [{"file": "a/park.txt"}, {"file": "b/zoo.txt"}, {"file": "memo.txt", "groups": ["desk"]}]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, made = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("stores") / "store"
    for name, text in (("a/park.txt", PARK), ("b/zoo.txt", ZOO), ("memo.txt", MEMO)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "manifest.jsonl").write_text("\n".join(map(json.dumps, MANIFEST)), "utf-8")
    build([folder], made, settings=Settings(embedder="hash", store=made))
    return made


@pytest.fixture
def assistant(store: Path) -> Iterator[Scripted]:
    made = Scripted.open(store, Settings(embedder="hash", store=store))
    made.scripts, made.asked = {}, []
    yield made
    made.close()


@pytest.fixture
def cite(assistant: Scripted) -> Callable[[str, str], Citation]:
    """Return a citation of a quote in the document whose source is named."""

    def made(source: str, quote: str, n: int = 1) -> Citation:
        record = next(r for r in assistant.view().records if r.source == source)
        start = assistant.document(record.id).text.index(quote)
        return Citation(n, record.id, source, record.title, None, None, (), "", start, start + len(quote), quote)

    return made


@pytest.fixture
def write_set(tmp_path: Path) -> Callable[..., Path]:
    """Return the path of a set with these lines; dicts are filled up to whole questions, texts are written as they are."""

    def made(*rows: dict[str, Any] | str) -> Path:
        path = tmp_path / "set.jsonl"
        lines = [row if isinstance(row, str) else json.dumps(line(n, **row)) for n, row in enumerate(rows, 1)]
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return made
