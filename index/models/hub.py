"""A model's hub id → the folder of its files in the local cache; the one place that may fetch, and only when told to."""

import os
import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import ModelMissing

HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
# Configuration, tokenizer and card; then weights: safetensors where there are any, for loading them runs nothing.
SMALL = ("*.json", "*.txt", "*.model", "README.md", "LICENSE*")
SAFE, OLD = "*.safetensors", "pytorch_model*.bin"
# The hub's library may quote whole pages; characters.
REASON = 300
# Copies of the same weights for other runtimes.
COPIES = ("onnx/*", "openvino/*", "*/onnx/*", "*/openvino/*")


def is_hub_id(name: str) -> bool:
    """Return whether a setting names a model on the hub ("owner/name") and no folder that is there."""
    return bool(HUB_ID.fullmatch(name)) and not Path(name).is_dir()


def local(name: str) -> Path:
    """Return the folder of a model that a setting names by a hub id or a folder. Raises ModelMissing for an id not fetched."""
    return cached(name) if is_hub_id(name) else Path(name)


def cached(name: str) -> Path:
    """Return the folder of a model that was fetched before, without any network. Raises ModelMissing."""
    from huggingface_hub import try_to_load_from_cache

    for file in ("modules.json", "config.json"):
        if isinstance(found := try_to_load_from_cache(name, file), str):
            return Path(found).parent
    raise ModelMissing(
        f"Could not load model '{name}': it is no folder here, and was not fetched from the hub yet. "
        f"`yinju models use {name}` fetches it where a hub can be reached; elsewhere give a folder."
    )


def fetch(name: str) -> Path:
    """Return the folder of a model after asking the hub for it; what is in the cache already is not fetched again.

    Where the hub cannot be reached, or HF_HUB_OFFLINE is set, what was fetched before will do. Raises ModelMissing with
    what was tried and why it failed.
    """
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from huggingface_hub import constants, snapshot_download

    with _told(name, constants.ENDPOINT):
        for weights in (SAFE, OLD):
            folder = Path(snapshot_download(name, allow_patterns=[*SMALL, weights], ignore_patterns=list(COPIES)))
            if any(folder.rglob(weights)):
                return folder
        raise FileNotFoundError("no weights there (*.safetensors, pytorch_model*.bin)")


@contextmanager
def _told(name: str, endpoint: str) -> Iterator[None]:
    """Turn whatever the hub's library raises into ModelMissing: what was tried, why it failed, what to do."""
    try:
        yield
    except Exception as error:  # its errors have no root in common, and the reason is kept
        cause = error.__cause__ or error
        reason = textwrap.shorten(f"{type(cause).__name__}: {cause}", REASON)
        raise ModelMissing(
            f"Could not fetch model '{name}' from {endpoint}: {reason.rstrip('.')}. Download it where the hub can be reached "
            f"(hf download {name} --local-dir FOLDER), copy the folder here, and give it: yinju models use FOLDER."
        ) from error
