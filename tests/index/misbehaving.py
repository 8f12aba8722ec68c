"""A reading process in which files do what their words say: hang, spin, eat memory, crash, print."""

import os
import signal
from typing import Any

import index.isolated.reading_worker as worker
from index.raw import Raw

real = worker.read
HELD: list[bytearray] = []


def read(raw: Raw, width: int, **how: Any) -> Any:
    order = raw.data.decode().split("\n", 1)[0]
    if order == "hang":
        signal.pause()
    while order == "spin":
        pass
    if order == "eat memory":
        HELD.append(bytearray(4 * 2**30))
    if order.startswith("keep"):
        HELD.append(bytearray(int(order.split()[1]) * 2**20))
    if order == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == "print":
        os.write(1, b"a library's chatter")
    return real(raw, width, **how)


def main() -> None:
    worker.read = read
    worker.main()
