"""The command line: `yinju …`. A file for each group of commands; `main` turns whatever happens into an exit code."""

from assistant.cli.app import main

__all__ = ["main"]
