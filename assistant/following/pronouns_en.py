"""An English text with a pronoun → the text with what it stands for: it, its, he, their, there, that year, that law."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.following.slots import YEAR
from assistant.following.topics import ASKED_EN, AUXILIARY, END, HAN, spoken_of, topic
from assistant.types import Earlier

PERSON = re.compile(r"\b(?P<own>his|her(?=\s+\w))\b|\b(?:he|him|she|her)\b", re.I)
THING = re.compile(r"\b(?P<own>its|their)\b|\b(?:it|they|them)\b", re.I)
PLACE = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!were )(?<=\w )\bthere\b(?! (?:is|are|was|were|will|be))", re.I)
THEN = re.compile(r"\b(?:in|by|for|during) (?:that|the same) year\b|\bback then\b|\bat that time\b", re.I)
THIS = re.compile(r"\b(?:this|that|these|those)\s+(?P<noun>[a-z][\w-]*)", re.I)
# This article is the document in hand, whatever was asked before.
IN_HAND = re.compile(r"\b(?:this|that)\s+(?:article|story|report|piece|page|document|text|news)\b", re.I)
# It is safe to, it costs … to: nothing is meant by it.
NOTHING = re.compile(r"it (?:\w+ ){0,2}(?:to|that|for)\b", re.I)
DETERMINED = re.compile(r"\b(?:a|an|the|any|each|every|some|no)\s+(?!how\b|what\b|which\b)\w+", re.I)
# What share of its output does Shanghai …: the owner is named afterwards.
NAMED_AFTER = re.compile(rf"^[^,]*?\b(?:{AUXILIARY}) (?:the )?[A-Z]")
PLURAL = re.compile(r"their|they|them", re.I)
# Straight before a plural pronoun; any other word there may be what it means.
ASKING = re.compile(rf"(?:^|\b(?:{AUXILIARY}|what|which|who|whom|whose|when|where|why|how|about|of|and)\s)$", re.I)
NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w’'&.-]*(?<![.'’])")
# Words that go on a name: China's 2025 work report, the Beijing-Tianjin-Hebei region.
HEADS: Final = (
    "work report region area zone law plan forum budget tax subway metro city scheme package source center centre fund "
    "program programme initiative bulletin office ministry bureau committee project bridge light science innovation drivers "
    "act bill list conference company agency ferry line station port park museum library school hospital university river canal road railway "
    "airport stadium festival race games prize treaty agreement survey index summit council fair exhibition mission group"
).split()
NAMED = re.compile(
    r"(?:\b[Tt]he )?(?:(?:19|20)\d{2} )?\b[A-Z][\w’'&.-]*"
    rf"(?: (?:(?:19|20)\d{{2}}(?= (?:[A-Z]|{'|'.join(HEADS)}))|(?:of|for|and)(?= [A-Z])|[A-Z][\w’'&.-]*|(?:{'|'.join(HEADS)})\b))*"
)
# What is the carbon tax in Singapore in 2024? What "of" follows has a name of its own.
ABOUT = re.compile(
    r"what (?:is|was|are|were) (?P<thing>the (?!first|second|third|most|name|title)[a-z]+(?: (?!of\b|in (?:19|20))[\w’'-]+)*)(?: in (?:19|20)\d{2})?$",
    re.I,
)
PEOPLE = re.compile(r"(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}\b|(?<!^)\b[A-Z][a-z]+\b(?!')")
ONE_PERSON = re.compile(r"(?:[A-Z][\w’'-]+ ?){1,4}$")


def named_en(text: str, past: Sequence[Earlier]) -> str:
    """Return the text with what its first pronoun stands for; as it is where it has none, or names that itself."""
    for pattern, found_in in ((PERSON, person_en), (PLACE, _place), (THEN, _year), (THING, thing_en)):
        if (found := pattern.search(text)) and _points_back(text, found):
            meant = found_in(past)
            named = _put(text, found, meant) if meant else joined(past[-1].question, text)
            return _on_its_occasion(named, past[-1].question) if pattern is PERSON else named
    found = THIS.search(text)
    if found and _points_back(text, found) and not IN_HAND.search(text):
        return _this(text, found, past)
    return text


def joined(last: str, text: str) -> str:
    """Return what the last question is about, and then the text (Growth target China set for 2025: why?)."""
    about = topic(last)
    return f"{about[:1].upper()}{about[1:]}: {text[:1].lower()}{text[1:]}"


def possessive(name: str) -> str:
    """Return a name as an owner: Beijing's, the Ministries'."""
    return name if re.search(r"[’']s?$", name) else f"{name}'" if name.endswith("s") else f"{name}'s"


def _put(text: str, found: re.Match[str], meant: str) -> str:
    own = found.groupdict().get("own")
    if own and not found.start() and (owner := re.match(r"(.+?)[’']s? ", meant)):
        meant = owner[1]  # "And its economy?" after Beijing's subway: the economy of Beijing
    return text[: found.start()] + (possessive(meant) if own else meant) + text[found.end() :]


def _on_its_occasion(named: str, last: str) -> str:
    """Return a question about a person with the dated thing asked about before: … he make (the 2026 Forum)?."""
    occasion = next((one for one in NAMED.findall(last) if YEAR.search(one)), None)
    return named if not occasion or YEAR.search(named) else f"{named.rstrip(END)} ({occasion.strip()})?"


def _this(text: str, found: re.Match[str], past: Sequence[Earlier]) -> str:
    """Return the text with "that law" named by what was spoken of, where its noun stands in that; else both in a row."""
    meant = thing_en(past)
    if meant and found["noun"].lower() in meant.lower():
        return text[: found.start()] + meant + text[found.end() :]
    return joined(past[-1].question, text)


def _points_back(text: str, found: re.Match[str]) -> bool:
    """Return True where the text itself has nothing that its pronoun could mean: no name, no thing told apart before it."""
    before, after = text[: found.start()], text[found.end() :]
    if NOTHING.match(text[found.start() :]) or NAME.search(before) or DETERMINED.search(before) or "," in before:
        return False
    if PLURAL.fullmatch(found.group()) and not ASKING.search(before):
        return False
    return not (found.groupdict().get("own") and NAMED_AFTER.match(after))


def person_en(past: Sequence[Earlier]) -> str | None:
    """Return the person last answered or asked about."""
    for one in reversed(past):
        if one.short_answer and ONE_PERSON.match(one.short_answer):
            return one.short_answer
        if people := PEOPLE.findall(one.question):
            return str(max(people, key=lambda name: " " in name))
    return None


def _place(past: Sequence[Earlier]) -> str | None:
    meant = thing_en(past)
    return f"in {meant}" if meant else None


def _year(past: Sequence[Earlier]) -> str | None:
    found = YEAR.search(past[-1].question)
    return f"in {found.group()}" if found else None


def thing_en(past: Sequence[Earlier]) -> str | None:
    """Return what "what is" asks about, the longest name with what belongs to it, or the short answer of the last question."""
    last = past[-1].question
    if HAN.search(last):
        return spoken_of(last) or past[-1].short_answer
    if asked := ABOUT.match(last.rstrip(END)):
        return asked["thing"]
    found = ASKED_EN.match(last)
    named = [one.strip() for one in NAMED.findall(last[found.end() :] if found else re.sub(r"^\S+\s", "", last))]
    return max(named, key=len, default=None) or past[-1].short_answer
