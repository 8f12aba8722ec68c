"""Questions → rows: each goes the way a reader's question goes, some at once if wanted, and every measure judges it."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice

from assistant.core import Assistant, known_by
from assistant.told.ending import failed, told
from assistant.types import Answer
from evals.finding import DEPTH
from evals.measures import Measure
from evals.slices import origins
from evals.types import Gold, Question, Row, Verdict
from index.types import Filters, Hit

Chosen = tuple[Question, Gold]


@dataclass(frozen=True, slots=True)
class Judges:
    """Who is asked, and who judges."""

    assistant: Assistant
    measures: Sequence[Measure]

    def row(self, chosen: Chosen) -> Row:
        """Return the row of one question: its answer, the time it took in milliseconds, and every verdict."""
        question, gold = chosen
        began = time.perf_counter()
        answer = ask(question, self.assistant)
        ms = (time.perf_counter() - began) * 1000
        hits, no_hits = search(question, self.assistant)
        crashed = answer.error or no_hits
        verdicts = {one.name: verdict(one, question, gold, answer, hits, crashed) for one in self.measures}
        view = self.assistant.view(question.access)
        slices = origins(gold, view, question.as_of)
        return Row(question, gold, answer, verdicts, ms, crashed, slices, answer.confidence)


def judged(pending: Sequence[Chosen], judges: Judges, workers: int) -> Iterator[Row]:
    """Yield the rows: in order with one worker, with more as they are done.

    The first question is asked once before, so that loading weights is nobody's time.
    """
    if pending:
        ask(pending[0][0], judges.assistant)
    yield from map(judges.row, pending) if workers == 1 else as_done(judges.row, pending, workers)


def as_done(row: Callable[[Chosen], Row], pending: Sequence[Chosen], workers: int) -> Iterator[Row]:
    """Yield the rows as they are done; no more are begun than can soon be taken, so that they do not pile up."""
    todo = iter(pending)
    with ThreadPoolExecutor(workers, "ask") as pool:
        waiting: set[Future[Row]] = {pool.submit(row, one) for one in islice(todo, 2 * workers)}
        try:
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                waiting |= {pool.submit(row, one) for one in islice(todo, len(done))}
                yield from (one.result() for one in done)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def ask(question: Question, assistant: Assistant) -> Answer:
    """Return the answer, or an Answer of full shape with `error` set: one crash does not end a run."""
    try:
        return assistant.ask(question.question, as_of=question.as_of, access=question.access)
    except Exception as error:
        answer = failed(question.question, told(error)).answer
        assert answer is not None
        return answer


def search(question: Question, assistant: Assistant) -> tuple[list[Hit], str | None]:
    """Return the passages found, best first, and why there are none when the search crashed."""
    filters = known_by(question.as_of, Filters())
    try:
        return assistant.search(question.question, DEPTH, filters=filters, access=question.access), None
    except Exception as error:
        return [], f"search: {type(error).__name__}: {error}"


def verdict(
    judge: Measure, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit], crashed: str | None
) -> Verdict:
    """Return what a measure says; a question that crashed is 0 wherever the measure applies."""
    said = judge.evaluate(question, gold, answer, hits)
    if crashed and said.value is not None:
        return Verdict(0.0, f"crashed: {crashed}", f"出错：{crashed}")
    return said
