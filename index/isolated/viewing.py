"""In a reading process: what is asked of a PDF by people who look at it → answers, one frame each, a picture in a second."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from index.formats import NotText, pdf_view
from index.formats.spots import Wanted
from index.raw import Raw
from index.types import Rejected

WANTED = TypeAdapter(Wanted)


def answers(told: dict[str, Any], raw: Raw) -> Iterator[bytes]:
    """Yield where words stand, or a page drawn and its bytes in a frame of their own; what cannot be, as Rejected."""
    try:
        if told["do"] == "spots":
            found = pdf_view.spots(raw.data, WANTED.validate_python(told["wanted"]))
            yield json.dumps({"spots": asdict(found)}).encode()
            return
        png = pdf_view.picture(raw.data, told["page"], told["width"])
    except NotText as error:
        yield _rejected(raw, str(error))
        return
    except MemoryError:  # a limit, which whoever set it tells
        raise
    except (
        Exception
    ) as error:  # one page that the library stumbles over must not end the process, and its reason is kept
        yield _rejected(raw, f"{type(error).__name__}: {error}")
        return
    if png is None:
        yield b'{"drawn": null}'
        return
    yield json.dumps({"drawn": {"bytes": len(png)}}).encode()
    yield png


def _rejected(raw: Raw, reason: str) -> bytes:
    return json.dumps({"rejected": asdict(Rejected(raw.source.name, reason))}).encode()
