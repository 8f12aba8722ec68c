"""All commands in one app, and its frame: errors are one line on stderr, exit codes those of the contract."""

import logging
import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import Abort, TyperException

from assistant.cli import ask, docs, doctor, eval, index, search, serve, settings, store
from index.errors import YinjuError

HELP = "Answers from press text and plan documents, in Chinese and English; every sentence cites its source."
# Exit codes of the contract: 0 done, 1 failed in part, 2 wrong use or unusable input, 3 refused or gate not met.
WRONG_USE, STOPPED = 2, 130

app = typer.Typer(name="yinju", help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
index.add(app)
ask.add(app)
search.add(app)
docs.add(app)
store.add(app)
eval.add(app)
serve.add(app)
settings.add(app)
doctor.add(app)


@app.callback()
def yinju() -> None:
    """Answers from press text and plan documents, in Chinese and English; every sentence cites its source."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code of one command; an error is told in one line on stderr, and no traceback is shown."""
    logging.basicConfig(
        level=os.environ.get("LOGLEVEL", "WARNING").upper(), format="%(levelname)s %(name)s: %(message)s"
    )
    try:
        code = app(args=arguments, standalone_mode=False)
    except YinjuError as error:
        return complain(str(error), error.exit_code)
    except Abort:
        return complain("Stopped.", STOPPED)
    except TyperException as error:
        return complain(f"{error.format_message()} See `yinju --help`.", WRONG_USE)
    except BrokenPipeError:
        # The reader of our output went away (`yinju docs list | head`): nothing to tell, and nobody to tell it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code or 0


def complain(message: str, code: int) -> int:
    """Return the exit code after one line on stderr."""
    print(" ".join(message.split()), file=sys.stderr)
    return code
