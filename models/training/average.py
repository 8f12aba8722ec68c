"""Averages of checkpoints' weights: between the start and the end of a step lies a model better than both.

Wortsman et al., 2022.
"""

import shutil
from collections.abc import Collection
from pathlib import Path

from safetensors.torch import load_file, save_file

from models.training.encoder import load, save
from models.training.recipe import Recipe


def make(recipe: Recipe, step: str) -> None:
    """Write the checkpoint `step/`: the average that the recipe's [step] asks for; unless it is there."""
    out, settings = recipe.folder(step), recipe.of(step)
    if (out / "model.safetensors").exists():
        return
    average({recipe.folder(name): weight for name, weight in settings["of"].items()}, out)


def make_reader(recipe: Recipe, step: str) -> None:
    """Write the reader `step/`: the average of a reader's checkpoints, all of one shape; unless it is there."""
    out, weights = recipe.folder(step), recipe.of(step)["of"]
    if (out / "model.safetensors").exists():
        return
    _add_up_to_one(weights.values())
    states = [(load_file(recipe.folder(name) / "model.safetensors"), weight) for name, weight in weights.items()]
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(recipe.folder(recipe.of(step)["like"]) / name, out / name)
    save_file(
        {name: sum(state[name] * weight for state, weight in states) for name in states[0][0]},
        out / "model.safetensors",
    )


def average(weights: dict[Path, float], out: Path) -> None:
    """Write the weighted average of checkpoints; the weights must add up to 1."""
    _add_up_to_one(weights.values())
    loaded = [(load(folder), weight) for folder, weight in weights.items()]
    (model, tokenizer), _ = loaded[0]
    states = [(one.state_dict(), weight) for (one, _), weight in loaded]
    mixed = {name: sum(state[name] * weight for state, weight in states) for name in model.state_dict()}
    model.load_state_dict({name: value.to(model.state_dict()[name].dtype) for name, value in mixed.items()})
    save(model, tokenizer, out)


def _add_up_to_one(weights: Collection[float]) -> None:
    if abs(sum(weights) - 1) > 1e-6:
        raise ValueError(f"The weights of an average must add up to 1, and {sorted(weights)} do not.")
