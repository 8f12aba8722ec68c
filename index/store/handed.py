"""What was handed in, and how: each path or address of a run with its flags, so that it can be indexed again the same way."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import index.store.live as live
from index.database import connect
from index.migrations import LIVE
from index.raw import Raw
from index.types import Facts, Rejected


@dataclass(frozen=True, slots=True)
class Handed:
    """A file, folder or address as it was handed in last: its flags, whether pictures were read, and when (UTC)."""

    path: str
    facts: Facts
    ocr: bool = False
    at: str = ""

    @property
    def origin(self) -> str:
        """Return what documents of it name as their origin: the folder it is or lies in; an address is its own."""
        path = Path(self.path)
        return str(path.parent) if path.is_file() else self.path


def handed(paths: Sequence[Path | str | Raw | Rejected], facts: Facts, ocr: bool) -> list[Handed]:
    """Return what to remember of the paths of a run, in their order; texts that came with their bytes lie nowhere."""
    named = [path for path in paths if isinstance(path, Path | str)]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return [Handed(str(Path(path).resolve()) if Path(path).exists() else str(path), facts, ocr, now) for path in named]


def remember(store: Path, told: Sequence[Handed]) -> None:
    """Write down what was handed in, in place of what was known of the same paths."""
    if not told:
        return
    former = {one.path: one for one in recalled(store)}
    new = [_no_wider(one, former.get(one.path)) for one in told]
    with closing(connect(store / live.FILE, LIVE)) as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO handed VALUES (?, ?, ?, ?)",
            [(one.path, _flags(one.facts), int(one.ocr), one.at) for one in new],
        )


def recalled(store: Path) -> list[Handed]:
    """Return what was handed in, in the order of the paths."""
    with closing(connect(store / live.FILE, LIVE)) as connection:
        rows = connection.execute("SELECT path, facts, ocr, at FROM handed ORDER BY path").fetchall()
    return [Handed(path, _facts(flags), bool(ocr), at) for path, flags, ocr, at in rows]


def _no_wider(new: Handed, former: Handed | None) -> Handed:
    """Return the new flags, with the former groups where the run names none.

    Indexing a folder once without its flag must not open what will lie there tomorrow.
    """
    if former is None or new.facts.groups is not None:
        return new
    return replace(new, facts=replace(new.facts, groups=former.facts.groups))


def _flags(facts: Facts) -> str:
    return json.dumps({name: value for name, value in asdict(facts).items() if value is not None}, ensure_ascii=False)


def _facts(flags: str) -> Facts:
    facts = Facts(**json.loads(flags))
    return facts if facts.groups is None else replace(facts, groups=tuple(facts.groups))
