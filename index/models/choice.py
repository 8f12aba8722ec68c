"""A name for a model (shipped, none, hash, a folder, a hub id) → what it is, and what the settings are to say."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import index.models.hub as hub
from index.errors import ModelMissing, WrongUse
from index.models.weights import Role, Weights
from index.settings import NO_PROMPTS, Prompts
from index.shipped import shipped

# What needs no files: the setting is the whole of it.
WITHOUT_WEIGHTS: dict[str, Role] = {"hash": "embedder", "none": "reader"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A model somebody chose: for which role, the setting's value, and its folder where it has one."""

    role: Role
    value: str
    weights: Weights | None = None
    prompts: Prompts = NO_PROMPTS

    @property
    def settings(self) -> dict[str, str | None]:
        """Return the settings that put this model in force; None takes a setting out of the file."""
        value = None if self.value == "shipped" else self.value
        if self.role == "reader":
            return {"reader": value}
        # The prompts of the embedder before it must not stay behind.
        told = {"embedder_query_prompt": self.prompts.query, "embedder_passage_prompt": self.prompts.passage}
        return {"embedder": value, **told}


def choose(
    name: str, role: Role | None = None, prompts: Prompts = NO_PROMPTS, *, find: Callable[[str], Path] = hub.cached
) -> Choice:
    """Return the model that a name means; `find` gives the folder of a hub id: `hub.cached`, or `hub.fetch`.

    Raises ModelMissing when there is no such model, WrongUse when it is not for this role.
    """
    choice = _meant(name, role, find)
    if role and role != choice.role:
        raise WrongUse(
            f"Could not use '{name}' as {_a(role)}: it is {_a(choice.role)}. Leave --role out, or name another."
        )
    if prompts != NO_PROMPTS and choice.role == "reader":
        raise WrongUse(f"'{name}' is a reader, and a reader takes no prompts. Leave them out.")
    return Choice(choice.role, choice.value, choice.weights, prompts)


def in_force(role: Role, value: str, prompts: Prompts) -> Choice:
    """Return the model that the settings name for a role. Raises ModelMissing when it is not there."""
    return choose(value, role, prompts if role == "embedder" else NO_PROMPTS)


def _meant(name: str, role: Role | None, find: Callable[[str], Path]) -> Choice:
    if name in WITHOUT_WEIGHTS:
        return Choice(WITHOUT_WEIGHTS[name], name)
    if name == "shipped":
        return _shipped(role or "embedder")
    folder = Path(name).expanduser()
    if folder.is_dir():
        found = Weights(folder.resolve())
        return Choice(found.role, str(found.folder), found)
    if hub.is_hub_id(name):
        found = Weights(find(name))
        return Choice(found.role, name, found)
    raise ModelMissing(
        f"No model '{name}': there is no such folder here, and a hub's models are named owner/name. "
        "`yinju models list` shows what there is."
    )


def _shipped(role: Role) -> Choice:
    folder = shipped(f"models/{role}")
    if not folder.is_dir():
        raise ModelMissing(f"No {role} ships with this version (no folder '{folder}'). Name a folder or a hub id.")
    return Choice(role, "shipped", Weights(folder))


def _a(role: Role) -> str:
    return f"an {role}" if role == "embedder" else f"a {role}"
