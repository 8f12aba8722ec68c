"""A public set → imported, indexed, run: a folder that holds its documents, its questions, a store and a run."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.core import Assistant
from evals.formats import Choice
from evals.importing import SET, import_set
from evals.records import How
from evals.run import run
from evals.types import Progress, Report
from index.build import build
from index.errors import WrongUse
from index.settings import Settings

STORE, RUN, MADE = "store", "run", "import.json"


@dataclass(frozen=True, slots=True)
class Public:
    """A public set as it is named: its format, its file, which part of it."""

    format: str
    path: Path
    choice: Choice
    limit: int | None = None

    def as_json(self) -> str:
        """Return what tells this import from another."""
        whole = asdict(self) | {"path": str(self.path.resolve())}
        return json.dumps(whole, ensure_ascii=False, default=str, sort_keys=True, indent=2) + "\n"


def measure(public: Public, out: Path, settings: Settings, progress: Progress, how: How) -> Report:
    """Return the report on a public set, whose documents are indexed into a store of its own.

    What is in `out` already is kept, and a run that was stopped goes on. Raises WrongUse, MalformedSet.
    """
    imported(public, out)
    settings = settings.model_copy(update={"store": out / STORE})
    build([out / "docs"], settings.store, settings=settings, progress=progress)
    assistant = Assistant.open(settings=settings)
    try:
        return run(out / SET, out / RUN, assistant, progress=progress, how=how)
    finally:
        assistant.close()


def imported(public: Public, out: Path) -> None:
    """Import the set into `out`, unless this very import is there. Raises WrongUse where another one is."""
    made = out / MADE
    if made.is_file():
        if made.read_text("utf-8") != public.as_json():
            raise WrongUse(
                f"'{out}' holds another import, or another part of this set. Name another folder, or delete it."
            )
        return
    import_set(public.format, public.path, out, public.choice, public.limit)
    made.write_text(public.as_json(), "utf-8")
