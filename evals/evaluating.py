"""What the Evaluate tab can do, each as one verb: look at sets, check one, run it, stop, list runs, open and compare them."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import evals.compare as comparing
import evals.compare_html as compare_html
from assistant.core import Assistant
from evals.baseline import REPORT
from evals.complaints_list import Complaint, complaints, take_up
from evals.fitting import fits
from evals.offers import Offer, Shelf, offered, offers, take
from evals.past_runs import Past, documents, last_of, new_folder, past_runs, run_named
from evals.questions import check, read
from evals.records import How, Words
from evals.run import run
from evals.stored import LINES, head_of
from evals.types import Checked, Progress, Report
from evals.working import State, Worker
from index.errors import WrongUse

# A run lets people go first, but not for ever: a page that is asked without a pause would end it.
PATIENCE = 5.0
MEDIA = {
    "report.html": "text/html; charset=utf-8",
    REPORT: "application/json",
    "report.csv": "text/csv; charset=utf-8",
    "junit.xml": "application/xml",
    LINES: "application/jsonl",
}
"""The files of a run that the page hands out."""


class Served(Protocol):
    """An assistant that people ask, too: a run waits while one of them waits."""

    def wait_for_quiet(self, seconds: float) -> None:
        """Wait until nobody waits for an answer, so long at most."""
        ...

    def aside(self) -> AbstractContextManager[None]:
        """Let what this thread asks not count as anybody's question."""
        ...


@dataclass(frozen=True, slots=True)
class Evaluating:
    """Sets, runs and one worker over a served assistant. `shelves` hold the sets; the last takes what is handed in."""

    assistant: Assistant
    served: Served
    shelves: Sequence[Shelf]
    runs: Path
    worker: Worker

    @classmethod
    def over(cls, assistant: Assistant, served: Served, shelves: Sequence[Shelf], runs: Path) -> "Evaluating":
        """Return one with a worker that gives way to people's questions."""
        return cls(assistant, served, shelves, runs, Worker(lambda: served.wait_for_quiet(PATIENCE)))

    def offers(self) -> list[Offer]:
        """Return the sets on offer, shelf by shelf, and of each whether the store holds what it is about."""
        return [replace(offer, here=fits(offer.path, self.assistant)) for offer in offers(self.shelves)]

    def check(self, key: str) -> Checked:
        """Return the faults of a set, as far as everybody may know. Raises WrongUse, MalformedSet."""
        return check(offered(key, self.shelves).path, self.assistant, public=True)

    def take(self, name: str, data: bytes) -> Offer:
        """Return a set that was handed in, kept on the last shelf. Raises WrongUse."""
        return take(name, data, self.shelves[-1])

    def complaints(self) -> list[Complaint]:
        """Return what readers complained of, the newest first; it is for the operator, as it quotes what only some may see."""
        return complaints(self.assistant.library.feedback(), self.shelves[-1].folder)

    def take_up(self, complaint: int) -> None:
        """Make a draft row of a complaint, in a set on the last shelf. Raises WrongUse."""
        take_up(complaint, self.assistant.library, self.shelves[-1].folder)

    def begin(self, key: str) -> None:
        """Run a set into a new folder, beside its gate and its last run, if any. Raises WrongUse, MalformedSet."""
        offer = offered(key, self.shelves)
        earlier = last_of(self.runs, read(offer.path, drafts=True).sha256)
        self._begin(offer.path, new_folder(self.runs, offer.path), offer.gate, earlier)

    def resume(self, name: str) -> None:
        """Go on with a run that was stopped. Raises WrongUse, also when its set is gone or changed."""
        folder = run_named(self.runs, name)
        head = head_of(folder)
        assert head is not None
        offer = next((one for one in self.offers() if str(one.path) == head.set["path"]), None)
        if offer is None:
            name = Path(head.set["path"]).name
            raise WrongUse(f"The set '{name}' of this run is gone. Bring it back, or run another.")
        self._begin(offer.path, folder, offer.gate, last_of(self.runs, head.set["sha256"]))

    def _begin(self, path: Path, folder: Path, gate: Path | None, earlier: Path | None) -> None:
        how = How(public=True, against=earlier)

        def doing(progress: Progress) -> Report:
            """Run the set as nobody's question."""
            with self.served.aside():
                return run(path, folder, self.assistant, gate=gate, progress=progress, how=how)

        self.worker.begin(path.name, folder.name, doing)

    def stop(self) -> None:
        """Stop the run after the question that is being asked."""
        self.worker.stop()

    @property
    def state(self) -> State | None:
        """Return how far the run is, or how the last one ended."""
        state = self.worker.state
        return state and replace(state, reason=self.plain(state.reason))

    def plain(self, reason: str) -> str:
        """Return a reason as the page says it: files by their names, without the folders that they lie in on this machine."""
        folders = {self.runs, *(shelf.folder for shelf in self.shelves), Path(self.assistant.settings.store)}
        spelled = {str(one) for folder in folders for one in (folder, folder.absolute(), folder.resolve())} - {".", "/"}
        for folder in sorted(spelled, key=len, reverse=True):
            reason = reason.replace(f"{folder}{os.sep}", "")
        return reason

    def past(self) -> list[Past]:
        """Return the runs, the newest first; why a gate was missed as the page says it."""
        return [
            replace(one, missed=tuple(Words(self.plain(why.en), self.plain(why.zh)) for why in one.missed))
            for one in past_runs(self.runs)
        ]

    def file(self, name: str, file: str) -> tuple[bytes, str]:
        """Return a file of a run and its media type. Raises WrongUse where there is none, or not for everybody any more."""
        folder = run_named(self.runs, name)
        path = folder / file
        if file not in MEDIA or not path.is_file():
            raise WrongUse(f"The run '{name}' has no file '{file[:80]}'.")
        self._refuse_closed(folder)
        return path.read_bytes(), MEDIA[file]

    def compared(self, before: str, after: str) -> bytes:
        """Return the page that compares two runs. Raises WrongUse."""
        folders = run_named(self.runs, before), run_named(self.runs, after)
        for folder in folders:
            self._refuse_closed(folder)
        one, other = map(comparing.Run.of, folders)
        pieces = compare_html.page(comparing.compare(one, other, common=True), one, other)
        return "".join(pieces).encode()

    def _refuse_closed(self, folder: Path) -> None:
        """Raise WrongUse when a run quotes a document that was removed since, or is for some alone now."""
        state = self.assistant.view().state
        if any(id in state.removed or state.groups(id, ()) for id in documents(folder)):
            raise WrongUse(
                f"The run '{folder.name}' quotes a document that is not for everybody any more, so it is not shown here. "
                "Run the set again."
            )
