"""Dialogues → how often the question made of a follow-up finds the same top document as the one written by hand.

python -m evals.benchmarks.dialogues evals/sets/dialogues/dialogues.jsonl --store STORE
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.core import Assistant, tongue
from assistant.follow import follow
from assistant.reread import reread
from assistant.retrieve import retrieve
from assistant.types import Earlier
from assistant.understand import understand


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What was asked before, the follow-up as typed, and the whole question it stands for, written by hand."""

    id: str
    sort: str
    history: tuple[Earlier, ...]
    question: str
    whole: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A dialogue, the question made of its follow-up, and the source that each of both, made and written, finds first."""

    dialogue: Dialogue
    made: str
    found: str | None
    wanted: str | None

    @property
    def same(self) -> bool:
        """Return True when both find the same document first."""
        return self.found == self.wanted


def dialogues(path: Path) -> Iterator[Dialogue]:
    """Yield the dialogues of a file in its order."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        history = tuple(Earlier(one) if isinstance(one, str) else Earlier(**one) for one in row["history"])
        yield Dialogue(row["id"], row["sort"], history, row["question"], row["whole"])


def compared(dialogue: Dialogue, assistant: Assistant) -> Compared:
    """Return what the made and the written question find first."""
    made = follow(dialogue.question, dialogue.history, tongue(assistant.library))
    return Compared(dialogue, made, first(made, assistant), first(dialogue.whole, assistant))


def first(text: str, assistant: Assistant) -> str | None:
    """Return the source of the passage that a question finds first, None where it finds nothing."""
    library, view = assistant.library, assistant.view()
    question = understand(text, tongue(library, view))
    hits = reread(question, retrieve(question, library, view), library).hits
    return view.record(hits[0].passage.document).source if hits else None


def share(told: Sequence[Compared]) -> float:
    """Return the share of dialogues in which both find the same document first."""
    return sum(one.same for one in told) / len(told)


def main() -> None:
    """Print each dialogue that finds another document, the share of each sort, and that of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--all", action="store_true", help="print the questions that find the same document as well")
    given = parser.parse_args()
    assistant = Assistant.open(given.store)
    told = [compared(one, assistant) for one in dialogues(given.set)]
    for one in told:
        if given.all or not one.same:
            print(f"{'same ' if one.same else 'OTHER'} {one.dialogue.id} {one.dialogue.question} → {one.made}")
        if not one.same:
            print(f"      found {one.found}, by hand {one.wanted}: {one.dialogue.whole}")
    right, every = (Counter(one.dialogue.sort for one in told if every or one.same) for every in (False, True))
    print(", ".join(f"{sort} {right[sort]}/{many}" for sort, many in every.items()))
    print(f"same top document: {sum(right.values())} of {len(told)} ({share(told):.3f})")


if __name__ == "__main__":
    main()
