"""Folders of data → jobs: which documents are indexed, which sets are asked of them, and where their gold stands."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import evals
from evals.benchmarks.peers.types import Asked, Text
from evals.formats.types import Choice
from evals.gold import Files, resolve
from evals.importing import import_set
from evals.questions import read
from evals.types import Gold, Question
from index.library import Library
from index.settings import Settings
from index.shipped import shipped

SETS = Path(evals.__file__).parent / "sets"
XQUAD = ("xquad.zh.jsonl.gz", "xquad.en.jsonl.gz")
OWN: dict[str, tuple[tuple[str, ...], str]] = {
    "official": (("plans", "laws"), "official"),
    "english plans": (("en_plans",), "english_plans"),
    "press": (("press2000",), "press_kinds"),
}
MANIFEST = "manifest.jsonl"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job:
    """Documents and the sets over them, by name; `files` is where a set's gold is found if not in the documents."""

    name: str
    sources: tuple[Path, ...]
    sets: Mapping[str, Path]
    files: Path | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What judging needs: the text of each document, the gold of each question asked, how many were left out."""

    texts: Mapping[str, str]
    gold: Mapping[tuple[str, str], Gold]
    left_out: int


def jobs(data: Sequence[Path], work: Path) -> list[Job]:
    """Return the jobs for which the folders hold documents; the documents that come with Yinju are always one."""
    found = [Job("corpus", (shipped("corpus"),), {"corpus_kinds": SETS / "corpus_kinds.jsonl"})]
    for folder in data:
        if all((folder / name).exists() for name in XQUAD):
            found.append(_xquad(folder, work / "xquad"))
        for name, (parts, questions) in OWN.items():
            sources = tuple(folder / part for part in parts)
            if all(one.is_dir() for one in sources):
                found.append(Job(name, sources, {questions: SETS / f"{questions}.jsonl"}, folder))
    return found


def _xquad(folder: Path, made: Path) -> Job:
    zh, en = (folder / name for name in XQUAD)
    own = import_set("squad-lines", zh, made / "zh", Choice())
    across = import_set("squad-lines", zh, made / "en", Choice(questions=en))
    return Job("XQuAD", (own.docs,), {"XQuAD zh": own.set, "XQuAD en→zh": across.set})


def narrowed(job: Job, most: int | None, work: Path) -> Job:
    """Return the job over at most so many files: those its gold stands in, however many, then others evenly spaced.

    Only folders that sets point into file by file can be cut; other jobs stay as they are.
    """
    if most is None or job.files is None:
        return job
    golden = {
        str(pointer.source).rpartition("/")[2]
        for path in job.sets.values()
        for question in read(path).questions
        for pointer in question.evidence
    }
    files = [file for source in job.sources for file in sorted(source.iterdir()) if file.name != MANIFEST]
    others = [file for file in files if file.name not in golden]
    kept = {file for file in files if file.name in golden}
    kept.update(spread(others, max(most - len(kept), 0)))
    return Job(job.name, tuple(_copied(source, kept, work) for source in job.sources), job.sets, job.files)


def _copied(source: Path, kept: Iterable[Path], work: Path) -> Path:
    target = work / source.name
    target.mkdir(parents=True)
    names = set()
    for file in kept:
        if file.parent == source:
            shutil.copy(file, target / file.name)
            names.add(file.name)
    manifest = source / MANIFEST
    if manifest.exists():
        lines = [line for line in manifest.read_text("utf-8").splitlines() if json.loads(line)["file"] in names]
        (target / MANIFEST).write_text("\n".join(lines) + "\n", "utf-8")
    return target


def spread(every: Sequence[T], most: int | None) -> list[T]:
    """Return at most so many, in their order, evenly spaced from the first on; all of them without a limit."""
    if most is None or most >= len(every):
        return list(every)
    return [every[number * len(every) // most] for number in range(most)]


def prepare(job: Job, store: Path, work: Path, limit: int | None = None, settings: Settings | None = None) -> Prepared:
    """Return the gold of the questions that are asked; documents and questions are written to `work` for all systems.

    Asked are answerable questions, at most `limit` of a set; left out are those whose files are not there or are others.
    What indexing lost stays gold that nobody finds.
    """
    library = Library.open(store, settings)
    everyone = frozenset(group for record in library.records for group in record.groups)
    view = library.view(everyone)
    texts = [_text(view.document(record.id).text, record.id, record.title) for record in view.records]
    asked: list[Asked] = []
    gold: dict[tuple[str, str], Gold] = {}
    left_out = 0
    files = Files(job.files)
    for name, path in job.sets.items():
        for question in spread([one for one in read(path).questions if one.answerable], limit):
            found, problems = resolve(question, library.view(question.access), files)
            if any(problem.kind != "lost" for problem in problems):
                left_out += 1
                continue
            asked.append(_asked(name, question))
            gold[name, question.id] = found
    library.close()
    _write(work / "texts.jsonl", map(asdict, texts))
    _write(work / "asked.jsonl", map(asdict, asked))
    return Prepared({one.id: one.text for one in texts}, gold, left_out)


def _text(text: str, id: str, title: str | None) -> Text:
    return Text(id, title or "", text)


def _asked(name: str, one: Question) -> Asked:
    return Asked(name, one.id, one.question, one.lang, one.as_of, one.groups)


def _write(path: Path, rows: Iterator[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
