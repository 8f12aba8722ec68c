"""The other side of isolation: a process that reads one file after another, each within limits, and knows nothing else.

Started by `isolate.py`. A request is two frames on stdin: what to do as JSON, and the file's bytes. Answers are frames
on what was stdout when the process began; libraries that print get stderr. A frame is its length in eight bytes, then
its bytes. Nothing is pickled: a parser that a hostile file has taken over can send JSON and no more.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import index.isolated.viewing as viewing
from index.document import read
from index.finding.containers import opened
from index.isolated.wire import READINGS, frame, header, raw_of
from index.raw import Address, Limits, Raw
from index.text import Reading
from index.types import Rejected

# The parent ends what takes too long; this ends what has no parent any more.
GRACE = 30


def main() -> None:
    """Answer requests until there are none, or until memory has run out: then another process takes over."""
    limits = Limits(**json.loads(sys.argv[1]))
    answers, requests = _apart()
    _limit_memory(limits.memory_mb)
    answers.write(frame(b"ready"))
    answers.flush()
    while (request := _frame(requests)) is not None:
        told, data = json.loads(request), _frame(requests) or b""
        _limit_processor(limits.cpu_seconds)
        try:
            for answer in _timed(_answers(told, data, limits), limits.seconds):
                answers.write(frame(answer))
                answers.flush()
        except MemoryError:
            del data
            answers.write(frame(b'{"memory": true}'))
            answers.flush()
            return


def _apart() -> tuple[BinaryIO, BinaryIO]:
    """Return where answers go and where requests come from; what libraries print on stdout goes to stderr."""
    answers = os.fdopen(os.dup(1), "wb", buffering=2**16)
    os.dup2(2, 1)
    return answers, sys.stdin.buffer


def _frame(requests: BinaryIO) -> bytes | None:
    length = requests.read(8)
    return requests.read(int.from_bytes(length, "big")) if len(length) == 8 else None


def _timed(answers: Iterator[bytes], seconds: float) -> Iterator[bytes]:
    """Yield the answers; each has its time, and how long the parent takes to fetch one does not count."""
    while True:
        signal.alarm(int(seconds) + GRACE)
        answer = next(answers, None)
        signal.alarm(0)
        if answer is None:
            return
        yield answer


def _answers(told: dict[str, Any], data: bytes, limits: Limits) -> Iterator[bytes]:
    raw = raw_of(told, data)
    if told["do"] == "open":
        yield from _opened(raw, limits)
        return
    if told["do"] in ("spots", "draw"):
        yield from viewing.answers(told, raw)
        return
    answer = read(raw, told["width"], ocr=told["ocr"])
    try:
        yield b'{"reading": ' + READINGS.dump_json(answer) + b"}" if isinstance(answer, Reading) else _rejected(answer)
    except ValueError as error:
        reason = f"holds characters that are no text ({error}); save it again as UTF-8"
        yield _rejected(Rejected(raw.source.name, reason))


def _rejected(rejected: Rejected) -> bytes:
    return json.dumps({"rejected": asdict(rejected)}).encode()


def _opened(raw: Raw, limits: Limits) -> Iterator[bytes]:
    """Yield a frame for each part of a container, with its bytes in a second frame, then one that says it is done."""
    parts = opened(raw, limits)
    if parts is None:
        yield b'{"file": true}'
        return
    for part in parts:
        if isinstance(part, Rejected):
            yield _rejected(part)
            continue
        held = part.instead or Raw(part.source, b"") if isinstance(part, Address) else part
        told = _address(part) if isinstance(part, Address) else b""
        yield b'{"raw": ' + header(held) + told + b"}"
        yield held.data
    yield b'{"end": true}'


def _address(address: Address) -> bytes:
    return b', "address": ' + json.dumps(address.url).encode() + b', "page": ' + header(Raw(address.source, b""))


def _limit_memory(megabytes: int) -> None:
    """Allow so much address space beside what the libraries take; on some systems there is no such limit."""
    try:
        taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (_at_most(taken + megabytes * 2**20, hard), hard))
    except (OSError, ValueError) as error:
        print(f"no limit of memory here: {error}", file=sys.stderr)


def _limit_processor(seconds: int) -> None:
    """Allow so many seconds more than were used so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (_at_most(soft, hard), hard))
    # A core file of a parser's crash would hold the file's text.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _at_most(soft: int, hard: int) -> int:
    return soft if hard == resource.RLIM_INFINITY else min(soft, hard)


if __name__ == "__main__":
    main()
