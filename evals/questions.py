"""A question set → its questions; every fault is named as `SET:LINE: reason`."""

import hashlib
from pathlib import Path

from evals.gold import Files, resolve
from evals.likeness import Met
from evals.line import Line
from evals.question_line import NoQuestion, question_of
from evals.set_lines import lines
from evals.types import Checked, Fault, Opened, Question, QuestionSet, Skipped, Unresolved
from index.errors import MalformedSet
from index.formats.decode import NotText

UNREAD = 'is a draft that nobody has read: mend it and take "draft" out, or run it with --drafts'
FOR_GROUPS = "is asked for groups, and the page asks as somebody in none: run it with yinju eval run"
# As many faults as one error line can say; `yinju eval check` names all of them.
NAMED_FAULTS = 3


def read(path: Path, *, drafts: bool = False) -> QuestionSet:
    """Return the questions of a set in its order, and the faults of the lines that are none. Raises MalformedSet.

    A draft is a fault unless `drafts` lets it in.
    """
    data, found = _lines(path)
    questions: list[Question] = []
    faults: list[Fault] = []
    met = Met()
    for line in found:
        try:
            question = met.add(question_of(line))
        except NoQuestion as reason:
            faults.append(Fault(path, line.number, str(reason)))
            continue
        if question.draft and not drafts:
            faults.append(Fault(path, line.number, f"{question.id}: {UNREAD}"))
        else:
            questions.append(question)
    if not questions and not faults:
        raise MalformedSet(f"Question set '{path}' is empty. Write one question a line (docs/evaluation.md).")
    return QuestionSet(path, hashlib.sha256(data).hexdigest(), tuple(questions), tuple(faults))


def _lines(path: Path) -> tuple[bytes, list[Line]]:
    """Return a set's bytes and its lines. Raises MalformedSet when it is no text and no table."""
    try:
        data = path.read_bytes()
        return data, lines(path, data)
    except NotText as error:
        raise MalformedSet(f"Could not read question set '{path}': it {error}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise MalformedSet(
            f"Could not read question set '{path}': {error}. Name a JSON Lines file in UTF-8, a CSV or an XLSX."
        ) from error


def check(path: Path, opened: Opened, *, public: bool = False) -> Checked:
    """Return every fault of a set in the order of its lines, also where its gold does not stand in the store.

    Questions over files that are not on this machine are looked at as far as possible and named in `skipped`; so are
    those for groups when what is found is for everybody (`public`), for their gold may be only for some.
    """
    asked, files = read(path, drafts=True), Files.from_environment()
    faults, skipped = list(asked.faults), []
    for question in asked.questions:
        if public and question.groups:
            skipped.append(Skipped(question.id, FOR_GROUPS))
            continue
        for problem in resolve(question, opened.view(question.access), files)[1]:
            if problem.kind == "missing":
                skipped.append(Skipped(question.id, problem.reason))
            else:
                faults.append(Fault(path, question.line, f"{question.id}: {problem.reason}"))
    ordered = sorted(faults, key=lambda fault: fault.line)
    once = {one.id: one for one in reversed(skipped)}
    drafts = sum(question.draft for question in asked.questions)
    return Checked(len(asked.questions), tuple(ordered), tuple(reversed(once.values())), drafts)


def refuse_faulty(asked: QuestionSet, others: list[tuple[Question, Unresolved]]) -> None:
    """Raise MalformedSet when a line is no question, or when a question's gold cannot be in this store."""
    faults = [*asked.faults, *(Fault(asked.path, q.line, f"{q.id}: {problem.reason}") for q, problem in others)]
    if faults:
        more = f" … and {len(faults) - NAMED_FAULTS} more" if len(faults) > NAMED_FAULTS else ""
        named = "; ".join(map(str, faults[:NAMED_FAULTS]))
        raise MalformedSet(f"{named}{more}. Nothing was run; `yinju eval check {asked.path}` names every fault.")
