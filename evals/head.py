"""A set, an assistant and this code → the head of a run: what it is made with, and in what two runs differ."""

import functools
import hashlib
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from assistant.core import Assistant
from assistant.generate import facts
from evals.records import Head, Words
from evals.types import QuestionSet
from index.embedder import fingerprint_of
from index.settings import Settings
from index.shipped import shipped

# Where the code lies that decides what a run gives; templates and styles only show it.
ROOMS = ("index", "assistant", "evals")
HERE = Path(__file__).parents[1]
# In this the two halves of a run that was stopped must not differ; a path, a time or a commit may.
FIXED = ("snapshot", "corpus", "settings", "models", "prompts", "measures", "version", "code")
SAID = {
    "set": Words("the question set", "题集"),
    "snapshot": Words("the store's snapshot", "资料库快照"),
    "corpus": Words("what the store holds", "所收资料"),
    "settings": Words("the settings", "设置"),
    "models": Words("the models", "模型"),
    "prompts": Words("the prompts", "提示词"),
    "measures": Words("the measures", "指标"),
    "version": Words("the version", "版本"),
    "code": Words("the code", "代码"),
}


def of(asked: QuestionSet, assistant: Assistant, measures: Sequence[str], workers: int) -> Head:
    """Return the head of a run that starts now."""
    return Head(
        set={"path": str(asked.path), "sha256": asked.sha256},
        snapshot=assistant.library.snapshot,
        corpus=assistant.library.corpus(),
        settings=assistant.settings.fingerprint(),
        models=models(assistant),
        prompts=prompts(shipped("prompts")),
        measures=tuple(measures),
        version=metadata.version("yinju"),
        code=loaded(),
        commit=commit(HERE),
        workers=workers,
        started=now(),
    )


def ended(head: Head) -> Head:
    """Return the head of a run that ends now."""
    return replace(head, ended=now())


def differences(one: Head, other: Head) -> list[Words]:
    """Return in what the second is not the first; nothing where a run may go on from the other."""
    before, after = asdict(one), asdict(other)
    found = (
        [] if one.set["sha256"] == other.set["sha256"] else [_changed("set", one.set["sha256"], other.set["sha256"])]
    )
    return found + [_changed(name, before[name], after[name]) for name in FIXED if before[name] != after[name]]


def _changed(name: str, before: object, after: object) -> Words:
    """Return what changed and from what to what, as far as a line can hold it."""
    said, told = SAID[name], _from_to(before, after)
    return Words(f"{said.en} ({told})", f"{said.zh}（{told}）")


def _from_to(before: object, after: object) -> str:
    if isinstance(before, dict) and isinstance(after, dict):
        names = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        return ", ".join(f"{key}: {before.get(key)} → {after.get(key)}" for key in names)
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        return ", ".join(sorted({*before} ^ {*after}))
    return f"{str(before)[:12]} → {str(after)[:12]}"


def models(assistant: Assistant) -> dict[str, str]:
    """Return for embedder, reader and generator which one it is: its setting and what its files are known by."""
    settings, told = assistant.settings, facts(assistant.generator, "zh")
    return {
        "embedder": f"{settings.embedder} {assistant.library.manifest.embedder}",
        "reader": _reader(settings),
        "generator": " ".join(filter(None, (told["name"], told.get("model")))),
    }


def _reader(settings: Settings) -> str:
    name = settings.reader
    if name == "none":
        return name
    folder = str(shipped("models/reader")) if name == "shipped" else name
    return f"{name} {fingerprint_of(folder)}"


def prompts(folder: Path) -> dict[str, str]:
    """Return for each prompt 12 hex digits of its sha256."""
    files = sorted(folder.glob("*.*.md"))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in files}


@functools.cache
def loaded() -> str:
    """Return what `code` says of this process's own code; what is edited while it runs is not what it runs."""
    return code(HERE)


def code(home: Path) -> str:
    """Return 12 hex digits of the sha256 over the Python files below `home` that make up the product."""
    digest = hashlib.sha256()
    for room in ROOMS:
        for file in sorted((home / room).rglob("*.py")):
            digest.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def commit(home: Path) -> str | None:
    """Return the git revision that `home` is checked out at, with + where files were changed since; None without git."""
    try:
        revision = _git(home, "rev-parse", "--short=12", "HEAD")
        changed = _git(home, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.SubprocessError):
        # An installed package has no revision, and a machine may have no git; the code's own sha256 stands in the head.
        return None
    return revision + ("+" if changed else "")


def _git(home: Path, *words: str) -> str:
    # Only a checkout of this product counts: a store inside another repository says nothing of this code.
    if not (home / ".git").exists():
        raise FileNotFoundError(home / ".git")
    done = subprocess.run(["git", "-C", str(home), *words], capture_output=True, text=True, check=True, timeout=10)
    return done.stdout.strip()


def now() -> str:
    """Return this second in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
