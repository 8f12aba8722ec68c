"""yinju settings: what is in force, and where each value comes from."""

from typing import Any

import typer

import assistant.cli.show as show
from assistant.cli.options import Json, Store

commands = typer.Typer()
DONE = 0


@commands.command("settings")
def settings(store: Store = None, json: Json = False) -> int:
    """List every setting in force, with where it comes from: flag, environment, file or default."""
    from index.settings import Settings, shown

    flags: dict[str, Any] = {"store": store}
    in_force = Settings.load(**flags)
    origins = in_force.origins(flags)
    # The language model's settings last: most people set none of them.
    fields = dict(sorted(type(in_force).model_fields.items(), key=lambda item: item[0].startswith("llm_")))
    rows = {name: {"value": shown(getattr(in_force, name)), "from": origins[name]} for name in fields}
    if json:
        show.as_json({**rows, "fingerprint": in_force.fingerprint()})
        return DONE
    told = [(name, row["value"], row["from"], fields[name].description or "") for name, row in rows.items()]
    told.append(("fingerprint", in_force.fingerprint(), "", "changes with every setting that shapes answers"))
    for line in show.columns(told):
        print(line)
    return DONE
