"""Folders → what changes in them, gathered until it is quiet for a moment."""

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.sources import MANIFEST, is_store

# A program that saves a file writes it in several steps; an export of thousands of files comes in one go.
QUIET_MS, LONGEST_WAIT_MS = 400, 5000
# How often it is looked whether somebody wants an end.
LOOK_UP_MS = 250


@dataclass(frozen=True, slots=True)
class Change:
    """What changed and what is gone; nothing of either means that watching has begun, and all is to be read once."""

    changed: frozenset[Path] = frozenset()
    gone: frozenset[Path] = frozenset()

    @property
    def only(self) -> frozenset[Path] | None:
        """Return which files to read again, or None for all: whom a changed manifest concerns, nobody knows."""
        met = self.changed | self.gone
        return self.changed if met and not any(path.name == MANIFEST for path in met) else None


def changes(paths: Sequence[Path], stop: threading.Event | None = None) -> Iterator[Change]:
    """Yield an empty change once watching has begun, then one each time it has become quiet again under the paths.

    It ends with Ctrl-C or `stop`. Hidden files, and the files of a store, change nothing.
    """
    from watchfiles import Change as Kind
    from watchfiles import watch

    # It warns of Ctrl-C, which is how watching is meant to end.
    logging.getLogger("watchfiles.main").setLevel(logging.ERROR)
    tops = [path.resolve() for path in paths]
    # A file is saved by renaming another over it: its folder is watched, and what was not asked for left out.
    folders = {top if top.is_dir() else top.parent for top in tops}
    found = watch(
        *folders,
        watch_filter=None,
        debounce=LONGEST_WAIT_MS,
        step=QUIET_MS,
        stop_event=stop,
        rust_timeout=LOOK_UP_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    begun = False
    for met in found:
        if not begun:
            begun = True
            yield Change()
        deleted = frozenset(Path(name) for kind, name in met if kind == Kind.deleted)
        wanted = frozenset(path for _, name in met if _is_wanted(path := Path(name), tops))
        # What is deleted and written anew in one breath has changed.
        gone = frozenset(path for path in wanted & deleted if not path.exists())
        changed = frozenset(path for path in wanted - gone if path.is_file())
        if changed or gone:
            yield Change(changed, gone)


def _is_wanted(path: Path, tops: Sequence[Path]) -> bool:
    if any(is_store(folder) for folder in path.parents):
        return False
    for top in tops:
        if path.is_relative_to(top):
            return not any(part.startswith(".") for part in path.relative_to(top).parts)
        if path.name == MANIFEST and path.parent == top.parent:
            return True
    return False
