"""Prompts: what a language model is told, read from prompts/, with slots that must all be filled."""

import string

from index.errors import WrongUse
from index.shipped import shipped


def prompt(purpose: str, language: str, **slots: object) -> str:
    """Return the prompt for a purpose ("tool") in a language ("zh", "en") with its slots filled. Raises WrongUse."""
    path = shipped("prompts") / f"{purpose}.{language}.md"
    if not path.is_file():
        raise WrongUse(f"There is no prompt '{path.name}' in '{path.parent}'. Name one that is there, or add the file.")
    text = path.read_text("utf-8").strip()
    declared = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    if declared != set(slots):
        missing, unknown = sorted(declared - set(slots)), sorted(set(slots) - declared)
        raise WrongUse(
            f"Could not fill prompt '{path.name}': missing {missing}, unknown {unknown}. Mend the call or the file."
        )
    return text.format(**slots)
