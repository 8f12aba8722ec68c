"""A language model as the generator sees it: it continues what it is told, and knows how much it can read."""

from collections.abc import Iterator
from typing import Any, Protocol

from assistant.generate.stopping import Stop


class Model(Protocol):
    """Something that continues a text: at a server (server_model.py) or in this process (local_model.py)."""

    name: str

    def stream(self, system: str, user: str, most: int, stop: Stop) -> Iterator[str]:
        """Yield the pieces of an answer of at most so many tokens. Raises Unwritten."""

    def window(self) -> int:
        """Return how many tokens it takes in and gives out together."""

    def bound(self, text: str) -> int:
        """Return no less than the tokens of a text, without asking anybody."""

    def count(self, text: str) -> int:
        """Return the tokens of a text as well as they can be known."""

    def llm(self) -> Any:
        """Return LlamaIndex's connector to it."""
