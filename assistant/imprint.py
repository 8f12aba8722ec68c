"""Questions about a document itself: who edited, wrote or photographed it; answered from the lines that say so."""

import re

from assistant.quoting import keyed, quoted
from assistant.retrieve import Found
from assistant.types import Evidence, Question

# What is asked for → the roles of the lines that tell it, the likeliest first.
ROLES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"责编|编辑|\bedit", re.I), ("editor",)),
    (re.compile(r"摄|拍|photograph", re.I), ("caption",)),
    (re.compile(r"记者|写|作者|署名|报道|wrote|written|reported|byline", re.I), ("byline", "dateline", "source_line")),
)


def marked(question: Question, found: Found) -> Evidence | None:
    """Return the lines of the best document that answer, or None when it has no such line."""
    roles = next((roles for pattern, roles in ROLES if pattern.search(question.text)), ())
    if not roles or not found.hits:
        return None
    passage = found.hits[0].passage
    document = found.document(passage.document)
    parts = next((parts for role in roles if (parts := document.spans(role))), [])
    score = found.hits[0].score
    quotes = keyed([quoted(document, (part.start, part.end), score, part.role) for part in parts])
    return Evidence(quotes, measures={"imprint": 1.0}) if quotes else None
