"""What a question takes for granted, against what the sources say: the sentence that says the contrary, if one does."""

from collections.abc import Iterator

from assistant.claims.claim import Claim, supposed
from assistant.claims.stance import Asked, Line, stance
from assistant.retrieve import Found
from assistant.types import Question
from assistant.weigh import PASSAGES
from index.library import Library

# Questions that take nothing for granted, or whose answer lies in the record or between versions.
OPEN = frozenset({"yes_no", "metadata", "changed"})
# What is asked about must say this much by its rareness: what is said of 企业 alone is said of anything.
SAYS = 1.2


def contradicted(question: Question, found: Found, library: Library) -> Line | None:
    """Return the first sentence that says the contrary of what a question takes for granted.

    None where no source says the contrary, or one says that it is so: then the sources differ, and are shown.
    """
    if question.kind in OPEN:
        return None
    for claim in supposed(question, library):
        if sum(one.weight for one in claim.about) >= SAYS and (line := _denied(question, claim, found, library)):
            return line
    return None


def _denied(question: Question, claim: Claim, found: Found, library: Library) -> Line | None:
    asked = Asked(question, claim, found, library)
    told = [(line, stance(asked, line)) for line in _lines(found, library)]
    if any(said for _, said in told):
        return None
    return next((line for line, said in told if said is False), None)


def _lines(found: Found, library: Library) -> Iterator[Line]:
    """Yield the sentences of the best passages, best passage first; the rows of tables claim nothing by themselves."""
    for hit in found.hits[:PASSAGES]:
        at = hit.passage.start
        spans = library.sentences(hit.passage.text) if hit.passage.role != "table" else ()
        yield from (Line(hit, at + a, at + b, hit.passage.text[a:b]) for a, b in spans)
