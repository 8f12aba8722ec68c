"""A model's hub id → the folder of its files in the local cache; the one place that may fetch, and only when told to."""

import re
from pathlib import Path

from index.errors import ModelMissing

HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")


def is_hub_id(name: str) -> bool:
    """Return whether a setting names a model on the hub ("owner/name") and no folder that is there."""
    return bool(HUB_ID.fullmatch(name)) and not Path(name).is_dir()


def cached(name: str) -> Path:
    """Return the folder of a model that was fetched before, without any network. Raises ModelMissing."""
    from huggingface_hub import try_to_load_from_cache

    # Every model has a configuration, whoever made it.
    found = try_to_load_from_cache(name, "config.json")
    if not isinstance(found, str):
        raise ModelMissing(
            f"Could not load model '{name}': it is no folder here, and was not fetched from the hub yet. "
            f"`yinju models use {name}` fetches it where a hub can be reached; elsewhere give a folder."
        )
    return Path(found).parent
