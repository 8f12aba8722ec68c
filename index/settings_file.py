"""Write settings into yinju.toml; its comments, its order and its other settings stay as they are."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from index.errors import UnknownSetting
from index.settings import FILE, PREFIX


def write(changes: Mapping[str, str | None]) -> Path:
    """Return the settings file after these settings were written to it, those that are None taken out.

    No file is made to say nothing.
    Raises UnknownSetting when the file is there and is no TOML.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    # The file a link points to, so that the link stays.
    file = Path(os.environ.get(f"{PREFIX}SETTINGS", FILE)).resolve()
    try:
        document = tomlkit.parse(file.read_text("utf-8")) if file.is_file() else tomlkit.document()
    except TOMLKitError as error:
        raise UnknownSetting(f"Could not read '{file}': {error}. Mend that line, or move the file away.") from error
    for name, value in changes.items():
        if value is not None:
            document[name] = value
        elif name in document:
            del document[name]
    if document or file.is_file():
        _replace(file, tomlkit.dumps(document))
    return file


def overruled(names: Mapping[str, str | None]) -> list[str]:
    """Return the environment's names that win over the file for these settings: what was written has no effect there."""
    return [variable for name in names if (variable := PREFIX + name.upper()) in os.environ]


def _replace(file: Path, text: str) -> None:
    """Write the file aside and rename it: whoever reads it meets the old settings or the new ones."""
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        aside.write_text(text, "utf-8")
        if file.is_file():
            shutil.copymode(file, aside)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
