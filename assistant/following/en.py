"""An English follow-up and the questions before it → the whole question; a question that stands by itself is left alone."""

import re
from collections.abc import Sequence

from assistant.following.exchange_en import exchanged_en
from assistant.following.pronouns_en import NAME, joined, named_en
from assistant.following.slots import ORDINAL, YEAR
from assistant.following.topics import AUXILIARY, END
from assistant.types import Earlier

COURTESY = re.compile(
    r"^(?:(?:thanks?(?: you)?|thx|ok(?:ay)?|great|i see|right|no)[,.! ]+)?(?:(?:sorry[,. ]+)?(?:i (?:meant|mean)|not [\w ]{1,20}, but)\s+)?",
    re.I,
)
GO_ON = re.compile(
    r"^(?:tell me more|more|go on|continue|more details?|in (?:more )?detail|elaborate|explain)(?: please)?[?.! ]*$",
    re.I,
)
# Who decided that?
THAT = re.compile(r"^(?:who|when|why|where|how|what|is|was|did|does)\b[^,]{0,30}\b(?:that|this)\s*[?.!]*$", re.I)
OPENING = re.compile(r"^(?:(?:and|but|so|ok(?:ay)?|well|then)\b[,\s]*)?(?:(?:what|how) about|what of|as for)?\s*", re.I)
ASKS = re.compile(
    r"^(?:(?:by|in|on|at|for|of|to|from|since|under|with|during)\s+)?(?:what|which|who|whom|whose|when|where|why|how)\b"
    rf"|^(?:{AUXILIARY})\b",
    re.I,
)
# No more than what asks: Why? By how much? Who said so?
BARE = re.compile(
    r"^(?:why(?: not| so| is that| was that)?|when(?: exactly| was that)?|where(?: exactly)?|how(?: so| exactly| come)?"
    r"|who(?: (?:said|says) (?:so|that|this|it))?"
    r"|(?:by|since|until|for|to|from|in|at|on) (?:how (?:much|many|long)|when|what|which)(?: \w+)?"
    r"|how (?:much|many|long|often)(?: exactly| in all| in total)?"
    r"|which (?:ones?|of (?:them|those|these))(?: exactly)?|which|what (?:else|then|for|next|kind|exactly)|who else|where else"
    r"|anything else|any others?|is that all|what are they)\s*[?.!]*$",
    re.I,
)
# Which had the highest? How many were new?: the noun is that of the question before.
NOUNLESS = re.compile(
    rf"^(?:(?:which|whose)(?: ones?| of (?:them|those))?\s+(?:{AUXILIARY}|got|came|grew|fell|rose)"
    r"|how many (?:of (?:them|those)|are|were|have|had))\b",
    re.I,
)
MORE = re.compile(r"^(?:anything|what|who|where|which|any)\s+(?:else|others?|more|further)\b|^(?:also|besides)\b", re.I)
# A longer question without a name of its own still says what it speaks of.
MOST_WORDS = 7
PREPOSITION = re.compile(r"^(?:in|for|by|from|since|on)\s+", re.I)


def whole_en(text: str, past: Sequence[Earlier]) -> str:
    """Return the whole question that an English text stands for after the questions before it, or the text itself."""
    typed, last = text.strip(), past[-1].question
    body = OPENING.sub("", COURTESY.sub("", typed))
    bare = body.rstrip(END)
    if not bare or BARE.match(body) or GO_ON.match(body) or _asks_of_that(body) or _leaves_out_its_noun(typed, body):
        return joined(last, body or typed)
    if ASKS.match(body):
        named = named_en(body, past)
        return text if named == body else named[:1].upper() + named[1:]
    if body != typed or _is_time_or_ordinal(bare):
        return exchanged_en(named_en(bare, past), last)
    return text


def _asks_of_that(body: str) -> bool:
    return bool(THAT.match(body)) and not NAME.search(body)


def _leaves_out_its_noun(typed: str, body: str) -> bool:
    if NAME.search(body) or YEAR.search(body) or len(body.split()) > MOST_WORDS:
        return False
    return bool(MORE.match(typed) or NOUNLESS.match(body))


def _is_time_or_ordinal(bare: str) -> bool:
    told = PREPOSITION.sub("", bare)
    return bool(YEAR.fullmatch(told) or ORDINAL.fullmatch(re.sub(r"^the ", "", told)))
