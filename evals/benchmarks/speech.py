"""Reported speech, measured on hand-made text: who speaks, in which role, word for word or not.

    python -m evals.benchmarks.speech [--held] [--misses]

`speech.tsv` and `speech2.tsv` hold invented press text, a sentence a line: context, d(irect) / i(ndirect) / - (nobody
speaks), speaker, role, sentence; ¶ begins a paragraph. Contexts of the second file with an odd number are held back:
they are measured, never looked at when rules are mended; all others are tuned on. The speaker is the fullest form of the name given so far, without the role, and without a leading article.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from index.sentences import split
from index.speech import reported
from index.types import Said

SUMMARY = "Measure who is said to speak in hand-made press text."
SETS = (Path(__file__).with_suffix(".tsv"), Path(__file__).with_name("speech2.tsv"))
SECOND = 100
"""Contexts of the second file are numbered from here on."""
ARTICLE = re.compile(r"^(?:(?:an?|the)\s+|一[名位])", re.I)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a context at its place, and what is true of it; `how` is d, i or -."""

    context: str
    start: int
    text: str
    how: str
    speaker: str
    role: str

    @property
    def end(self) -> int:
        """Return where the sentence ends in its context."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence and what was found for it; None where nobody was found to speak."""

    sentence: Sentence
    said: Said | None

    @property
    def speaker(self) -> bool:
        """Return True when the right speaker was found, or rightly none."""
        return _bare(self.said.speaker if self.said else "") == _bare(self.sentence.speaker)

    @property
    def role(self) -> bool:
        """Return True when the right role was found, or rightly none."""
        return _bare(self.said.role if self.said else "") == _bare(self.sentence.role)

    @property
    def how(self) -> bool:
        """Return True when word for word and the writer's words were told apart."""
        return ("-" if self.said is None else "d" if self.said.direct else "i") == self.sentence.how


def contexts(paths: Sequence[Path] = SETS) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield each context's text with its sentences, in the order of the files."""
    rows = [line.split("\t") for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    for name, group in groupby(rows, key=lambda row: row[0]):
        text, sentences = "", []
        for _, how, speaker, role, sentence in group:
            if text:
                text += "\n" if sentence.startswith("¶") else " " if name.startswith("e") else ""
            sentence = sentence.removeprefix("¶")
            sentences.append(Sentence(name, len(text), sentence, how, speaker, role))
            text += sentence
        yield text, sentences


def judged(text: str, sentences: Sequence[Sentence]) -> list[Judged]:
    """Return each sentence with the speech found that covers its start, or begins in it behind a dateline."""
    found = reported(text, split(text), "en" if sentences[0].context.startswith("e") else "zh")
    at = {place: said for said in found for place in range(said.start, said.end)}
    return [
        Judged(sentence, next((at[place] for place in range(sentence.start, sentence.end) if place in at), None))
        for sentence in sentences
    ]


def held(sentence: Sentence) -> bool:
    """Return True for a sentence that is held back from tuning."""
    number = int(sentence.context[1:])
    return number > SECOND and number % 2 == 1


def measure(chosen: Sequence[Judged]) -> str:
    """Return a line of figures: sentences with speech, and shares right of speaker, role, directness; false alarms."""
    quoted = [one for one in chosen if one.sentence.how != "-"]
    silent = [one for one in chosen if one.sentence.how == "-"]
    shares = [sum(getattr(one, what) for one in quoted) / max(len(quoted), 1) for what in ("speaker", "role", "how")]
    alarms = sum(one.said is not None for one in silent)
    return (
        f"{len(quoted)} sentences: speaker {shares[0]:.3f}, role {shares[1]:.3f}, direct or not {shares[2]:.3f}; "
        f"speech found in {alarms} of {len(silent)} sentences without"
    )


def _bare(name: str) -> str:
    return ARTICLE.sub("", name).lower()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.speech", description=SUMMARY)
    parser.add_argument("--held", action="store_true", help="measure the sentences that are held back as well")
    parser.add_argument("--misses", action="store_true", help="print each miss: true, found, sentence")
    options = parser.parse_args(arguments)
    everything = [one for text, sentences in contexts() for one in judged(text, sentences)]
    for name, part in (("tuned on", False), ("held back", True)):
        if part and not options.held:
            continue
        chosen = [one for one in everything if held(one.sentence) == part]
        print(f"{name}: {measure(chosen)}")
        for one in chosen if options.misses else ():
            if not (one.speaker and one.role and one.how):
                print(_miss(one))
    return 0


def _miss(one: Judged) -> str:
    true = (one.sentence.how, one.sentence.speaker, one.sentence.role)
    found = ("d" if one.said.direct else "i", one.said.speaker, one.said.role) if one.said else ("-", "", "")
    return f"{one.sentence.context} {'/'.join(true)} ← {'/'.join(found)}: {one.sentence.text}"


if __name__ == "__main__":
    sys.exit(main())
