"""The pipeline: `python -m models.training RECIPE.toml --data FOLDER [STEP …]`.

Each step writes a folder of the run and is skipped when that is there; a stopped step goes on from its last checkpoint.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from models.training import average, calibrate, distil, export, normaliser, reader, start, teacher, tune, vocabulary
from models.training.recipe import Recipe
from models.training.report import report

HERE = Path(__file__).parent


def main() -> None:
    """Run the steps that the command line names, or all of the recipe's."""
    options = _options()
    recipe = Recipe.read(options.recipe, options.data, options.run, options.device, options.share)
    for step in options.steps or recipe.settings["steps"]:
        begun = time.monotonic()
        STEPS[step](recipe)
        print(f"{step}: done in {(time.monotonic() - begun) / 60:.1f} min", flush=True)


def _tokenizer(recipe: Recipe) -> None:
    normaliser.make(recipe)
    vocabulary.make(recipe)


STEPS: dict[str, Callable[[Recipe], None]] = {
    "tokenizer": _tokenizer,
    "start": start.make,
    "teacher": teacher.make,
    "distil": distil.make,
    "merged": lambda recipe: average.make(recipe, "merged"),
    "tune": tune.make,
    "tune_short": lambda recipe: tune.make(recipe, "tune_short"),
    "tune_slow": lambda recipe: tune.make(recipe, "tune_slow"),
    "embedder": lambda recipe: average.make(recipe, "embedder"),
    "export": lambda recipe: export.make(recipe, recipe.of("export")["of"]),
    "reader_begun": lambda recipe: reader.make(recipe, "reader_begun"),
    "reader": reader.make,
    "reader_mean": lambda recipe: average.make_reader(recipe, "reader_mean"),
    "calibrate": calibrate.make,
    "evaluate": report,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    parser.add_argument("recipe", type=Path, help="embedder.toml or reader.toml")
    parser.add_argument(
        "steps",
        nargs="*",
        metavar="STEP",
        help=f"of {', '.join(STEPS)}; none: all of the recipe's",
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument(
        "--run", type=Path, default=HERE / "runs/full", help="folder of checkpoints; both recipes share it"
    )
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--share", type=float, default=1.0, help="part of the data and steps to use")
    options = parser.parse_intermixed_args()
    unknown = [step for step in options.steps if step not in STEPS]
    if unknown:
        parser.error(f"no step {', '.join(unknown)}; the steps are {', '.join(STEPS)}")
    return options


if __name__ == "__main__":
    main()
