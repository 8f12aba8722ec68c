"""The end of the process: its exit code is the command's, whatever still computes."""

import subprocess
import sys

import pytest

# A thread in the midst of C++ that calls back into Python, as a model's is, when the command has done.
AT_WORK = """
import threading, time
import torch
import assistant.cli.program as program

def compute():
    class Back(torch.autograd.Function):
        forward = staticmethod(lambda context, one: one.clone())
        backward = staticmethod(lambda context, one: (time.sleep(0.001), one)[1])
    while True:
        Back.apply(torch.ones(8, requires_grad=True)).sum().backward()

def main():
    threading.Thread(target=compute, daemon={daemon}).start()
    time.sleep(0.2)
    print("said", end="")
    return 7

program.main = main
program.program()
"""


def ended(script: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)


def test_a_thread_that_computes_does_not_abort_the_process() -> None:
    told = ended(AT_WORK.format(daemon=True))
    assert (told.returncode, told.stdout, told.stderr) == (7, "said", "")


@pytest.mark.parametrize("daemon", [True, False])
def test_what_was_left_to_the_end_is_done(daemon: bool) -> None:
    script = (
        "import atexit, threading, time; import assistant.cli.program as program; atexit.register(print, 'last words');"
        f"program.main = lambda: (threading.Thread(target=time.sleep, args=(0.3,), daemon={daemon}).start(), 3)[1];"
        "program.program()"
    )
    told = ended(script)
    assert (told.returncode, told.stdout, told.stderr) == (3, "last words\n", "")
