"""yinju eval: a question set in, a report and a verdict out."""

import typer


def add(app: typer.Typer) -> None:
    """Add the commands to the app."""
