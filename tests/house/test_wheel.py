"""The wheel holds all that an installed Yinju needs, and nothing that only its makers need."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = "index/shipped/"
# How the makers came to the weights is for a checkout.
NOT_SHIPPED = {"models/training"}
LARGEST_MB = 110
"""Models of at most 100 MB, and all the rest."""


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built for this test, which must not be too large."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = out.glob("yinju-*.whl")
    assert wheel.stat().st_size <= LARGEST_MB * 2**20
    with zipfile.ZipFile(wheel) as held:
        return {name for name in held.namelist() if not name.endswith("/")}


def files(folder: str) -> set[str]:
    """Return the files under a folder of the checkout, caches left out."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in found}


@pytest.mark.parametrize("room", ["index", "assistant", "evals"])
def test_every_file_of_a_room_is_inside(names: set[str], room: str) -> None:
    assert files(room) - names == set()


@pytest.mark.parametrize("folder", ["corpus", "prompts"])
def test_what_ships_beside_the_code_is_inside(names: set[str], folder: str) -> None:
    assert files(folder)
    assert {SHIPPED + name for name in files(folder)} - names == set()


def test_the_weights_of_every_model_are_inside(names: set[str]) -> None:
    models = {f"models/{path.name}" for path in (ROOT / "models").iterdir() if path.is_dir()} - NOT_SHIPPED
    assert SHIPPED + "models/embedder/model.safetensors" in names
    assert {SHIPPED + name for model in models for name in files(model)} - names == set()


def test_the_page_and_the_question_sets_are_inside(names: set[str]) -> None:
    wanted = {
        "assistant/web/page.css",
        "assistant/web/page.js",
        "evals/sets/corpus.jsonl",
        "evals/report.css",
        "evals/report.js",
    }
    assert wanted - names == set()


def test_no_test_no_cache_no_store_and_no_folder_beside_the_rooms_is_inside(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"index", "assistant", "evals"}
    ours = ("tests/", "__pycache__", ".pyc", ".sqlite", "snapshots/", ".ci/", "models/training", ".cache")
    assert [name for name in names if any(mark in f"{name}/" for mark in ours)] == []


def test_the_command_and_the_licence_are_inside(names: set[str]) -> None:
    assert any(name.endswith(".dist-info/entry_points.txt") for name in names)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
