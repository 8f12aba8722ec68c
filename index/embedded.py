"""Which embedder made a store's vectors, whether it is the one in force, and the ways out when it is not."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import index.snapshot as snapshot
from index.embedder import fingerprint_of
from index.errors import EmbedderMismatch, StoreMissing
from index.settings import Settings

# Settings that shape vectors, as the command line names them.
OPTIONS = {"embedder_query_prompt": "--query-prompt", "embedder_passage_prompt": "--passage-prompt"}


@dataclass(frozen=True, slots=True)
class Embedded:
    """The embedder that made a store's vectors beside the one in force."""

    passages: int
    fingerprint: str
    made_with: Mapping[str, str]
    in_force: str
    settings: Mapping[str, str]

    @property
    def fits(self) -> bool:
        """Return whether the embedder in force made these vectors."""
        return self.fingerprint == self.in_force

    @property
    def reason(self) -> str:
        """Return one line: who made the vectors, who is in force, and both ways out; "" when they are the same."""
        if self.fits:
            return ""
        return (
            f"The store's vectors were made by embedder {_named(self.made_with, self.fingerprint)}, the settings name "
            f"{_named(self.settings, self.in_force)}, and vectors of two embedders never meet. "
            f"{self._back()}, or run `yinju index`: it embeds all {self.passages:,} passages anew."
        )

    def _back(self) -> str:
        if not self.made_with:
            return "Set the embedder that made them"
        if self.made_with == self.settings:
            return "The model's own files have changed since: put the former ones back"
        return f"Go back to it (`{use(self.made_with)}`)"


def embedded(store: Path, settings: Settings) -> Embedded | None:
    """Return who made the vectors of the store, and who is in force; None when there is no store yet.

    Raises StoreDamaged, StoreTooNew, or ModelMissing when the embedder in force is not there.
    """
    if not store.is_dir():
        return None
    try:
        return beside(snapshot.read_manifest(store), settings)
    except StoreMissing:
        return None


def beside(manifest: snapshot.Manifest, settings: Settings) -> Embedded:
    """Return who made the vectors of a snapshot, and who is in force. Raises ModelMissing."""
    in_force = fingerprint_of(settings.embedder, settings.prompts)
    return Embedded(manifest.passages, manifest.embedder, manifest.made_with, in_force, settings.embedding())


def refuse_other_embedder(manifest: snapshot.Manifest, settings: Settings) -> None:
    """Raise EmbedderMismatch when the settings name another embedder than the one that made the vectors."""
    if reason := beside(manifest, settings).reason:
        raise EmbedderMismatch(reason)


def use(made_with: Mapping[str, str]) -> str:
    """Return the command that puts these settings of an embedder in force."""
    words = ["yinju", "models", "use", made_with["embedder"]]
    for name, option in OPTIONS.items():
        words += [option, made_with[name]] if name in made_with else []
    return shlex.join(words)


def _named(settings: Mapping[str, str], fingerprint: str) -> str:
    """Return "'shipped' (0a1b…)", with its prompts where they were set."""
    if not settings:
        return fingerprint
    prompts = [f"{name.split('_')[1]} prompt {settings[name]!r}" for name in OPTIONS if name in settings]
    return f"'{settings['embedder']}' ({', '.join([fingerprint, *prompts])})"
