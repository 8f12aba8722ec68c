"""Two runs → where the second differs from the first, how sure that is, and which questions turned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.head import differences
from evals.intervals import of_mean
from evals.records import Compared, Difference, Flip, Head, Scored, Word
from evals.scoring import DECIDING, ended, failed, score
from evals.stored import Rows, head_of
from evals.types import Row
from index.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Run:
    """A run's folder as comparing needs it; its rows stay on disk."""

    folder: Path
    head: Head
    rows: Sequence[Row]
    scored: tuple[Scored, ...]

    @classmethod
    def of(cls, folder: Path) -> "Run":
        """Return the run in a folder. Raises WrongUse when it holds none that was finished."""
        rows, head = Rows.of(folder), head_of(folder)
        if head is None or head.ended is None:
            raise WrongUse(f"The run in '{folder}' was not finished. Run the set again into it: it goes on from there.")
        return cls(folder, head, rows, tuple(map(score, rows)))

    def row(self, id: str) -> Row:
        """Return the row of a question."""
        return self.rows[next(at for at, one in enumerate(self.scored) if one.id == id)]


def deciding(told: Compared, word: Word) -> list[Difference]:
    """Return the deciding measures of which this word is true, in the order of the report."""
    return [one for one in told.differences if one.measure in DECIDING and one.word == word]


def verdict(told: Compared) -> Word:
    """Return the verdict on two runs: worse where a deciding measure is worse, whatever else is better."""
    words: tuple[Word, ...] = ("worse", "better", "unshown")
    return next((word for word in words if deciding(told, word)), "same")


def compare(before: Run, after: Run, *, common: bool = False) -> Compared:
    """Return how the second run differs from the first. Raises WrongUse for runs of two sets unless `common`.

    With `common`, the questions that both sets ask in the same words are compared and the others left out.
    """
    one, other = before.head.set, after.head.set
    if one["sha256"] != other["sha256"] and not common:
        raise WrongUse(
            f"'{before.folder}' and '{after.folder}' asked two sets: {one['path']} ({one['sha256'][:12]}) and "
            f"{other['path']} ({other['sha256'][:12]}). Compare runs of one set, or with --common what both ask alike."
        )
    pairs = _pairs(before, after)
    if not pairs:
        raise WrongUse(f"'{before.folder}' and '{after.folder}' have no question in common. Name two runs of one set.")
    return Compared(
        before=before.head,
        after=after.head,
        common=len(pairs),
        left_out=len(before.scored) + len(after.scored) - 2 * len(pairs),
        changed=tuple(differences(before.head, after.head)),
        differences=tuple(found for name in after.head.measures if (found := difference(name, pairs))),
        gained=tuple(_flip(a, b) for a, b in pairs if failed(a) and not failed(b)),
        lost=tuple(_flip(a, b) for a, b in pairs if failed(b) and not failed(a)),
    )


def _pairs(before: Run, after: Run) -> list[tuple[Scored, Scored]]:
    """Return what is counted of each question that both runs asked alike, in the order of the second."""
    asked = {_key(row): one for row, one in zip(before.rows, before.scored, strict=True)}
    both = ((asked.get(_key(row)), one) for row, one in zip(after.rows, after.scored, strict=True))
    return [(earlier, one) for earlier, one in both if earlier is not None]


def _key(row: Row) -> tuple[Any, ...]:
    asked = row.question
    return asked.id, asked.question, asked.as_of, asked.groups, asked.answerable


def difference(name: str, pairs: Sequence[tuple[Scored, Scored]]) -> Difference | None:
    """Return what a measure gained over the pairs it applies to, by the paired bootstrap; None where there are none."""
    told = [
        (one, other)
        for a, b in pairs
        if (one := a.values.get(name)) is not None and (other := b.values.get(name)) is not None
    ]
    if not told:
        return None
    gains = [round(b - a, 9) for a, b in told]
    low, high = of_mean(gains)
    return Difference(
        measure=name,
        before=round(sum(a for a, _ in told) / len(told), 4),
        after=round(sum(b for _, b in told) / len(told), 4),
        low=low,
        high=high,
        questions=len(told),
        up=sum(gain > 0 for gain in gains),
        down=sum(gain < 0 for gain in gains),
    )


def _flip(before: Scored, after: Scored) -> Flip:
    return Flip(after.id, ended(before), ended(after))


def as_json(told: Compared) -> dict[str, Any]:
    """Return the object that `yinju eval compare --json` prints: gains are after minus before, intervals of 95 %."""
    return {
        "verdict": verdict(told),
        "questions": told.common,
        "left_out": told.left_out,
        "one_question": round(1 / told.common, 4),
        "changed": [what.en for what in told.changed],
        "measures": {one.measure: _measure(one) for one in told.differences},
        "gained": [_turned(flip) for flip in told.gained],
        "lost": [_turned(flip) for flip in told.lost],
    }


def _measure(one: Difference) -> Mapping[str, Any]:
    return {
        "before": one.before,
        "after": one.after,
        "gain": one.gain,
        "interval": [one.low, one.high],
        "questions": one.questions,
        "up": one.up,
        "down": one.down,
        "tolerance_questions": one.tolerance,
        "verdict": one.word,
    }


def _turned(flip: Flip) -> dict[str, str]:
    return {"id": flip.id, "before": flip.before, "after": flip.after}
