"""An English follow-up and the questions before it → the whole question: what it points at named, what it leaves out put in."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.follow_slots import ORDINAL, YEAR, exchanged, ordinal_in, time_in
from assistant.types import Earlier

OPENING = re.compile(
    r"^(?:(?:and|but|so|ok(?:ay)?|well|then)\b[,\s]*)?(?:(?:what|how) about|what of|(?<=and )as for)?\s*", re.I
)
AUX: Final = "do does did is are was were will would can could should may might must has have had isn't aren't doesn't didn't".split()
WH = re.compile(
    r"^(?:(?:by|in|on|at|for|of|to|from|since|under|with|during)\s+)?(?:what|which|who|whom|whose|when|where|why|how)\b",
    re.I,
)
ASKS = re.compile(rf"{WH.pattern}|^(?:{'|'.join(AUX)})\b", re.I)
# What a wh-question asks for, up to its verb: how many parallel forums | does …
ASKED = re.compile(
    rf"^(?P<wh>(?:(?:by|in|on|at|for|of|to|from)\s+)?(?:how (?:much|many|long|far|fast|high|big|large|old)|what|which|whose|when|where|why|who|how))"
    rf"(?P<thing>(?:\s+(?!(?:{'|'.join(AUX)})\b)[^\s?]+)*?)\s+(?P<aux>{'|'.join(AUX)})\b",
    re.I,
)
# Questions that are no more than what asks: Why? By how much? Which had the highest? Who said so?
BARE = re.compile(
    r"^(?:why(?: not| so| is that| was that)?|when(?: exactly| was that)?|where(?: exactly)?|who(?: (?:said|says) (?:so|that|this|it))?|how(?: so| exactly| come)?"
    r"|(?:by|since|until|for|to|from|in|at|on) (?:how (?:much|many|long)|when|what|which)(?: \w+)?|how (?:much|many|long|often)(?: exactly| in all| in total)?"
    r"|which (?:ones?|of (?:them|those|these))?(?: exactly)?|what (?:else|then|for|next|kind|exactly)|who else|where else|anything else|any others?|is that all|what are they)\s*[?.!]*$",
    re.I,
)
# Which had the highest? How many were new?: the noun is that of the question before.
NOUNLESS = re.compile(
    rf"^(?:which|whose|how many|how much)(?: ones?| of (?:them|those))?\s+(?:{'|'.join(AUX)}|got|came|grew|fell|rose)\b",
    re.I,
)
MORE = re.compile(r"^(?:anything|what|who|where|which|any)\s+(?:else|others?|more|further)\b|^(?:also|besides)\b", re.I)
PERSON = re.compile(r"\b(?P<own>his)\b|\b(?:he|him|she)\b|\b(?P<her>her)\b(?=\s+\w)", re.I)
THING = re.compile(r"\b(?P<own>its|their)\b|\b(?:it|they|them|the (?:former|latter))\b", re.I)
PLACE = re.compile(r"(?<=\w )\bthere\b(?! (?:is|are|was|were|will|be))|\bin that (?:city|place|country|area)\b", re.I)
THEN = re.compile(r"\b(?:in|by|for|during) (?:that|the same) year\b|\bback then\b|\bat that time\b", re.I)
THIS = re.compile(r"\b(?:this|that|these|those)\s+(?P<noun>[a-z][\w-]*)", re.I)
# This article is the document in hand, whatever was asked before.
IN_HAND = re.compile(r"\b(?:this|that|the)\s+(?:article|story|report|piece|page|document|text|news)\b", re.I)
DETERMINED = re.compile(r"\b(?:a|an|the|any|each|every|some|no)\s+(?!how\b|what\b|which\b)\w+", re.I)
NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w’'&.-]*(?<![.'’])")
# A name with what belongs to it: China's 2025 work report, the 2026 Zhongguancun Forum, the Beijing-Tianjin-Hebei region.
HEADS = (
    "work report region area zone law plan forum budget tax subway metro economy city scheme package source center centre fund program programme "
    "initiative bulletin office ministry bureau committee speech project bridge center's light science innovation drivers act bill list conference"
).split()
NAMED = re.compile(
    rf"(?:\b[Tt]he\s+)?(?:(?:19|20)\d{{2}}\s+)?\b[A-Z][\w’'&.-]*(?:\s+(?:(?:19|20)\d{{2}}(?=\s+(?:[A-Z]|{'|'.join(HEADS)}))|(?:of|for|and)(?=\s+[A-Z])|[A-Z][\w’'&.-]*|(?:{'|'.join(HEADS)})\b))*"
)
MOST_WORDS = 7


def whole_en(text: str, past: Sequence[Earlier]) -> str:
    """Return the whole question that an English text stands for after the questions before it, or the text itself."""
    typed = text.strip()
    body = OPENING.sub("", typed)
    opened = body != typed
    last = past[-1].question
    if not body.strip("?.! ") or BARE.match(body) or MORE.match(typed) or NOUNLESS.match(body):
        return _joined(last, body or typed)
    if ASKS.match(body):
        return _named(body, past, text)
    if opened or _is_place_or_time(body):
        return _exchanged(_named(body.rstrip("?.! "), past, body.rstrip("?.! ")), last)
    return text


def topic(question: str) -> str:
    """Return a question without what asks in it: What growth target did China set? → growth target China set."""
    bare = question.strip().rstrip("?.! ")
    found = ASKED.match(bare)
    if not found:
        return bare
    return f"{found['thing'].strip()} {bare[found.end() :].strip()}".strip()


def _joined(last: str, body: str) -> str:
    about = topic(last)
    return f"{about[:1].upper()}{about[1:]}: {body[:1].lower()}{body[1:]}"


def _named(text: str, past: Sequence[Earlier], alone: str) -> str:
    """Return the text with what its first pronoun stands for in its place; `alone` where it has none, or names it itself."""
    for pattern, found_in in ((PERSON, _person), (PLACE, _place), (THEN, _year), (THING, _thing)):
        if (found := pattern.search(text)) and _opens(text[: found.start()]):
            meant = found_in(past)
            return _put(text, found, meant) if meant else _joined(past[-1].question, text)
    found = THIS.search(text)
    if found and _opens(text[: found.start()]) and not IN_HAND.search(text):
        return _this(text, found, past)
    return alone


def _put(text: str, found: re.Match[str], meant: str) -> str:
    groups = found.groupdict()
    own = groups.get("own") or groups.get("her")
    return text[: found.start()] + (possessive(meant) if own else meant) + text[found.end() :]


def _this(text: str, found: re.Match[str], past: Sequence[Earlier]) -> str:
    """Return the text with "that law" named by what was spoken of, where its noun stands in it; else both, one after the other."""
    meant = _thing(past)
    if meant and found["noun"].lower() in meant.lower():
        return text[: found.start()] + meant + text[found.end() :]
    return _joined(past[-1].question, text)


def possessive(name: str) -> str:
    """Return a name as an owner: Beijing's, the Ministries'."""
    return name if re.search(r"[’']s?$", name) else f"{name}'" if name.endswith("s") else f"{name}'s"


def _opens(before: str) -> bool:
    """Return True where nothing stands that a pronoun after it could mean: no name, and nobody and nothing told apart."""
    return not (NAME.search(before) or DETERMINED.search(before) or before.count(","))


def _person(past: Sequence[Earlier]) -> str | None:
    for one in reversed(past):
        if one.short_answer and re.match(r"(?:[A-Z][\w’'-]+\s?){1,4}$", one.short_answer):
            return one.short_answer
        if people := re.findall(r"(?<!^)\b(?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+\b|(?<!^)\b[A-Z][a-z]+\b", one.question):
            return str(max(people, key=lambda name: " " in name))
    return None


def _place(past: Sequence[Earlier]) -> str | None:
    meant = _thing(past)
    return f"in {meant}" if meant else None


def _year(past: Sequence[Earlier]) -> str | None:
    found = YEAR.search(past[-1].question)
    return f"in {found.group()}" if found else None


def _thing(past: Sequence[Earlier]) -> str | None:
    """Return the longest name in the last question, with what belongs to it, else its short answer."""
    last = past[-1].question
    found = ASKED.match(last)
    named = [one.strip() for one in NAMED.findall(last[found.end() :] if found else re.sub(r"^\S+\s", "", last))]
    return max(named, key=len, default=None) or past[-1].short_answer


def _is_place_or_time(body: str) -> bool:
    """Return True for a year, which of a row, or a name alone, with or without a preposition."""
    bare = re.sub(r"^(?:in|for|by|from|since|on)\s+", "", body.rstrip("?.! "), flags=re.I)
    return bool(YEAR.fullmatch(bare) or ORDINAL.fullmatch(re.sub(r"^the ", "", bare)))


def _exchanged(told: str, last: str) -> str:
    """Return the last question with what the follow-up names in the place of what it spoke of: another year, name, thing."""
    if (new := ordinal_in(told) or time_in(told)) and (asked := exchanged(last, new)):
        return asked
    if re.match(r"(?:in|for|by|from|since|until|before|after)\s+(?:19|20)\d{2}", told, re.I):
        return f"{last.rstrip('?.! ')} {told}?"
    if re.fullmatch(r"[A-Z][\w-]*(?:\s[A-Z][\w-]*)*(?:[’']s?)?", told) and (old := _first_name(last)):
        return last.replace(old, _like(told, old), 1)
    return _thing_exchanged(told, last)


def _first_name(question: str) -> str | None:
    found = NAME.search(question)
    return found.group() if found else None


def _like(new: str, old: str) -> str:
    """Return a name as the old one is written: an owner where that is one."""
    bare = re.sub(r"[’']s?$", "", new)
    return possessive(bare) if re.search(r"[’']s?$", old) else bare


def _thing_exchanged(told: str, last: str) -> str:
    """Return a question for another thing: on basic research for on R&D, grain output for new urban jobs."""
    if (given := re.match(r"(on|in|for|of|to|from|with)\s+(.+)", told, re.I)) and (
        old := re.search(rf"\b{given[1]}\s+(?:the\s+)?[\w&’'-]+", last, re.I)
    ):
        return last[: old.start()] + told + last[old.end() :]
    found = ASKED.match(last)
    if found and found["thing"].strip() and found["wh"].lower() not in ("who", "when", "where", "why", "how"):
        return f"What {re.sub(r'^(?:the|a|an) ', '', told)} {last[found.start('aux') :]}"
    return f"{topic(last)[:1].upper()}{topic(last)[1:]}: what about {told}?"
