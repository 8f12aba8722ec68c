"""A bound told the other way round: who is exempt with fewer than 20, and who is bound with 20 or more."""

import re

from assistant.checked.bounds import AT_LEAST, differs, in_one_unit, kind
from assistant.checked.figure_placed import Placed
from assistant.checked.sense import denials

# Up to and with the bound itself; what is under or below it does not reach it.
AT_MOST = re.compile(
    r"不[得应能可宜]?(?:超过|超出|高于|多于|大于)|以内|之内|以下|最多|至多|at most|no more than|not more than|exceed|up to|or less",
    re.I,
)
CLAUSE = re.compile(r"[，。；：;！？\n]|[,.] ")
# What says of some that a rule is not theirs.
EXEMPT = re.compile(
    r"不适用|除外|豁免|免[于除交征]|无需|无须|不必|不受|\b(?:except\w*|exempt\w*|unless|other than|exclud\w+)\b", re.I
)


def turned_round(said: Placed, cited: Placed) -> bool:
    """Return True when one bound begins where the other ends, and one of the two clauses denies what the other says."""
    one, other = said.figure, cited.figure
    if {kind(one), kind(other)} != {"over", "under"} or one.low != other.low or not in_one_unit(one, other):
        return False
    if _holds_itself(one.qualifier) == _holds_itself(other.qualifier) or differs(one, other) != "turns":
        return False
    return _denies(said) != _denies(cited)


def _holds_itself(qualifier: str) -> bool:
    return bool(AT_LEAST.search(qualifier) or AT_MOST.search(qualifier))


def _denies(one: Placed) -> bool:
    """Return True when the clause that a figure stands in says "not", or exempts."""
    begin = max((at.end() for at in CLAUSE.finditer(one.sentence, 0, one.figure.start)), default=0)
    ends = CLAUSE.search(one.sentence, one.figure.end)
    clause = one.sentence[begin : ends.start() if ends else len(one.sentence)]
    return bool(denials(clause)) or EXEMPT.search(clause) is not None
