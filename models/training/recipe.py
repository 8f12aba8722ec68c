"""A recipe: the TOML file that holds every number of a model's training, and the folders a run reads and writes."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe's settings by step, where its data lie, where its run is kept, on what it computes.

    `share` is the part of every corpus and of every number of steps that is used: 1 for the shipped weights, 0.02 for
    the short run that shows in minutes whether all steps work.
    """

    settings: dict[str, Any]
    data: Path
    run: Path
    device: str = "cpu"
    share: float = 1.0

    @classmethod
    def read(cls, file: Path, data: Path, run: Path, device: str = "cpu", share: float = 1.0) -> "Recipe":
        """Return the recipe that a TOML file holds. Raises FileNotFoundError, tomllib.TOMLDecodeError or ValueError."""
        recipe = cls(tomllib.loads(file.read_text("utf-8")), data, run, device, share)
        recipe._claim()
        return recipe

    def _claim(self) -> None:
        """Note the share in the run's folder; refuse one that holds steps of another share."""
        file = self.run / "share.txt"
        if file.exists() and float(file.read_text("utf-8")) != self.share:
            raise ValueError(
                f"{self.run} holds steps made of the share {file.read_text('utf-8')} of the data, not of {self.share}: "
                "name another --run, or remove that folder."
            )
        self.run.mkdir(parents=True, exist_ok=True)
        file.write_text(str(self.share), "utf-8")

    def of(self, step: str) -> dict[str, Any]:
        """Return a step's settings. Raises KeyError, naming the steps that have some."""
        if step not in self.settings:
            raise KeyError(f"The recipe has no [{step}]. It has: {', '.join(sorted(self.settings))}.")
        return dict(self.settings[step])

    def folder(self, step: str) -> Path:
        """Return the folder in which a step keeps what it makes; made when it is not there."""
        folder = self.run / step
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def some(self, rows: list[Any], least: int = 64) -> list[Any]:
        """Return the recipe's share of the rows, from the first on, but not fewer than `least`."""
        return rows if self.share >= 1 else rows[: max(least, int(len(rows) * self.share))]

    def steps(self, number: int, least: int = 8) -> int:
        """Return the recipe's share of a number of optimiser steps."""
        return max(least, int(number * self.share))
