"""What may be done to the store from the page: add, remove, bring back, index again, begin with the samples, go back."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import index.keeping as keeping
from assistant.core import Assistant
from assistant.examples import SAMPLES
from assistant.shelf.jobs import Job, Jobs
from assistant.shelf.telling import told
from index.errors import WrongUse
from index.types import Facts


class NotHere(WrongUse):
    """You meet it when a file, folder or job is named that is not there, or not any more."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that somebody pasted, with what they say of it."""

    text: str
    title: str = ""
    outlet: str = ""
    published: str | None = None


class Changes:
    """Changes one store: small things at once, the rest as jobs, one after another."""

    def __init__(self, assistant: Assistant, *, whole_report: bool = False) -> None:
        """With `whole_report` jobs name every source they refused, also where nobody knows who might have seen it."""
        self._assistant = assistant
        self._whole = whole_report
        self._settings = assistant.settings
        self._store = assistant.library.store
        self._arrived: dict[str, keeping.Upload] = {}
        self.jobs = Jobs(lambda: assistant.library)
        keeping.clear_incoming(self._store)

    def remove(self, id: str) -> None:
        """Take a document out of everybody's sight, from the next question on. Raises UnknownDocument."""
        self._assistant.library.remove(self._assistant.view().record(id).id)

    def restore(self, id: str) -> None:
        """Bring a removed document back. Raises NotHere for one that was not removed, or is not for everybody."""
        if id not in {record.id for record in self._assistant.library.removed()}:
            raise NotHere(f"No removed document '{id}' here. It may have been erased, or is back already.")
        self._assistant.library.restore(id)

    def expected(self, name: str, size: int) -> tuple[str, str | None]:
        """Return the name a file is kept by, and why it is not even taken in; None when it is."""
        safe = keeping.safe_name(name)
        return safe, keeping.refused(safe, size, self._settings.max_file_mb)

    def room(self) -> tuple[str, Path]:
        """Return a new file's token, and where its bytes go while they arrive."""
        token = secrets.token_hex(8)
        return token, keeping.incoming(self._store) / token

    def arrived(self, token: str, name: str) -> None:
        """Take down that a file has arrived whole."""
        self._arrived[token] = keeping.Upload(keeping.incoming(self._store) / token, name)

    def discard(self, token: str) -> None:
        """Delete a file that arrived and is not wanted after all. Raises NotHere."""
        self._taken([token])[0].arrived.unlink(missing_ok=True)

    def add(self, tokens: Sequence[str]) -> Job:
        """Return the job that reads files that have arrived. Raises NotHere for a token that nobody has."""
        files = self._taken(tokens)
        return self._adding("upload", files)

    def paste(self, pasted: Text) -> Job:
        """Return the job that reads a pasted text; its file is named by its title, or by its first words."""
        first = next((line.strip() for line in pasted.text.splitlines() if line.strip()), "")
        if not first:
            raise WrongUse("Could not add the text: it is empty. Paste something.")
        _, place = self.room()
        place.write_text(pasted.text, "utf-8", errors="replace", newline="\n")
        name = keeping.safe_name(f"{(pasted.title or first)[:60].replace('/', ' ')}.txt")
        facts = Facts(title=pasted.title or None, outlet=pasted.outlet or None, published=pasted.published)
        return self._adding("paste", [keeping.Upload(place, name, facts)])

    def _adding(self, kind: Any, files: Sequence[keeping.Upload]) -> Job:
        def work(telling: keeping.Told) -> None:
            run, _ = keeping.add(self._store, self._settings, files, telling)
            # Known only at the end: what was removed before stays out of sight, though it was read.
            job.outcomes[:] = [_gone(one) if one.source in run.removed else one for one in job.outcomes]

        job = Job(kind, work, [file.name for file in files])
        return self.jobs.start(job)

    def again(self, path: str | None) -> Job:
        """Return the job that indexes again what was handed in by this path, or all of it. Raises NotHere."""
        known = [one for one in keeping.handed_in(self._store) if path in (None, one.path)]
        if not known:
            raise NotHere(f"Could not index '{path}' again: it was never handed in. `yinju index` hands it in.")

        def work(telling: keeping.Told) -> object:
            return keeping.again(self._store, self._settings, known, telling)

        return self.jobs.start(Job("again", work))

    def samples(self) -> Job:
        """Return the job that indexes the sample documents; those that example questions are about come first."""

        def work(telling: keeping.Told) -> object:
            return keeping.samples(self._store, self._settings, {one.source for one in SAMPLES}, telling)

        return self.jobs.start(Job("samples", work))

    def roll_back(self, name: str) -> Job:
        """Return the job that puts an earlier snapshot in force. What is removed or restricted today stays so."""

        def work(_: keeping.Told) -> object:
            return keeping.roll_back(self._store, self._settings, name)

        return self.jobs.start(Job("rollback", work))

    def told(self) -> list[dict[str, Any]]:
        """Return the jobs as the page shows them, the newest first."""
        sources = {record.source for record in self._assistant.view().records}
        return [told(job, None if self._whole else sources) for job in self.jobs.all()]

    def cancel(self, id: str) -> None:
        """End a job at its next step; what it had read is not added. Raises NotHere."""
        if not self.jobs.cancel(id):
            raise NotHere("There is no such job. It may have ended long ago.")

    def _taken(self, tokens: Sequence[str]) -> list[keeping.Upload]:
        if missing := [token for token in tokens if token not in self._arrived]:
            raise NotHere(f"No file has arrived under {missing[0][:20]!r}. Send it again.")
        return [self._arrived.pop(token) for token in tokens]


def _gone(one: keeping.Outcome) -> keeping.Outcome:
    return replace(one, state="removed_before")
