"""An English sentence → who is named as its speaker: before the verb, behind it, or after "according to"."""

import re
from collections.abc import Collection

from index.said.attribution import Attribution, Subject
from index.said.quotes import MASK, Quote, masked
from index.said.speakers_en import plain_noun, subject
from index.said.verbs_en import DOES_MORE, LOADED, MANNER, SAID_OF, SAYS, VERB

ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion) of|[Aa]s told by)\s+")
# Words of time, place and manner that may stand between subject and verb.
ADVERBS = (
    r"(?:also|then|later|once|often|again|has|have|had|would|further|separately|repeatedly|recently|earlier|previously|meanwhile|"
    r"still|now|even|only|yesterday|today|tonight|simply|(?!family|reply|supply)[a-z]+ly|"
    r"(?:on|last|this|early|late|in|at|during|after|before) (?:[A-Z][a-z]+|[a-z]+)(?: (?:morning|evening|afternoon|night|\d{1,2}|[a-z]+))?|"
    r"in an? [a-z ]{3,30})"
)
TRAILING = re.compile(rf"(?:,?\s+{ADVERBS}){{1,3}}\s*$")
# Where a subject cannot reach across.
BOUNDARY = re.compile(
    rf"[.;:!?—–{MASK}]|\s-\s|\b(?:and|but|that|which|because|while|when|although|though|if|as|so|where|whether|or)\b"
)
HEAD_OF_CLAUSE = re.compile(
    r"^(?:[,\s]|and\b|but\b|while\b|as\b|however\b|meanwhile\b|nevertheless\b|moreover\b|therefore\b|also\b|thus\b|in fact\b|still\b|yet\b|so\b)+",
    re.I,
)
INVERTED_END = re.compile(
    r"\s+(?:on|in|at|after|before|during|when|as|while|from|last|this|with a|to reporters|to a|to the|yesterday|today|adding|referring|speaking)\b|[.!?;:—]|\s+who\b|"
    + MASK
)
ROLE_END = re.compile(r"[,.!?;:—]|\s(?:who|adding|referring|speaking|when|as|while)\b|" + MASK)
IS_ROLE = re.compile(
    r"(?!which|who|where|when|while|but|and|as\b|[a-z]+ing\b)(?:an?|the|its|his|her|\d{1,3}|[a-z-]+|[A-Z][\w.’']+(?: [A-Z][\w.’']+)?'?s?) ?(?!said|told)"
)
FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3}")
IS_TOLD = re.compile(r"(?:an? |the )?[a-z][\w'’ -]* (?:of|at|with|for|from|in) ")
ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|[A-Z])$")
NOBODY = re.compile(
    r"^(?:there|that|which|what|who|this|these|those|i|we|you|one(?! [a-z])|none|nobody|all|it is|to|not|or|nor|be|and|but)\b",
    re.I,
)


def attribution(text: str, spoken: list[Quote], known: Collection[str]) -> Attribution | None:
    """Return who a sentence says is speaking, or None; `spoken` are its quotations, `known` the names met so far."""
    open_text = masked(text, spoken)
    if found := _according(text, open_text, known):
        return found
    for verb in VERB.finditer(open_text):
        found = _before(text, open_text, verb, known) or _behind(text, open_text, verb, known)
        if found:
            return found
    return _by_manner(text, open_text, known) or _by_colon(text, open_text, known)


def _by_colon(text: str, open_text: str, known: Collection[str]) -> Attribution | None:
    """Return the person of Head chef Liv Moen: “…”: nothing but role and name before the quotation."""
    found = re.match(rf"(?P<who>[A-Z][^{MASK}:,.]{{2,80}}): ?{MASK}", open_text)
    who = subject(found["who"], known) if found else None
    if who is None or found is None or who.kind != "person":
        return None
    return _attributed(who, open_text, 0, found.end("who"))


def _by_manner(text: str, open_text: str, known: Collection[str]) -> Attribution | None:
    """Return the person behind a verb of manner that follows a quotation: "…," jokes bus driver Bogdan Ilić."""
    for verb in MANNER.finditer(open_text):
        said = text[: len(open_text[: verb.start()].rstrip())]
        if open_text[len(said) - 1 : len(said)] != MASK or not re.search(r"[,?!—][”\"’']$", said):
            continue
        found = _behind(text, open_text, verb, known)
        if found and found.kind in ("person", "role"):
            return found
    return None


def _according(text: str, open_text: str, known: Collection[str]) -> Attribution | None:
    found = ACCORDING.search(open_text)
    if not found:
        return None
    words = re.split(rf"[.;:—{MASK}]", open_text[found.end() :])[0]
    # According to X, an analyst at Y, prices fall: at the sentence's start the comma after the role ends the phrase.
    pieces = words.split(", ")
    named = (
        ", ".join(pieces[:2])
        if found.start() or (len(pieces) > 2 and re.match(r"an?\b|the\b|[a-z]", pieces[1]))
        else pieces[0]
    )
    who = subject(named, known)
    end = found.end() + len(named)
    return _attributed(who, open_text, found.start(), end) if who else None


def _before(text: str, open_text: str, verb: re.Match[str], known: Collection[str]) -> Attribution | None:
    """Return the subject that stands before a verb: "Li Meng, vice-minister of science, said"."""
    head = open_text[: verb.start()]
    plain = TRAILING.sub("", head).rstrip() if not head.rstrip().endswith(",") else head.rstrip()
    # Inbev, which brews it, said: what the clause adds about the speaker is no part of the name.
    plain = re.sub(rf",? (?:who|which|whose|where)\b[^{MASK}]*,$", "", plain)
    appositive = plain.endswith(",")
    start = _clause_start(plain.rstrip(", "), appositive)
    words = plain[start:].strip(" ,")
    shift = HEAD_OF_CLAUSE.match(words)
    words = words[shift.end() :] if shift else words
    owner = re.search("[a-z][’']s?$", words) and verb.group(0) not in ("said", "says", "told")  # Ms Villalba's claims
    if not words or owner or NOBODY.match(words) or not _speaks(open_text, verb, plain):
        return None
    words = _last_noun_phrase(words, appositive)
    words = TRAILING.sub("", words)
    who = subject(words, known) or (plain_noun(words) if verb.group(0) in SAYS else None)
    return _attributed(who, open_text, start, verb.end()) if who else None


def _clause_start(plain: str, appositive: bool) -> int:
    """Return where the clause that ends with `plain` begins; with a role between commas, before the name."""
    start = max((mark.end() for mark in BOUNDARY.finditer(plain) if not _inside_name(plain, mark)), default=0)
    commas = [place for place in range(start, len(plain)) if plain.startswith(", ", place)]
    if appositive and commas:
        # The name before a role: up to the comma, the quotation or the sentence's start before it.
        earlier = [place for place in commas[:-1] if re.match(r", (?:[A-Z]|an? |the )", plain[place:])]
        return (
            earlier[-1] + 1
            if earlier and not re.match(r"\s*[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*$", plain[start : commas[0]])
            else start
        )
    # Paul Mlotok, oil analyst with Lowe said: the comma behind the role is left out.
    if commas and FULL_NAME.fullmatch(plain[start : commas[-1]].strip()) and IS_TOLD.match(plain[commas[-1] + 2 :]):
        return start
    return commas[-1] + 1 if commas else start


def _inside_name(plain: str, mark: re.Match[str]) -> bool:
    """Return True for the stop of an abbreviation and for "and" between two capitalised words or inside a role."""
    if mark.group(0) == ".":
        return bool(re.search(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|[A-Z])$", plain[: mark.start()]))
    if mark.group(0) == "and":
        return bool(
            re.search(r"\w\s$", plain[: mark.start()])
            and not re.search(r",\s*$", plain[: mark.start()])
            and _one_phrase(plain, mark)
        )
    return False


def _one_phrase(plain: str, mark: re.Match[str]) -> bool:
    left, right = plain[: mark.start()].split(), plain[mark.end() :].split()
    if not left or not right:
        return False
    return bool(left[-1][0].isupper() and right[0][0].isupper()) or bool(
        re.search(r"\b(?:of|for|at)\b[\w ]*$", plain[: mark.start()]) and len(right) <= 3
    )


def _last_noun_phrase(words: str, appositive: bool) -> str:
    """Return the subject without an opening phrase: "Asked about the cost, Ferrante" → "Ferrante"."""
    if appositive or ", " not in words:
        return words
    name, _, role = words.partition(", ")
    if FULL_NAME.fullmatch(name) and IS_TOLD.match(role):
        return words
    return words.rsplit(", ", 1)[1]


def _speaks(open_text: str, verb: re.Match[str], plain: str) -> bool:
    rest = open_text[verb.end() :]
    if re.search(r"\b(?:had|have|has)\s*$", open_text[: verb.start()]) and verb.group(0).startswith("forecast"):
        return True
    if verb.group(0) in LOADED and MASK not in open_text:
        return bool(SAID_OF.match(rest))
    if ", " in plain and re.fullmatch(rf"(?:\s+{ADVERBS})?\s*\.?", rest):  # …, the court ruled on Thursday.
        return True
    if verb.group(0) in DOES_MORE and MASK not in open_text:
        return bool(
            re.match(r"\s*(?:that\b|,|:|saying\b|noting\b|the growth|(?:him|her|them|it|the \w+) )", rest)
        ) or not rest.strip(" .")
    return True


def _behind(text: str, open_text: str, verb: re.Match[str], known: Collection[str]) -> Attribution | None:
    """Return the subject that stands behind a verb: "…," said Li Meng, vice-minister of science."""
    head = open_text[: verb.start()].rstrip()
    if verb.group(0) in LOADED and not head.endswith(MASK):
        return None
    if head and not head.endswith((",", MASK, "?", "!", ";")):
        return None
    rest = open_text[verb.end() :]
    if rest[:1] != " ":
        return None
    words = _until_role_ends(rest[1:])
    words = words if ", " in words else TRAILING.sub("", words)
    if not words or NOBODY.match(words):
        return None
    spoken = head.endswith(MASK)  # behind a quotation whoever is named speaks
    who = subject(words, known) or (plain_noun(words) if spoken else None)
    end = verb.end() + 1 + len(words)
    return _attributed(who, open_text, verb.start(), end) if who else None


def _until_role_ends(rest: str) -> str:
    """Return the name behind a verb, with the role that follows it between commas."""
    stop = _stop(INVERTED_END, rest)
    comma = rest.find(", ")
    if comma < 0 or comma > stop:
        return rest[:stop].strip(" ,")
    role = rest[comma + 2 :]
    age = re.match(r"(?:aged )?\d{1,3}, ", role)
    role_end = _stop(ROLE_END, role[age.end() :]) + age.end() if age else _stop(ROLE_END, role)
    return (rest[: comma + 2] + role[:role_end]).strip(" ,") if IS_ROLE.match(role) else rest[:comma]


def _stop(pattern: re.Pattern[str], rest: str) -> int:
    """Return where a pattern first matches, the stop of an abbreviation aside."""
    for found in pattern.finditer(rest):
        if rest[found.start()] != "." or not ABBREVIATED.search(rest[: found.start()]):
            return found.start()
    return len(rest)


def _attributed(who: Subject | None, open_text: str, start: int, end: int) -> Attribution | None:
    if who is None:
        return None
    before = open_text[:start].strip(" ,.;:—")
    rest = open_text[end:].replace(MASK, "").strip(" ,.;:—")
    outside = (before.replace(MASK, "") + rest).strip(" ,.?!")
    return Attribution(who.who, who.role, who.kind, start, end, after=bool(before) and not rest, bare=not outside)
