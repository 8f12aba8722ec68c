"""Run a pinned model fast: rows of tokens → what its network gives for each, without torch and in the order given."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.models.graph import Head, compiled
from index.models.openvino_ops import ov
from index.models.source import Floats, Source, read_source

# Token numbers, and for each whether it stands in the first (0) or the second (1) text.
Row = tuple[Sequence[int], Sequence[int]]
# Tokens of a batch, padding counted: what its widest layer holds (3 MB) stays near one core's cache. Passages a second of
# computing: 512 tokens 37.5, 1,024 36.6, 2,048 33.5, 4,096 31.3.
BUDGET = 512
# Lengths are filled up to a multiple of this, so that fewer shapes of matrices are met for the first time (10 ms each).
STEP = 8
# More streams than this do not help a laptop, and each holds buffers of its own.
MOST_STREAMS = 16


class Network:
    """One model, compiled. Safe to share between threads: they take turns."""

    def __init__(self, source: Source, head: Head, rounds_itself: bool | None = None) -> None:
        self._source, self._turn = source, Lock()
        threads = cores()
        network = compiled(source, head, threads, rounds_itself)
        self._per_token = [len(shape) > 1 and shape[1].is_dynamic for shape in _shapes(network)]
        self._queue = ov.AsyncInferQueue(network, threads)
        self._queue.set_callback(self._keep)

    def run(self, rows: Sequence[Row]) -> list[list[Floats]]:
        """Return the network's outputs for each row, in the order of `rows`; what is told per token is cut to the row."""
        made: list[list[Floats]] = [[] for _ in rows]
        with self._turn:
            for places in filled([len(ids) for ids, _ in rows]):
                inputs = self._inputs([rows[place] for place in places])
                self._queue.start_async(inputs, (made, [(place, len(rows[place][0])) for place in places]))
            self._queue.wait_all()
        return made

    def _inputs(self, rows: list[Row]) -> list[Floats]:
        """Return the embedded tokens (rows, tokens, width) and their mask (rows, tokens)."""
        ids, types = (_padded([row[part] for row in rows]) for part in (0, 1))
        lengths = np.array([len(row[0]) for row in rows])
        mask = (np.arange(ids.shape[1]) < lengths[:, None]).astype(np.float32)
        return [self._source.embedded(ids, types), mask]

    def _keep(self, request: Any, told: tuple[list[list[Floats]], list[tuple[int, int]]]) -> None:
        """Copy a batch's outputs to their rows' places; the queue calls this from its own threads."""
        made, places = told
        outputs = [tensor.data for tensor in request.output_tensors]
        for at, (place, length) in enumerate(places):
            made[place] = [
                np.array(output[at, :length] if per_token else output[at])
                for output, per_token in zip(outputs, self._per_token, strict=True)
            ]


def open_network(folder: Path, head: Head) -> Network:
    """Return a pinned model ready to run. Raises ModelMissing or ModelDamaged."""
    return Network(read_source(folder), head)


def filled(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of rows, a batch at a time, longest first: rows of like length, at most BUDGET tokens together.

    The longest first leave short ones for the end, so that no core waits long for the last.
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: (-lengths[place], place)):
        if batch and (len(batch) + 1) * _stepped(lengths[batch[0]]) > BUDGET:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def cores() -> int:
    """Return how many batches run at a time: the cores that this process may use, at most MOST_STREAMS."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST_STREAMS)


def _shapes(network: Any) -> list[Any]:
    return [output.partial_shape for output in network.outputs]


def _stepped(length: int) -> int:
    return -(-length // STEP) * STEP


def _padded(rows: list[Sequence[int]]) -> NDArray[np.int64]:
    made = np.zeros((len(rows), _stepped(max(map(len, rows)))), np.int64)
    for at, row in enumerate(rows):
        made[at, : len(row)] = row
    return made
