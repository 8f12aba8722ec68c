"""The command line in this process, over a small store of our own writing."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.app import main
from index import build
from index.settings import Settings
from tests.index.conftest import ENGLISH, PLAN, PRESS, SECRET

GROUPED = json.dumps({"file": "secret.txt", "groups": ["finance"]})
FILES = {"绿地.txt": PRESS, "water.md": PLAN, "sub/tram.txt": ENGLISH, "secret.txt": SECRET, "manifest.jsonl": GROUPED}


@dataclass(frozen=True)
class Told:
    """What a command said, and with which exit code it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stdout holds, which must be JSON and nothing else."""
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The one line on stderr; nothing on stdout, and no traceback."""
        assert self.out == ""
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


Yinju = Callable[..., Told]


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No yinju.toml of anybody is read, the store is the test's own, and no weights are loaded."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YINJU_EMBEDDER", "hash")
    monkeypatch.setenv("YINJU_ENOUGH", "0.32")  # cosines of hashed words are lower than those of weights
    monkeypatch.setenv("YINJU_STORE", "store")


@pytest.fixture
def yinju(capsysbinary: pytest.CaptureFixture[bytes]) -> Yinju:
    def yinju(*arguments: object) -> Told:
        capsysbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        told = capsysbinary.readouterr()
        return Told(code, told.out.decode(), told.err.decode())

    return yinju


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four documents, one of them for a group, in a folder whose name has a space."""
    return written(tmp_path / "in put", FILES)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("built")
    build([written(place / "docs", FILES)], place / "store", settings=Settings(embedder="hash"))
    return place / "store"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A store with the four documents, for one test to do with as it likes."""
    return Path(shutil.copytree(built, tmp_path / "store"))


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write {name: text or bytes} into a folder and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
