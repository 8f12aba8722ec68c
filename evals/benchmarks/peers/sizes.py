"""How much disk a system takes: the packages one installs for it, all they require, and the files it needs beside them."""

from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

COMPILED = (".pyc", ".pyo")


def installed_mb(packages: Iterable[str], files: Iterable[Path] = ()) -> float:
    """Return megabytes of the packages with their requirements and of the files; compiled bytecode is left out."""
    whole = sum(sum(_sizes(one)) for one in closure(packages))
    return (whole + sum(_size(path) for path in files)) / 1e6


def closure(packages: Iterable[str]) -> list[Distribution]:
    """Return the installed packages that these names stand for and require, each once, by name."""
    found: dict[str, Distribution] = {}
    todo = [Requirement(name) for name in packages]
    done: set[tuple[str, frozenset[str]]] = set()
    while todo:
        wanted = todo.pop()
        key = (_plain(wanted.name), frozenset(wanted.extras))
        if key in done:
            continue
        done.add(key)
        try:
            found[key[0]] = distribution(wanted.name)
        except PackageNotFoundError:  # required on other systems only, or not installed and so without a size
            continue
        todo.extend(_required(found[key[0]], wanted.extras))
    return [found[name] for name in sorted(found)]


def _required(one: Distribution, extras: set[str]) -> Iterator[Requirement]:
    for line in one.requires or ():
        required = Requirement(line)
        if required.marker is None or any(required.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield required


def _sizes(one: Distribution) -> Iterator[int]:
    for file in one.files or ():
        path = Path(str(file.locate()))
        if path.suffix not in COMPILED and path.is_file():
            yield path.stat().st_size


def _size(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file() and file.suffix not in COMPILED)


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
