"""The reference of the command line, out of the commands' own help: python -m assistant.cli.reference > docs/cli.md."""

from collections.abc import Iterator
from typing import Any

import typer

import assistant.cli.show as show
from assistant.cli.app import app

HEAD = """\
# Command line

Written from the commands' own help by `make docs`: change the help, not this file.

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | failed in part: some files were rejected, some lines could not be answered, the store has faults |
| 2 | wrong use or unusable input: a path, an option, a setting or a store that cannot be used as given |
| 3 | refused: the sources do not say; or a gate is not met |
| 130 | stopped with Ctrl-C |

An error is one line on stderr. Results go to stdout; with `--json` stdout holds JSON in UTF-8 and nothing else.
`LOGLEVEL=INFO` or `LOGLEVEL=DEBUG` tells more on stderr.
"""
Command = Any
"""A command as Typer built it; its classes are private to Typer."""


def reference() -> str:
    """Return the reference as Markdown: each command with its usage, arguments and options, in the order of the help."""
    sections = [_section(path, command) for path, command in commands("yinju", typer.main.get_command(app))]
    return "\n".join([HEAD, *sections])


def commands(path: str, command: Command) -> Iterator[tuple[str, Command]]:
    """Yield ("yinju docs list", command) for each command under this one, groups left out."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
        return
    for name, one in inner.items():
        yield from commands(f"{path} {name}", one)


def _section(path: str, command: Command) -> str:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option"]
    named = [_name(param) if param.required else f"[{_name(param)}]" for param in arguments]
    usage = " ".join([path, *named, "[OPTIONS]"])
    rows = "".join(f"| `{_name(param)}` | {_help(param)} |\n" for param in [*arguments, *options])
    return f"## {path}\n\n{command.help}\n\n```\n{usage}\n```\n\n| | |\n| --- | --- |\n{rows}"


def _name(param: Any) -> str:
    """Return "WORDS" for an argument, "-o, --out DIR" for an option; a switch takes no value, so it shows none."""
    if param.param_type_name == "argument":
        return str(param.metavar)
    value = param.metavar or ""
    return " ".join([", ".join(sorted(param.opts, key=len)), value]).strip().replace("|", "\\|")


def _help(param: Any) -> str:
    told = param.default if param.show_default is True else param.show_default
    default = "" if told in (None, False) else f"default: {told}"
    parts = [param.help or "", "required" if param.required else default]
    return "; ".join(part for part in parts if part).replace("|", "\\|")


if __name__ == "__main__":
    show.exactly(reference())
