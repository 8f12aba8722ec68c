"""All commands in one app, and its frame: errors are one line on stderr, exit codes those of the contract."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib import metadata
from typing import Annotated, Any

import typer
from typer.exceptions import Abort, Exit, TyperException

import assistant.cli.ask as ask
import assistant.cli.docs as docs
import assistant.cli.doctor as doctor
import assistant.cli.eval as eval
import assistant.cli.index as index
import assistant.cli.models as models
import assistant.cli.search as search
import assistant.cli.serve as serve
import assistant.cli.settings as settings
import assistant.cli.store as store
from index.errors import WrongUse, YinjuError

HELP = "Answers from press text and plan documents, in Chinese and English; every sentence cites its source."
# Exit codes of the contract: 0 done, 1 failed in part, 2 wrong use or unusable input, 3 refused or gate not met.
# 130 is the shell's word for a command that Ctrl-C stopped.
DONE, FAILED, WRONG_USE, STOPPED = 0, 1, 2, 130
LOG_LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")
log = logging.getLogger(__name__)

app = typer.Typer(name="yinju", help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for group in (index, ask, search, docs, store, eval, models, serve, settings, doctor):
    app.add_typer(group.commands)


def told_version(wanted: bool) -> None:
    """Print the version and end, when it was asked for."""
    if wanted:
        print(f"yinju {metadata.version('yinju')}")
        raise Exit(DONE)


@app.callback()
def yinju(
    version: Annotated[
        bool, typer.Option("--version", callback=told_version, is_eager=True, metavar="", help="print the version")
    ] = False,
) -> None:
    """Answers from press text and plan documents, in Chinese and English; every sentence cites its source."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code of one command; an error is told in one line on stderr, and no traceback is shown."""
    # A character that the terminal's encoding lacks is written as its code: half an answer would be worse.
    reconfigure: Any = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    try:
        log_at(os.environ.get("LOGLEVEL", "WARNING").upper())
        code = invoke(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except Exit as exit:
        return exit.exit_code
    except (Abort, KeyboardInterrupt):
        return complain("Stopped.", STOPPED)
    except BrokenPipeError:
        # The reader of our output went away (`yinju docs list | head`): nothing to tell, and nobody to tell it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        return told(error)
    return code


def invoke(arguments: Sequence[str]) -> int:
    """Return the exit code of the command that the arguments name; whatever goes wrong in it is raised as it is."""
    # Typer's own frame would settle broken pipes and Ctrl-C its way, before ours can.
    command = typer.main.get_command(app)
    with command.make_context("yinju", list(arguments)) as context:
        return command.invoke(context) or DONE


def told(error: Exception) -> int:
    """Return the exit code of an error after its one line on stderr."""
    log.debug("the command ended with an error", exc_info=error)
    if isinstance(error, YinjuError):
        return complain(str(error), error.exit_code)
    if isinstance(error, TyperException):
        return complain(wrong_use(error), WRONG_USE)
    if isinstance(error, OSError):
        advice = "Check that the file or folder can be read and written, and that the disk is not full."
        return complain(f"Could not go on: {_reason(error)}. {advice}", WRONG_USE)
    advice = "This is a fault in Yinju; LOGLEVEL=DEBUG shows where."
    return complain(f"Could not go on: {type(error).__name__}: {error}. {advice}", FAILED)


def wrong_use(error: TyperException) -> str:
    """Return what is wrong with the words of a command, and whose help to read; "" when the help was printed already."""
    message = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "yinju"
    stop = "" if not message or message[-1] in ".?!" else "."
    return f"{message}{stop} See `{path} --help`." if message else ""


def log_at(level: str) -> None:
    """Send log lines of this level and graver to stderr. Raises WrongUse for a level that does not exist."""
    if level not in LOG_LEVELS:
        raise WrongUse(f"LOGLEVEL cannot be '{level}'. Known levels: {', '.join(LOG_LEVELS)}.")
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")


def complain(message: str, code: int) -> int:
    """Return the exit code after one line on stderr, or none when there is nothing to say."""
    if message:
        print(" ".join(message.split()), file=sys.stderr)
    return code


def _reason(error: OSError) -> str:
    return f"'{error.filename}': {error.strerror}" if error.filename and error.strerror else str(error)
