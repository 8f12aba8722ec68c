"""A job → what the page is told of it: never of a source that not everybody may see."""

from collections import Counter
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from assistant.shelf.jobs import Job
from index.keeping import Outcome

# Rows that somebody reads on a page; the rest is counted.
MOST = 200
STATES = ("read", "unchanged", "refused", "removed_before")
# Whoever hands files in has them: of these everything is told. What was indexed before may be for some only.
OWN = ("upload", "paste")


def told(job: Job, sources: Collection[str] | None) -> dict[str, Any]:
    """Return a job as JSON; of what was indexed before, only of these sources (None: of all).

    `share` (0 to 1) is how much of the present step is done; how many sources that are is told of one's own files alone.
    """
    whole = sources is None or job.kind in OWN
    outcomes = list(job.outcomes) if whole or sources is None else _seen(job.outcomes, sources)
    counts = Counter(one.state for one in outcomes)
    return {
        "id": job.id,
        "kind": job.kind,
        "state": job.state,
        "over": job.over.is_set(),
        "ending": job.ending.is_set(),
        "elsewhere": job.elsewhere,
        "share": job.done / job.of if job.of else 0.0,
        **({"done": job.done, "of": job.of} if whole else {}),
        "names": list(job.names)[:MOST],
        "counts": {state: counts[state] for state in STATES},
        "files": [asdict(one) for one in sorted(outcomes, key=lambda one: one.state != "refused")[:MOST]],
        "error": job.error,
        "retryable": job.retryable,
    }


def _seen(outcomes: Collection[Outcome], sources: Collection[str]) -> list[Outcome]:
    """Return what came of the sources that everybody may see; nobody knows who might see what was refused."""
    return [one for one in list(outcomes) if one.state != "refused" and one.source in sources]
