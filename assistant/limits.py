"""What questions can be limited to: the outlets, folders, kinds, languages and days among the documents a person may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.library import View

# A list that somebody picks from; who has more outlets or folders writes the name into the address.
MOST = 200


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from, each in order; `first` and `last` are days of publication, ISO, or None."""

    outlets: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


def offered(view: View) -> Offered:
    """Return what the documents of a view can be limited to; nothing of documents outside it."""
    records = view.records
    days = sorted(record.published for record in records if record.published)
    return Offered(
        outlets=_each(record.outlet for record in records),
        folders=_each(_folder(record.source) for record in records),
        kinds=_each(record.kind for record in records),
        languages=_each(record.lang.split("-")[0] for record in records),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _folder(source: str) -> str:
    """Return the folder a source lies in, with its last slash; "" for one that lies in none."""
    return source[: source.rfind("/") + 1]


def _each(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))[:MOST]
