"""One command as the program that was typed: its exit code, and an end that nothing still at work can spoil."""

import atexit
import logging
import os
import sys
import threading
from typing import NoReturn

from assistant.cli.app import main


def program() -> NoReturn:
    """Run the command that was typed, and end the process with its exit code."""
    leave(main())


def leave(code: int) -> NoReturn:
    """End the process with this exit code.

    A daemon thread in the midst of a model (a question being tried, a run, a text being written) would be unwound by
    the interpreter's end through C++ that allows no such thing, and the process be aborted: "FATAL: exception not
    rethrown", exit code 134. Where there is one, all that an end does is done, but for taking the interpreter apart.
    """
    if any(thread.daemon for thread in threading.enumerate()):
        atexit._run_exitfuncs()
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)
    raise SystemExit(code)
