"""A report → junit.xml: a case for each question, as build servers show it; and one for the gate."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, indent

from evals.gate_file import Gate
from evals.markup import clean, el
from evals.records import Scored
from evals.scoring import DECIDING
from evals.types import Report, Row


def write(path: Path, report: Report, gate: Gate | None = None) -> None:
    """Write a suite of the questions and, where there is a gate, one that fails when it is not met.

    A question fails with a verdict under its floor: the gate's `min` where it has one for the measure (a slice's for its
    own), otherwise a deciding measure at 0. One that crashed is an error, one that was not asked is skipped.
    """
    floors = _floors(gate)
    cases = [_case(row, one, report, floors) for row, one in zip(report.rows, report.scored, strict=True)]
    cases += [_named(one.id, "skipped", el("skipped", message=one.reason)) for one in report.skipped]
    suites = [_suite(report.asked.path.name, cases, report)]
    if report.gate:
        suites.append(_suite("gate", [_gate_case(report)], report))
    whole = el("testsuites", *suites, **_counts([case for suite in suites for case in suite.iter("testcase")]))
    indent(whole)
    ElementTree(whole).write(path, "utf-8", xml_declaration=True)


Floors = Sequence[tuple[str, str | None, str | None, float]]


def _floors(gate: Gate | None) -> Floors:
    """Return measure, slice, value and floor for each bound that has one; 0 for a deciding measure that has none."""
    found = [(one.name, one.slice, one.value, one.min) for one in gate.bounds if one.min is not None] if gate else []
    bound = {name for name, slice_, _, _ in found if slice_ is None}
    return [*found, *((name, None, None, 0.0) for name in DECIDING if name not in bound)]


def _case(row: Row, one: Scored, report: Report, floors: Floors) -> Element:
    inside = []
    if row.crashed:
        inside.append(el("error", row.crashed, message=row.crashed.split("\n")[0], type="crashed"))
    elif under := _under(one, floors):
        reasons = [f"{name} {one.values[name]:.2f}: {row.verdicts[name].reason}" for name in under]
        inside.append(el("failure", "\n".join(reasons), message=reasons[0], type="verdict"))
    made = _named(f"{one.id}: {row.question.question}", f"{report.asked.path.stem}.{row.question.kind}", *inside)
    made.set("time", f"{row.ms / 1000:.3f}")
    return made


def _under(one: Scored, floors: Floors) -> list[str]:
    """Return the measures whose verdict is under its floor; a floor of 0 is missed by 0 itself."""
    found = []
    for name, slice_name, value, floor in floors:
        told = one.values.get(name)
        applies = slice_name is None or one.slices.get(slice_name) == value
        if told is not None and applies and (told < floor or told == 0):
            found.append(name)
    return list(dict.fromkeys(found))


def _gate_case(report: Report) -> Element:
    missed = report.gate.missed if report.gate else ()
    said = "\n".join(map(str, missed))
    inside = [el("failure", said, message=str(missed[0]), type="gate")] if missed else []
    return _named(report.gate.path if report.gate else "", "gate", *inside)


def _named(name: str, class_: str, *inside: Element) -> Element:
    return el("testcase", *inside, name=name, classname=class_)


def _suite(name: str, cases: Sequence[Element], report: Report) -> Element:
    made: Mapping[str, str] = {"snapshot": report.snapshot, "settings": report.settings, "set": report.asked.sha256}
    properties = el("properties", *(el("property", name=key, value=value) for key, value in made.items()))
    stamp = {"timestamp": report.head.started} if report.head else {}
    return el("testsuite", properties, *cases, name=clean(name), **_counts(cases), **stamp)


def _counts(cases: Sequence[Element]) -> dict[str, str]:
    ends = ("failure", "error", "skipped")
    failures, errors, skipped = (str(sum(case.find(end) is not None for case in cases)) for end in ends)
    seconds = sum(float(case.get("time", 0)) for case in cases)
    return {"tests": str(len(cases)), "failures": failures, "errors": errors, "skipped": skipped, "time": f"{seconds:.3f}"}  # fmt: skip
