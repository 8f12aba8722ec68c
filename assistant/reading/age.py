"""Evidence → the note that says how old it is, where what is so now is asked for and the newest sources are much newer."""

from assistant.figures.asked import may_want
from assistant.found.dated import asks_of_now, own_year
from assistant.retrieve import Found
from assistant.types import Evidence, Question

# What is so may have changed after so many years. A law says itself how long it is in force.
OLD = 2
CHANGING = frozenset({"figure", "who", "latest"})
NOTE = {
    "zh": "引用的资料是{year}年的，这里最新的资料到{newest}年：此后可能已有变化。",
    "en": "The source quoted is of {year}, the newest here of {newest}: it may have changed since.",
}


def age_note(question: Question, evidence: Evidence, found: Found) -> str | None:
    """Return the note; None where a time is asked about, or no source is much newer than the quotes."""
    changes = question.kind in CHANGING or may_want(question)
    if not changes or not asks_of_now(question):
        return None
    documents = [found.document(quote.document) for quote in evidence.quotes]
    years = [own_year(document) for document in documents if document.kind != "law"]
    newest = (found.view.newest or "")[:4]
    if not newest or not years or not all(years) or int(newest) - int(max(years)) < OLD:
        return None
    return NOTE[question.told_in].format(year=max(years), newest=newest)
