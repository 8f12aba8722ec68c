"""From a question to a checked answer. `Assistant.open(store).ask(question)`."""

from assistant.core import Assistant
from assistant.types import Answer, Event

__all__ = ["Answer", "Assistant", "Event"]
