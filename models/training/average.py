"""Averages of checkpoints' weights: between the start and the end of a step lies a model better than both.

Wortsman et al., 2022.
"""

from pathlib import Path

from models.training.encoder import load, save
from models.training.recipe import Recipe


def make(recipe: Recipe, step: str) -> None:
    """Write the checkpoint `step/`: the average that the recipe's [step] asks for; unless it is there."""
    out, settings = recipe.folder(step), recipe.of(step)
    if (out / "model.safetensors").exists():
        return
    average({recipe.folder(name): weight for name, weight in settings["of"].items()}, out)


def average(weights: dict[Path, float], out: Path) -> None:
    """Write the weighted average of checkpoints; the weights must add up to 1."""
    if abs(sum(weights.values()) - 1) > 1e-6:
        raise ValueError(f"The weights of an average must add up to 1, and {sorted(weights.values())} do not.")
    loaded = [(load(folder), weight) for folder, weight in weights.items()]
    (model, tokenizer), _ = loaded[0]
    states = [(one.state_dict(), weight) for (one, _), weight in loaded]
    mixed = {name: sum(state[name] * weight for state, weight in states) for name in model.state_dict()}
    model.load_state_dict({name: value.to(model.state_dict()[name].dtype) for name, value in mixed.items()})
    save(model, tokenizer, out)
