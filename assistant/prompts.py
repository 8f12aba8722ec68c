"""Prompts: what a language model is told, read from prompts/, with slots that must all be filled."""

import string
from collections.abc import Iterable

from index.errors import WrongUse
from index.shipped import shipped

# A line of its own that parts the system's message from the user's.
PART = "\n---\n"


def prompt(purpose: str, language: str, **slots: object) -> str:
    """Return the prompt for a purpose ("tool") in a language ("zh", "en") with its slots filled. Raises WrongUse."""
    return _template(purpose, language, slots).format(**slots)


def messages(purpose: str, language: str, **slots: object) -> tuple[str, str]:
    """Return a prompt as what the system says and what the user says; the first is "" where the file has one part.

    The file is parted before it is filled, so that no slot's value can move the border. Raises WrongUse.
    """
    system, parted, user = _template(purpose, language, slots).partition(PART)
    if not parted:
        system, user = "", system
    return system.strip().format(**slots), user.strip().format(**slots)


def _template(purpose: str, language: str, slots: Iterable[str]) -> str:
    """Return the text of a prompt that has exactly these slots."""
    path = shipped("prompts") / f"{purpose}.{language}.md"
    if not path.is_file():
        raise WrongUse(f"There is no prompt '{path.name}' in '{path.parent}'. Name one that is there, or add the file.")
    text = path.read_text("utf-8").strip()
    declared, given = {name for _, name, _, _ in string.Formatter().parse(text) if name}, set(slots)
    if declared != given:
        missing, unknown = sorted(declared - given), sorted(given - declared)
        raise WrongUse(
            f"Could not fill prompt '{path.name}': missing {missing}, unknown {unknown}. Mend the call or the file."
        )
    return text
