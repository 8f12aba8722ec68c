"""Yinju itself, through the doors its users have: `build`, `Assistant.search`, `Assistant.ask`; default settings."""

from collections.abc import Sequence
from pathlib import Path

from evals.asking import ask, search
from evals.benchmarks.peers.chunks import SIZE
from evals.benchmarks.peers.types import Asked, Given, Place
from evals.types import Question
from index.shipped import shipped


class Yinju:
    """The store is made of the files, reading and cleaning included; the citations are those of the checked answer."""

    name = "Yinju"
    modules: tuple[str, ...] = ("assistant",)
    packages: tuple[str, ...] = ("yinju",)
    files: tuple[Path, ...] = tuple(shipped(name) for name in ("models/embedder", "models/reader", "models/words"))
    settings = f"defaults: keywords and vectors, passages of whole sentences of about {SIZE} Chinese characters, no language model"
    cites = "the quotes of its checked answer; a refusal cites nothing"

    def index(self, given: Given) -> int:
        """Return how many passages were indexed."""
        from index.build import build
        from index.isolated.isolate import end_waiting
        from index.library import Library
        from index.settings import Settings

        settings = Settings.load(store=given.folder / "store")
        build(list(given.sources), given.folder / "store", settings=settings)
        end_waiting()
        library = Library.open(given.folder / "store", settings)
        passages = len(library.passages)
        library.close()
        return passages

    def open(self, folder: Path) -> None:
        """Open the store."""
        from assistant.core import Assistant

        self._assistant = Assistant.open(folder / "store")

    def find(self, asked: Asked, k: int) -> Sequence[Place]:
        """Return what a search finds, best first. Raises RuntimeError when it crashed."""
        hits, crashed = search(_question(asked), self._assistant)
        if crashed:
            raise RuntimeError(crashed)
        return [Place(hit.passage.document, hit.passage.start, hit.passage.end) for hit in hits[:k]]

    def cite(self, asked: Asked) -> Sequence[Place]:
        """Return the quotes of the answer. Raises RuntimeError when it crashed."""
        answer = ask(_question(asked), self._assistant)
        if answer.error:
            raise RuntimeError(answer.error)
        return [Place(one.document, one.start, one.end) for one in answer.citations if one.quote]


def _question(asked: Asked) -> Question:
    return Question(0, asked.id, asked.question, (), (), True, "fact", asked.lang, asked.as_of, asked.groups)
