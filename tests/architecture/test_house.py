"""The house keeps its own rules: one-way imports, no pickle, a docstring on every public name, files of a size to read."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("index", "assistant", "evals")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
# What DESIGN's flow promises: whoever knows the flow finds the step's file without a search.
STEPS = {
    "index": "types errors settings sources clean press outline tables passages editions words embedder keywords vectors "
    "text migrations library build",
    "assistant": "types understand retrieve read suffice check core",
}
LONGEST_FILE, LONGEST_BODY, MOST_PARAMETERS = 500, 40, 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[Function]:
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def public(node: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    """Yield the public functions and classes of a file, and the public methods of these classes."""
    for child in node.body:
        if isinstance(child, Function | ast.ClassDef) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def test_imports_point_one_way_and_each_library_lives_in_its_file() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("room", STEPS)
def test_every_step_of_the_flow_has_its_file(room: str) -> None:
    missing = [step for step in STEPS[room].split() if not (ROOT / room / f"{step}.py").is_file()]
    assert missing == []


def test_every_file_of_every_room_is_looked_at() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_public_name_says_what_it_is(path: Path) -> None:
    module = tree(path)
    silent = [node.name for node in public(module) if not ast.get_docstring(node)]
    assert silent == []
    assert ast.get_docstring(module)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_is_pickled(path: Path) -> None:
    for node in ast.walk(tree(path)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not {name.split(".")[0] for name in names} & {
            "pickle",
            "cPickle",
            "dill",
            "cloudpickle",
            "joblib",
            "shelve",
            "marshal",
        }
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.load", "numpy.load", "np.save", "numpy.save"):
            assert "allow_pickle=False" in ast.unparse(node)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load":
            assert "weights_only=True" in ast.unparse(node)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_and_its_functions_are_of_a_size_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE
    bodies = {node.name: node.end_lineno - node.body[0].lineno + 1 for node in functions(path) if node.end_lineno}
    assert {name: lines for name, lines in bodies.items() if lines > LONGEST_BODY} == {}


@pytest.mark.parametrize("path", [p for p in FILES if "cli" not in p.parts], ids=name_of)
def test_no_function_asks_for_more_than_six_things(path: Path) -> None:
    counts = {
        node.name: len([*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs])
        - (bool(node.args.args) and node.args.args[0].arg in ("self", "cls"))
        for node in functions(path)
    }
    assert {name: count for name, count in counts.items() if count > MOST_PARAMETERS} == {}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_error_is_passed_over_in_silence(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}: a bare except catches even the end of the program"
            assert not all(isinstance(step, ast.Pass) for step in node.body), f"line {node.lineno}: the reason is lost"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_file_is_a_drawer_for_all_things(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
