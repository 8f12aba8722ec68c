"""Back to an earlier snapshot: which are kept, and one of them put in force. Access and removals stay those of today."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import index.snapshot as snapshot
from index.embedded import refuse_other_embedder
from index.errors import StoreDamaged, StoreError, WrongUse
from index.settings import Settings
from index.store.live import Live, State
from index.store.writer import alone, whole_name
from index.text import Record, Texts


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot on the disk: its name, when it was made (UTC), the rows of its documents, its passages, its bytes."""

    name: str
    made: str
    documents: tuple[int, ...]
    passages: int
    bytes: int
    in_force: bool


def kept(store: Path) -> list[Kept]:
    """Return the snapshots that can be gone back to, the newest first; those that cannot be read are left out.

    Raises StoreMissing when nothing was indexed yet.
    """
    current = snapshot.current(store)
    return [_kept(store, name, name == current) for name in snapshot.names(store) if _is_sound(store, name)]


def roll_back(store: Path, settings: Settings, name: str | None = None) -> str:
    """Return the snapshot now in force: the one named (the beginning of its name will do), else the one before.

    Raises WrongUse for a name that is not there, StoreDamaged for a snapshot that is not what was written,
    EmbedderMismatch for one of another embedder, StoreBusy while another writes.
    """
    with alone(_there(store)):
        wanted = _wanted(store, name)
        manifest = snapshot.manifest_of(store, wanted)
        if faults := snapshot.altered(store / snapshot.FOLDER / wanted, manifest):
            raise StoreDamaged(f"Could not go back to snapshot {wanted}: {'; '.join(faults)}. Choose another one.")
        refuse_other_embedder(manifest, settings)
        with _opened(store) as (texts, live):
            _hold_back(texts, live, _rows_now(store, texts), manifest.documents)
        snapshot.switch(store, wanted)
    return wanted


def _there(store: Path) -> Path:
    snapshot.current(store)
    return store


def _wanted(store: Path, name: str | None) -> str:
    current, there = snapshot.current(store), snapshot.names(store)
    if name is None:
        fitting = [one for one in there if one < current][:1]
        if not fitting:
            raise WrongUse(f"Could not go back: no snapshot before {current} is kept in '{store}'.")
    else:
        fitting = [one for one in there if name and one.startswith(name)]
    if len(fitting) != 1:
        raise WrongUse(f"Could not go back to '{name}': {len(fitting)} snapshots bear it. Kept: {', '.join(there)}.")
    return fitting[0]


@contextmanager
def _opened(store: Path) -> Iterator[tuple[Texts, Live]]:
    with closing(Texts(store)) as texts, closing(Live(store)) as live:
        yield texts, live


def _rows_now(store: Path, texts: Texts) -> list[int]:
    """Return the rows of the snapshot in force; when it cannot be read, which may be why one goes back, the newest."""
    try:
        return list(snapshot.read_manifest(store).documents)
    except StoreDamaged:
        return texts.newest()


def _hold_back(texts: Texts, live: Live, now: list[int], then: tuple[int, ...]) -> None:
    """Let no former text of a file show more than its text of today does: removals and groups go by the file."""
    state = live.state()
    today = {whole_name(one.origin, one.source): one for one in texts.records(now)}
    former = [one for one in texts.records(then) if one.row not in set(now)]
    for one in former:
        if (same := today.get(whole_name(one.origin, one.source))) and same.id in state.removed:
            live.remove(one.id)
    if narrowed := dict(_narrowed(former, today, state)):
        live.admit(narrowed)


def _narrowed(former: list[Record], today: Mapping[str, Record], state: State) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield (id, groups) for each former text of a file that only some may see today."""
    for one in former:
        same = today.get(whole_name(one.origin, one.source))
        groups = state.groups(same.id, same.groups) if same else frozenset()
        if groups and groups != state.groups(one.id, one.groups):
            yield one.id, groups


def _is_sound(store: Path, name: str) -> bool:
    try:
        snapshot.manifest_of(store, name)
    except StoreError:
        return False
    return True


def _kept(store: Path, name: str, in_force: bool) -> Kept:
    manifest = snapshot.manifest_of(store, name)
    folder = store / snapshot.FOLDER / name
    made = datetime.fromtimestamp((folder / snapshot.MANIFEST).stat().st_mtime, UTC).isoformat(timespec="seconds")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Kept(name, made, manifest.documents, manifest.passages, size, in_force)
