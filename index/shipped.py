"""Where the things that ship beside the code lie: weights, sample corpus, prompts."""

from pathlib import Path

_ROOM = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder or file `name` (say "models/embedder"), from the installed package or from a checkout."""
    installed = _ROOM / "shipped" / name
    return installed if installed.exists() else _ROOM.parent / name
