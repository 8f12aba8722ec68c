"""yinju models: which models there are, use another one, check that they work."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store
from index.errors import ModelMissing, YinjuError

commands = typer.Typer(name="models", help="List the models, use another one, check them.", no_args_is_help=True)
DONE, FAILED = 0, 1


@commands.command("list")
def listed(store: Store = None, json: Json = False) -> int:
    """List the models in force, those that ship, and larger ones that are known to serve well."""
    from assistant.cli.models_list import QUALITY, models, rows
    from index.settings import Settings

    known = models(Settings.load(store=store))
    if json:
        show.as_json({"models": [asdict(one) for one in known], "quality": [asdict(one) for one in QUALITY]})
        return DONE
    for line in rows(known):
        print(line)
    return DONE


@commands.command("use")
def use(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME_OR_FOLDER", help="'shipped', 'none' (no reader), a folder, or owner/name on a hub"
        ),
    ],
    role: Annotated[
        Literal["embedder", "reader"] | None,
        typer.Option("--role", metavar="embedder|reader", help="what it is for", show_default="told by its files"),
    ] = None,
    query_prompt: Annotated[
        str | None,
        typer.Option("--query-prompt", metavar="P", help="put before a question", show_default="the model's own"),
    ] = None,
    passage_prompt: Annotated[
        str | None,
        typer.Option("--passage-prompt", metavar="P", help="put before a passage", show_default="the model's own"),
    ] = None,
    store: Store = None,
    json: Json = False,
) -> int:
    """Try a model and write it to yinju.toml. A hub id is fetched; nothing else reaches outside.

    Another embedder needs the store's vectors made anew (`yinju index`); the way back is `yinju models use shipped`.
    """
    from index.models.choice import choose
    from index.models.hub import fetch
    from index.settings import Prompts, Settings
    from index.settings_file import overruled, write

    Settings.load(store=store)  # a file with a fault must be told before anything is fetched
    choice = choose(name, role, Prompts(query_prompt, passage_prompt), find=fetch)
    doubts = _tried(choice)
    file = write(choice.settings)
    told = {
        "role": choice.role,
        "name": choice.value,
        "kind": choice.weights.kind if choice.weights else None,
        "file": str(file),
        "doubts": doubts,
        "overruled_by": overruled(choice.settings),
        "store": _store(Settings.load(store=store)),
    }
    if json:
        show.as_json(told)
    else:
        _tell(told)
    return DONE


@commands.command("check")
def check(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="'shipped', a folder or a hub id; none: the models in force")
    ] = None,
    store: Store = None,
    json: Json = False,
) -> int:
    """Load the models and try them: checksums, vectors, both languages, speed. Exit 1 when something is not as it should be.

    A language model in force is asked a few questions: speed, context length, whether it cites as it is told.
    """
    from assistant.cli.models_list import chosen
    from index.models.choice import choose
    from index.settings import Settings
    from index.trial import Finding, tried

    settings = Settings.load(store=store)
    choices = [choose(name)] if name else chosen(settings)
    found: list[tuple[str, str, Finding]] = [
        (choice.role, choice.value, finding) for choice in choices for finding in tried(choice)
    ]
    if not name and settings.generator != "extractive":
        from assistant.cli.models_generator import tried_generator

        found += [("generator", settings.llm_model or "", finding) for finding in tried_generator(settings)]
    if json:
        show.as_json([{"role": role, "name": value, **asdict(finding)} for role, value, finding in found])
    else:
        table = [(role, finding.what, "ok" if finding.well else "FAILED", finding.seen) for role, _, finding in found]
        for line, (*_, finding) in zip(show.columns(table), found, strict=True):
            print(line + (f"\n    {finding.do}" if finding.do else ""))
    return DONE if all(finding.well for *_, finding in found) else FAILED


def _tried(choice: Any) -> list[str]:
    """Return what is doubtful about a model that can be used. Raises ModelMissing when it cannot."""
    from index.trial import LANGUAGES, tried

    failed = [finding for finding in tried(choice) if not finding.well]
    for finding in failed:
        if finding.what != LANGUAGES:
            raise ModelMissing(f"Could not use '{choice.value}': {finding.what}: {finding.seen}. {finding.do}")
    return [f"{finding.seen}. {finding.do}" for finding in failed]


def _store(settings: Any) -> dict[str, Any] | None:
    """Return what the embedder in force means for the store; None when there is no store yet."""
    from index import embedded

    try:
        made = embedded.embedded(settings.store, settings)
    except YinjuError as error:  # the setting is written: what is wrong with the store belongs to what is told
        return {"folder": str(settings.store), "passages": 0, "fits": True, "way_back": "", "fault": str(error)}
    if made is None:
        return None
    back = embedded.use(made.made_with) if made.made_with else "yinju models use shipped"
    return {"folder": str(settings.store), "passages": made.passages, "fits": made.fits, "way_back": back}


def _tell(told: dict[str, Any]) -> None:
    kind = f" ({told['kind']})" if told["kind"] else ""
    print(f"The {told['role']} is now '{told['name']}'{kind}, as written in '{told['file']}'.")
    for doubt in told["doubts"]:
        show.aside(f"Doubtful: {doubt}")
    for name in told["overruled_by"]:
        show.aside(f"{name} in the environment wins over the file: unset it, or the change has no effect.")
    store = told["store"]
    if store and store.get("fault"):
        show.aside(f"Whether store '{store['folder']}' fits it is not known: {store['fault']}")
    if store and not store["fits"]:
        print(
            f"Store '{store['folder']}' holds {store['passages']:,} passages that another embedder made: until "
            "`yinju index` has embedded them anew, questions are refused. "
            f"The way back: {store['way_back']}"
        )
