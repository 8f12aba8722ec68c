"""yinju doctor: whether everything here is as it should be."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store
from index.errors import StoreMissing, YinjuError

if TYPE_CHECKING:
    from index.settings import Settings

commands = typer.Typer()
DONE, UNWELL = 0, 1
# Indexing writes a snapshot beside the old one: below this, a store of some ten thousand documents may not fit.
LEAST_FREE_GB = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: is it well, what was seen, and what to do if not."""

    what: str
    well: bool
    seen: str
    do: str = ""


@commands.command("doctor")
def doctor(store: Store = None, json: Json = False) -> int:
    """Look at Python, packages, weights, word list, disk and store. Exit 1 when something is not as it should be."""
    found = list(findings(store))
    if json:
        show.as_json([asdict(one) for one in found])
    else:
        for one in found:
            print(f"{'ok ' if one.well else 'NO '} {one.what:<12} {one.seen}" + (f"\n    {one.do}" if one.do else ""))
    return DONE if all(one.well for one in found) else UNWELL


def findings(store: Path | None) -> Iterator[Finding]:
    """Yield what was found, thing by thing; nothing that is broken stops the rest."""
    from index.settings import Settings

    yield Finding(
        "Python",
        sys.version_info >= (3, 11),
        sys.version.split()[0],
        "" if sys.version_info >= (3, 11) else "Use 3.11 or newer.",
    )
    yield _packages()
    try:
        settings = Settings.load(store=store)
    except YinjuError as error:
        yield Finding("settings", False, str(error), "Mend the setting; the rest was not looked at.")
        return
    yield Finding("settings", True, f"fingerprint {settings.fingerprint()}")
    for what, look in (
        ("embedder", _embedder),
        ("reader", _reader),
        ("generator", _generator),
        ("words", _words),
        ("word table", _word_table),
        ("samples", _samples),
        ("disk", _disk),
        ("store", _store),
    ):
        yield _looked(what, look, settings)


def _looked(what: str, look: Callable[["Settings"], Finding], settings: "Settings") -> Finding:
    try:
        return look(settings)
    except Exception as error:
        return Finding(
            what, False, f"{type(error).__name__}: {error}", "This should not happen: see above, or install again."
        )


def _packages() -> Finding:
    missing = []
    for requirement in metadata.requires("yinju") or ():
        if "extra ==" in requirement:
            continue
        name = requirement.split(">")[0].split("=")[0].split("<")[0].split(";")[0].strip()
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
    seen = (
        f"yinju {metadata.version('yinju')}, all it needs is there" if not missing else f"missing: {', '.join(missing)}"
    )
    return Finding(
        "packages", not missing, seen, "" if not missing else "Install again: make install, or pip install yinju."
    )


def _embedder(settings: "Settings") -> Finding:
    from index.embedder import open_embedder

    try:
        embedder = open_embedder(settings.embedder, settings.prompts)
    except YinjuError as error:
        return Finding("embedder", False, str(error))
    near, far = (
        float(embedder.question(zh) @ embedder.question("science and technology innovation"))
        for zh in ("科技创新", "今天午饭吃面")
    )
    well = settings.embedder == "hash" or near > far
    seen = f"{settings.embedder}, {embedder.dimensions} dimensions, fingerprint {embedder.fingerprint}"
    return Finding(
        "embedder", well, seen, "" if well else "The weights load but do not understand; copy the folder again."
    )


def _reader(settings: "Settings") -> Finding:
    from index.reader import open_reader

    if settings.reader == "none":
        return Finding("reader", True, "none: passages keep the order in which search found them")
    try:
        reader = open_reader(settings.reader)
    except YinjuError as error:
        return Finding("reader", False, str(error))
    right, wrong = reader.read("谁修建了这座桥？", ["这座桥由港务局在1987年修建。", "今天午饭吃面。"])
    well = right.relevance > wrong.relevance
    seen = f"{settings.reader}: {right.relevance:.2f} for a passage that answers, {wrong.relevance:.2f} for another"
    return Finding("reader", well, seen, "" if well else "The weights load but do not read; copy the folder again.")


def _word_table(_: "Settings") -> Finding:
    from index.translated.table import shipped_table

    try:
        table = shipped_table()
    except YinjuError as error:
        return Finding("word table", False, str(error))
    return Finding("word table", True, f"{len(table.lines):,} words and terms in the other language")


def _generator(settings: "Settings") -> Finding:
    """Return whether the settings say all that the generator needs; `yinju models check` asks a language model itself."""
    from assistant.generate.chosen import chosen

    try:
        chosen(settings)
    except YinjuError as error:
        return Finding("generator", False, str(error))
    model = f" '{settings.llm_model}': `yinju models check` asks it" if settings.generator != "extractive" else ""
    return Finding("generator", True, settings.generator + model)


def _words(_: "Settings") -> Finding:
    from index.words import words

    found = words("國際科技創新中心")
    return Finding("words", "科技" in "".join(found), " ".join(found))


def _samples(_: "Settings") -> Finding:
    from index.shipped import shipped

    manifest = shipped("corpus") / "manifest.jsonl"
    there = manifest.is_file()
    return Finding(
        "samples", there, str(manifest.parent), "" if there else "The sample documents are missing; install again."
    )


def _disk(settings: "Settings") -> Finding:
    place = settings.store.resolve()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free / 2**30
    return Finding(
        "disk",
        free >= LEAST_FREE_GB,
        f"{free:.1f} GB free at '{place}'",
        "" if free >= LEAST_FREE_GB else "Make room, or move the store (--store).",
    )


def _store(settings: "Settings") -> Finding:
    from index.store.verify import verify

    try:
        faults = verify(settings.store, settings)
    except StoreMissing as error:
        return Finding("store", True, f"none yet: {error}")
    except YinjuError as error:
        return Finding("store", False, str(error))
    if faults:
        return Finding(
            "store",
            False,
            "; ".join(faults[:3]),
            "yinju store verify --repair makes vectors and keywords again from the text.",
        )
    return Finding("store", True, f"'{settings.store}' is sound")
