"""How well search, reader and refusal find the sentence that answers, on question sets nothing was trained on.

    python -m evals.benchmarks.answering FOLDER SET[:FIRST] … [--most 400] [--rows FILE.jsonl]

FOLDER holds SET.jsonl.gz: one question a line with "question", "context_id", "context", "title", "lang", "answers" and
"answerable". Of each set the passages from its question number FIRST on are used. Half of the passages are indexed by
Yinju's own pipeline, the others are not there: what is asked about them cannot be answered, as what a set itself calls
unanswerable. `--rows` keeps what was measured of each question's best sentences, one question a line; `--fit FILE.jsonl …`
fits the decision of assistant/suffice.py on such files, those of `evals.benchmarks.answering_sets` among them.
"""

import argparse
import gzip
import json
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.core import tongue
from assistant.read import read
from assistant.reread import log_odds, reread
from assistant.retrieve import retrieve
from assistant.suffice import lacks, likely
from assistant.understand import understand
from assistant.weigh import weigh
from index.build import build
from index.library import Library
from index.settings import Settings

SUMMARY = "Measure which sentence is found, and what is refused, on question sets nothing was trained on."
SEED = 5
# The best sentences that are kept of each question.
KEPT = 12
LIMITS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the file that answers it ("" where none does) and the wordings of the answer."""

    text: str
    file: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that was weighed: its measures, and whether it stands in the right passage and holds the answer."""

    covered: float
    near: float
    search: float
    alone: float
    read: float
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one question; `first` and `reread` say whether the right passage came first."""

    set: str
    lang: str
    answerable: bool
    first: bool
    reread: bool
    refused: str
    sentences: tuple[Told, ...]
    across: bool = False


def sample(folder: Path, name: str, first: int, most: int) -> tuple[dict[str, dict[str, Any]], list[Asked]]:
    """Return manifest entries with text by file name, and at most `most` questions, half of them not answerable by these."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as opened:
        every = [json.loads(line) for line in opened]
    seen = {row["context_id"] for row in every[:first]}
    rows = [row for row in every[first:] if row["context_id"] not in seen or not first]
    chance = random.Random(f"{SEED} {name}")
    ids = sorted({row["context_id"] for row in rows})
    chance.shuffle(ids)
    held = set(ids[: len(ids) // 2])
    files = {id: f"{name}-{number:04}.txt" for number, id in enumerate(ids)}
    chance.shuffle(rows)
    asked = [
        Asked(
            row["question"],
            files[row["context_id"]] if row["context_id"] in held and row["answerable"] else "",
            tuple(answer["text"] for answer in row["answers"]),
        )
        for row in rows[:most]
    ]
    documents = {
        files[row["context_id"]]: {"text": row["context"], "title": row.get("title") or "", "lang": row["lang"][:2]}
        for row in rows
        if row["context_id"] in held
    }
    return documents, asked


def indexed(documents: dict[str, dict[str, Any]], folder: Path) -> Library:
    """Return a library over a new store that holds the documents, each read as a press text."""
    sources = folder / "sources"
    sources.mkdir()
    lines = []
    for name, told in documents.items():
        (sources / name).write_text(told["text"].strip() + "\n", "utf-8")
        facts = {"file": name, "title": told["title"] or None, "lang": told["lang"], "kind": "press"}
        lines.append(json.dumps({key: value for key, value in facts.items() if value}, ensure_ascii=False))
    (sources / "manifest.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    settings = Settings.load(store=folder / "store")
    build([sources], folder / "store", settings=settings)
    return Library.open(folder / "store", settings)


def measured(library: Library, name: str, asked: Sequence[Asked]) -> Iterator[Row]:
    """Yield what was measured of each question, in order."""
    view = library.view()
    for one in asked:
        question = understand(one.text, tongue(library))
        found = retrieve(question, library, view)
        again = reread(question, found, library)
        reason = lacks(question, read(question, again, library), again, library)
        best = [view.record(each.hits[0].passage.document).source if each.hits else "" for each in (found, again)]
        sentences = []
        for weighed in weigh(question, again, library)[:KEPT]:
            reading = again.readings.get(weighed.hit.row)
            home = view.record(weighed.hit.passage.document).source == one.file
            odds = log_odds(reading.relevance) if reading else 0.0
            sentences.append(
                Told(
                    weighed.covered,
                    weighed.near,
                    weighed.hit.score,
                    odds if weighed.alone is None else weighed.alone,
                    odds,
                    weighed.score,
                    home and any(_bare(answer) in _bare(weighed.text) for answer in one.answers),
                )
            )
        right = [source == one.file for source in best]
        yield Row(
            name,
            question.language,
            bool(one.file),
            right[0],
            right[1],
            reason.reason if reason else "",
            tuple(sentences),
        )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def figures(rows: Sequence[Row]) -> dict[str, float]:
    """Return how often the right passage, then the right sentence came first, and how often refusal was wrong."""
    there = [row for row in rows if row.answerable]
    missing = [row for row in rows if not row.answerable]
    told = [row for row in there if any(sentence.right for sentence in row.sentences)]
    return {
        "questions": len(rows),
        "passage first, search": _share([row.first for row in there]),
        "passage first, reread": _share([row.reread for row in there]),
        "sentence first": _share([row.sentences[0].right for row in told]),
        "false refusals": _share([bool(row.refused) for row in there]),
        "false answers": _share([not row.refused for row in missing]),
    }


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / max(len(right), 1), 3)


def fit(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the logistic model of "the best sentence answers", and what it refuses and lets pass in each set.

    By coverage, cosine, and the reader's log-odds of passage and sentence; across languages by cosine and sentence alone.
    Each set weighs as much as any other. Where the sources answer but the best sentence does not, neither answer would be
    right: such rows are left out. `limits` holds for each limit and set false answers and false refusals.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    told = [row for row in rows if row["sentences"]]
    judged = [row for row in told if row["sentences"][0]["right"] or not row["answerable"]]
    names = ("near", "alone") if judged[0].get("across") else ("covered", "near", "read", "alone")
    x = np.array([[row["sentences"][0][name] for name in names] for row in judged])
    y = np.array([row["sentences"][0]["right"] for row in judged])
    sets = np.array([row["set"] for row in judged])
    weights = np.array([1 / float((sets == name).sum()) for name in sets])
    model = LogisticRegression(C=3, max_iter=5000).fit(x, y, sample_weight=weights / weights.mean())
    made = model.predict_proba(x)[:, 1]
    return {
        "questions": len(judged),
        "weights": {"base": round(float(model.intercept_[0]), 2)} | dict(zip(names, model.coef_[0].round(2).tolist(), strict=True)),
        "AUC": {name: round(float(roc_auc_score(y[sets == name], made[sets == name])), 3) for name in dict.fromkeys(sets)},
        "limits": {
            limit: {
                name: (_share(list(made[~y & (sets == name)] >= limit)), _share(list(made[y & (sets == name)] < limit)))
                for name in dict.fromkeys(sets)
            }
            for limit in LIMITS
        },
    }  # fmt: skip


def in_force(rows: Sequence[dict[str, Any]], limit: float) -> dict[str, tuple[float, float]]:
    """Return for each set false answers and false refusals of the model that is in force, at a limit of how likely.

    Rules beside it (years, places, names) are left out. Where the best sentence does not answer, as in `fit`, nothing is
    judged.
    """
    judged: dict[str, tuple[list[bool], list[bool]]] = {}
    for row in rows:
        best = row["sentences"][0] if row["sentences"] else None
        if best is None or (row["answerable"] and not best["right"]):
            continue
        passes = likely({**best, "across": float(row.get("across", False))}) >= limit
        answers, refusals = judged.setdefault(row["set"], ([], []))
        (refusals if best["right"] else answers).append(passes != best["right"])
    return {name: (_share(answers), _share(refusals)) for name, (answers, refusals) in judged.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.answering", description=SUMMARY)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("sets", nargs="*", metavar="SET[:FIRST]")
    parser.add_argument("--most", type=int, default=400, help="questions of a set (default: 400)")
    parser.add_argument("--rows", type=Path, help="keep what was measured of each question in this file")
    parser.add_argument("--fit", type=Path, nargs="+", metavar="ROWS", help="fit the decision on such files instead")
    options = parser.parse_args(arguments)
    if options.fit:
        rows = [json.loads(line) for file in options.fit for line in file.read_text("utf-8").splitlines()]
        for across in (False, True):
            if chosen := [row for row in rows if row.get("across", False) == across]:
                print("across" if across else "within", json.dumps(fit(chosen)), flush=True)
                print("  in force", json.dumps(in_force(chosen, Settings.load().enough)), flush=True)
        return 0
    taken = {name: sample(options.folder, *_named(name), options.most) for name in options.sets}
    with tempfile.TemporaryDirectory() as folder:
        documents = {file: told for found, _ in taken.values() for file, told in found.items()}
        library = indexed(documents, Path(folder))
        rows = [row for name, (_, asked) in taken.items() for row in kept(measured(library, name, asked), options.rows)]
        library.close()
    for name in taken:
        print(name, json.dumps(figures([row for row in rows if row.set == name])))
    return 0


def _named(told: str) -> tuple[str, int]:
    name, _, first = told.partition(":")
    return name, int(first or 0)


def kept(rows: Iterator[Row], file: Path | None) -> Iterator[Row]:
    """Yield the rows, each added to the file as it comes."""
    for row in rows:
        if file:
            with file.open("a", encoding="utf-8") as opened:
                opened.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
        yield row


if __name__ == "__main__":
    sys.exit(main())
