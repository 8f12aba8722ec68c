"""An English question and what takes the place of a part of it → the question about another year, name, thing or item."""

import re

from assistant.following.pronouns_en import possessive
from assistant.following.slots import exchanged, ordinal_in, time_in
from assistant.following.topics import ASKED_EN, END, topic

PREPOSED_YEAR = re.compile(r"(?:in|for|by|from|since|until|before|after)\s+(?:19|20)\d{2}", re.I)
ONE_NAME = re.compile(r"[A-Z][\w-]*(?:\s[A-Z][\w-]*)*(?:[’']s?)?")
NAMES = re.compile(r"(?<!^)\b[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*)*")
BARE_NAME = re.compile(r"^\s*(?:in|for|of|at)\s+|\s*\b(?:in|for|by|from|since|of|at|the)?\s*$", re.I)
ACRONYM = re.compile(r"[A-Z0-9&.-]{2,}|[A-Z]+[a-z]?\d.*")
OWNED = re.compile(r"^(?:And )?what about (?P<owner>.+?[’']s?) .+$", re.I)
# These ask nothing of which the noun behind them is a sort: when is, why did.
NO_MEASURE = ("who", "when", "where", "why", "how")


def exchanged_en(told: str, last: str) -> str:
    """Return the last question with what is told in the place of what it spoke of: another year, name, thing, item."""
    if (new := ordinal_in(told) or time_in(told)) and (asked := exchanged(last, new)):
        return _name_exchanged(BARE_NAME.sub("", told.replace(new, "", 1)), asked) or asked
    if PREPOSED_YEAR.match(told):
        return f"{last.rstrip(END)} {told}?"
    if owned := OWNED.match(last.rstrip(END)):
        return f"What about {owned['owner']} {told}?"
    return _name_exchanged(told, last) or _thing_exchanged(told, last)


def _name_exchanged(told: str, last: str) -> str | None:
    """Return the question about another name, an owner where the old one is; None where none is told or none stands there."""
    bare = re.sub(r"[’']s?$", "", told)
    old = _first_name(last)
    if not old or not ONE_NAME.fullmatch(told) or ACRONYM.fullmatch(bare):
        return None
    return last.replace(old, possessive(bare) if re.search(r"[’']s?$", old) else bare, 1)


def _first_name(question: str) -> str | None:
    """Return the first name of one word that is no abbreviation: Beijing, but not GDP nor High Energy Photon Source."""
    names = (one.rstrip(".") for one in NAMES.findall(question))
    return next((one for one in names if " " not in one and not ACRONYM.fullmatch(one)), None)


def _thing_exchanged(told: str, last: str) -> str:
    """Return a question for another thing: on basic research for on R&D, grain output for new urban jobs."""
    given = re.match(r"(on|in|for|of|to|from|with)\s+(.+)", told, re.I)
    if given and (old := re.search(rf"\b{given[1]}\s+(?:the\s+)?[\w&’'-]+", last, re.I)):
        return last[: old.start()] + told + last[old.end() :]
    found = ASKED_EN.match(last)
    if found and found["thing"].strip() and found["wh"].lower() not in NO_MEASURE:
        return f"What {re.sub(r'^(?:the|a|an) ', '', told)} {last[found.start('aux') :]}"
    if re.search(r"[’']s ", told):
        return f"What about {told}?"
    about = topic(last)
    return f"{about[:1].upper()}{about[1:]}: what about {told}?"
