"""Evidence → draft sentences: the contract. A generator writes; it is never believed before the check."""

from collections.abc import Iterator
from typing import Any, Protocol, runtime_checkable

from assistant.types import Draft, Evidence, Question


class Generator(Protocol):
    """Writes sentences from evidence, each with the keys of the quotes it cites."""

    def write(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield the draft sentences of an answer in order, as they are written.

        Raises assistant.generate.failing.Unwritten when the answer does not become whole; what came before may stand.
        """


@runtime_checkable
class Telltale(Protocol):
    """A generator that can say more of itself than its name."""

    def facts(self, language: str) -> dict[str, Any]:
        """Return what an answer in this language tells of who wrote it: {"name", "model", "prompts"}."""
        ...

    def health(self) -> dict[str, Any]:
        """Return what a probe may know: {"name", "model", "asked", "failed"}."""
        ...

    def warm(self) -> None:
        """Load what the first answer would otherwise wait for."""
        ...


def facts(generator: Generator, language: str) -> dict[str, Any]:
    """Return what an answer tells of its generator: its name, and a model and prompts if it has any."""
    return generator.facts(language) if isinstance(generator, Telltale) else {"name": _name(generator)}


def health(generator: Generator) -> dict[str, Any]:
    """Return what a probe may know of a generator: its name, and how often a model was asked and failed."""
    return generator.health() if isinstance(generator, Telltale) else {"name": _name(generator)}


def warm(generator: Generator) -> None:
    """Load what a generator's first answer would otherwise wait for."""
    if isinstance(generator, Telltale):
        generator.warm()


def _name(generator: Generator) -> str:
    return type(generator).__name__.removesuffix("Generator").lower()
