"""What an assistant is made of and how it does: models in force, what the store holds, how fast people were answered."""

from collections import Counter
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from assistant.attending import Attended, Speed


@dataclass(frozen=True, slots=True)
class Status:
    """What everybody may know of a served assistant; counts are of what everybody may see.

    `megabytes` is the store on disk, which holds also what only some may see: None where others are served.
    """

    version: str
    embedder: str
    fingerprint: str
    reader: str
    generator: str
    snapshot: str
    documents: int
    passages: int
    languages: tuple[tuple[str, int], ...]
    newest: str | None
    speed: Speed
    settings: str
    megabytes: float | None = None


def status(assistant: Attended, *, own: bool) -> Status:
    """Return how an assistant stands now; `own` where nobody but this machine's people sees it."""
    library, view, settings = assistant.library, assistant.view(), assistant.settings
    languages = Counter(record.lang.split("-")[0] for record in view.records)
    model = getattr(settings, "llm_model", None) if settings.generator != "extractive" else None
    return Status(
        version=metadata.version("yinju"),
        embedder=_called(settings.embedder),
        fingerprint=library.manifest.embedder,
        reader=_called(settings.reader),
        generator=" ".join(filter(None, (settings.generator, model and _called(model)))),
        snapshot=library.snapshot,
        documents=len(view.records),
        passages=view.passages,
        languages=tuple(languages.most_common()),
        newest=view.newest,
        speed=assistant.speed(),
        settings=settings.fingerprint(),
        megabytes=_megabytes(library.store) if own else None,
    )


def _called(model: str) -> str:
    """Return what a model is called: of one in a folder its last part, for where it lies is nobody's business."""
    return Path(model).name if Path(model).is_dir() else model


def _megabytes(store: Path) -> float:
    return round(sum(path.stat().st_size for path in store.rglob("*") if path.is_file()) / 2**20, 1)
