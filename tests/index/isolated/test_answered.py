"""What a reading process answers is believed only where it fits what it was asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.document import read
from index.isolated import answered
from index.isolated.answered import Untrue
from index.isolated.wire import READINGS, header
from index.raw import Raw
from index.types import Facts, Rejected, Source

RAW = Raw(Source("a.txt", Path("/in/a.txt"), "/in", Facts(groups=("hr",))), "河畔公园周六开放。".encode())
PACKED = Raw(Source("a.zip", Path("/in/a.zip"), "/in", Facts(groups=("hr", "desk"))), b"PK")


def told(**changed: Any) -> dict[str, Any]:
    """Return the true answer on RAW with something of its document, or beside it, changed."""
    reading: dict[str, Any] = json.loads(READINGS.dump_json(read(RAW, 280)))  # type: ignore[arg-type]
    beside = {name: value for name, value in changed.items() if name in reading}
    return {"reading": {**reading, **beside, "document": {**reading["document"], **changed.get("document", {})}}}


def a_part(name: str = "a.zip/in.txt", **changed: Any) -> dict[str, Any]:
    part: dict[str, Any] = json.loads(header(Raw(Source(name, Path("/in/a.zip"), "/in", Facts(groups=("hr",))), b"")))
    return {"raw": {**part, **changed}, "data": b"A tram opened."}


def test_a_true_answer_is_the_reading() -> None:
    assert answered.reading(told(), RAW) == read(RAW, 280)


@pytest.mark.parametrize(
    "lie",
    [
        told(document={"source": "b.txt"}),
        told(document={"text": "河畔公园周日开放。"}),
        told(document={"version_of": "plan.pdf"}),
        told(document={"parts": [{"role": "headline", "start": 0, "end": 99}]}),
        told(groups=[]),
        told(words=[]),
        told(passages=[{"document": "x", "start": 0, "end": 2, "text": "河畔"}]),
        {"reading": 1},
        {},
        {"rejected": {"source": "b.txt", "reason": "was never asked for"}},
        {"rejected": {"why": "?"}},
    ],
)
def test_an_answer_that_does_not_fit_its_file_is_untrue(lie: dict[str, Any]) -> None:
    with pytest.raises(Untrue):
        answered.reading(lie, RAW)


@pytest.mark.parametrize("frame", [b"{", b"[1]", b"[" * 99_999, b"\xff"])
def test_an_answer_of_another_shape_is_untrue(frame: bytes) -> None:
    with pytest.raises(Untrue):
        answered.heard(frame)


def test_a_true_part_is_a_part() -> None:
    part = answered.part(a_part(), PACKED)
    assert isinstance(part, Raw)
    assert (part.source.name, part.data) == ("a.zip/in.txt", b"A tram opened.")


@pytest.mark.parametrize(
    "lie",
    [
        a_part("b.zip/in.txt"),
        a_part(origin="/on"),
        a_part(path="/etc/passwd"),
        a_part(facts={"groups": ["press"]}),
        a_part(facts={}),
        a_part(form="pickle"),
        a_part(otherwise={"outlet": "滨江日报"}),
        a_part() | {"address": "file:///etc/passwd", "page": a_part()["raw"]},
        {"raw": 1, "data": b""},
        {},
        {"rejected": {"source": "b.zip/in.txt", "reason": "was never asked for"}},
    ],
)
def test_a_part_that_cannot_be_one_of_its_container_is_untrue(lie: dict[str, Any]) -> None:
    with pytest.raises(Untrue):
        answered.part(lie, PACKED)


def test_why_a_file_was_refused_is_believed() -> None:
    no = {"source": "a.txt", "reason": "holds no words; leave it out"}
    assert answered.reading({"rejected": no}, RAW) == Rejected(**no)
