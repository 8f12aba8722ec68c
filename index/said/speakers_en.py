"""The subject of an English clause → who it names: Vice-Minister Li Meng, a spokeswoman for the port, she."""

import re
from collections.abc import Collection

from index.said.attribution import Subject

_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:van|von|de|der|den|da|di|bin|bint|al|el|ten|ter|le|la|of the))?"
NAME = re.compile(rf"(?:{_NAME})(?: {_NAME}){{0,4}}$")
# Another back-bencher, its founder: words that lead up to a name.
DESCRIBES = re.compile(
    r"(?:another|an?|the|its|his|her|their|one|my|our|[A-Z]\w+[’']s?) [a-z]|[A-Z]\w+(?: [\w-]+)* [a-z-]+$", re.I
)
# In a speech to the centre, Mr Straw said: where and when is no role.
PLACED = re.compile(r"(?:in|at|on|after|before|during|by|for|with|from|to|speaking)\b", re.I)
# Words that a role ends with; what follows one is the name.
ROLE = re.compile(
    r"\b(?:president|premier|minister|vice-minister|secretary|mayor|governor|senator|congressman|congresswoman|representative|councillor|councilor|"
    r"judge|justice|king|queen|prince|princess|pope|chancellor|ambassador|envoy|commissioner|director|chairman|chairwoman|chair|chief|"
    r"executive|officer|ceo|cfo|head|leader|founder|owner|manager|coordinator|spokesman|spokeswoman|spokesperson|analyst|economist|strategist|"
    r"professor|dr|mr|mrs|ms|sir|dame|lord|lady|scientist|researcher|author|engineer|teacher|student|doctor|nurse|lawyer|attorney|"
    r"farmer|fisherman|guide|resident|captain|general|colonel|lieutenant|sergeant|inspector|detective|sheriff|officer|coach|striker|"
    r"player|actor|actress|singer|director|writer|artist|conductor|composer|meteorologist|historian|archaeologist|biologist|activist|"
    r"campaigner|lawmaker|deputy|mp|editor|reporter|correspondent|banker|trader|driver|worker|baker|shopkeeper|architect|designer|"
    r"curator|critic|expert|official|aide|adviser|advisor|counsel|prosecutor|rep|sen|gov|gen|prof|rev|father|mother|brother|sister|wife|"
    r"husband|son|daughter|witness|neighbour|neighbor|organiser|organizer|volunteer|undersecretary|speaker|whip|treasurer|superintendent|dean|fellow|partner|boss|pharmacist|rancher|musician|planner|surveyor|trustee|patron|producer|chef|grower|herder|physicist|chemist|geologist|virologist|epidemiologist|ecologist|sociologist|psychologist|climatologist|oceanographer|journalist|columnist|lobbyist|novelist|pianist|cyclist|physician|surgeon|technician|politician|librarian|veterinarian|accountant|consultant|merchant|sergeant|assistant|pastor|priest|monk|nun|miner|painter|photographer|publican|postman|firefighter|policeman|policewoman|ombudsman|negotiator|delegate|diplomat|consul|attaché|recruiter|retiree|pensioner|survivor|victim|parent|grandmother|grandfather|midwife|carer|star|broadcaster|retailer|carmaker|airline|operator|developer|publisher|manufacturer|charity|archbishop|bishop|cardinal|rabbi|imam|mep|peer)s?\b\.?",
    re.I,
)
# Honorifics are no role, and no part of the name by which somebody is known.
HONORIFIC = re.compile(r"(?:^|(?<=\s))(?:Mr|Mrs|Ms|Mdm|Miss|Dr|Sir|Dame|Lord|Lady|Mister)\.?$")
OPENING = re.compile(
    r"^(?:\([^)]*\)\s*|(?:On|In|Last|This) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|\d{4}|week|month|year)(?: (?:morning|evening|afternoon|night|\d{1,4}))?,?\s+)+"
)
# Economists polled by the Gazette: what was done with them is no part of the name.
CLAUSE = re.compile(
    r"(?<=\w) (?:published|released|issued|compiled|polled|led|quoted|surveyed|interviewed|cited|seen) (?:by|on|in|for)\b.*$"
)
PLURAL = re.compile(r"(?<!mr)(?<!bos)(?<!m)s$", re.I)
# Asked about the cost, Ferrante …: an opening without a comma behind it leaves the name at its end.
AFTER_OPENING = re.compile(
    r"^(?:Asked|Responding|Speaking|Referring|Writing|Commenting|Questioned|Pressed)\b.*?(?P<who>(?:[A-Z][\w.'’-]+ ?){1,4})$"
)
HE = re.compile(r"^(?:he|she|they|it)$|.* (?:he|she)$", re.I)
SAME = re.compile(
    r"^the (?P<noun>(?:\w+ )?(?:spokes\w+|minister|mayor|president|governor|analyst|report|statement|study|letter|official|judge|professor|company|university|regulator|union|agency|diplomat|lawyer|engineer|farmer|council|court|bank|firm|ministry|chairman|chairwoman|chancellor|coach|captain|secretary|director|envoy|author|researcher))$",
    re.I,
)
# Papers without an owner: the document's own, or nobody's.
PAPERS = re.compile(
    r"^(?:the|this|that|a|an|its|their|it)?\s*(?:new |latest |annual |draft |final |five-year |\d{4} )*(?:plan|report|document|bill|strategy|outline|act|law|article|programme|program|section|chapter|agreement|study|survey|data|figures|results?|budget|it|paper|letter|statement|sources?|lawsuit|headline|film|book|song|game|documentary|website|notice|sign|rule|rules|constitution|code|charter|treaty|text|story|column|editorial|memo|filing|indictment)$",
    re.I,
)
NO_SUBJECT = re.compile(
    r"\b(?:is|was|were|are|be|been|will|would|could|can|did|does|do|had|has|have|when|where|if|than|because|refused|reached|declined|began|it|"
    r"he|she|they|him|them|us|me|i|you|being|having|going|not)\b",
    re.I,
)
NO_NAME = frozenset(
    "The A An In On At But And However Meanwhile Still Yet It He She They This That These Those Earlier Later Officials Critics "
    "Scientists Experts Economists Analysts Police Some Many Most Others Both Asked Speaking Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "January February March April May June July August September October November December".split()
)
LONGEST, NOUN_WORDS = 140, 7
# What is said of it, not by it: the truth, the poll, the sign.
NOTHING = re.compile(
    r"\b(?:poll|polls|figure|figures|data|truth|fact|sign|rumours?|results?|evidence|history|law|time|way|thing|things|something|nothing|"
    r"everything|anything|research|plan|book|film|headline|story|rules?|page|label|poster|slogan|message)$",
    re.I,
)


def subject(words: str, known: Collection[str]) -> Subject | None:
    """Return whom the words of a subject name, or None; `known` are the names met so far."""
    words = CLAUSE.split(OPENING.sub("", words.strip(" ,")))[0]
    if not words or len(words) > LONGEST:
        return None
    if opened := AFTER_OPENING.match(words):
        words = opened["who"]
    if HE.match(words):
        return Subject(words.split()[-1], "", "he")
    head, _, apposed = words.partition(", ")
    if apposed:
        return _apposed(head, apposed)
    if PAPERS.match(words):
        return (
            Subject(re.sub(r"^the ", "", words, flags=re.I), "", "same")
            if re.match(r"the (?:report|study|statement|letter)$", words, re.I)
            else None
        )
    if NO_SUBJECT.search(words):
        return None
    return _named(words) or _nameless(words)


def plain_noun(words: str) -> Subject | None:
    """Return what speaks by words that no list holds: the world indoor champion, S and P, regulators."""
    words = OPENING.sub("", words.strip(" ,"))
    if ", " in words or len(words.split()) > NOUN_WORDS or NO_SUBJECT.search(words) or PAPERS.match(words):
        return None
    named = re.match(r"(?P<role>(?:[\w'’-]+ )*[a-z][\w'’-]*) (?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2})$", words)
    if named and not BODY.search(named["who"]):
        return Subject(named["who"], re.sub(r"^(?:an?|the)\s+", "", named["role"], flags=re.I), "person")
    if NOTHING.search(words) or not re.match(
        r"[A-Z]|(?:the|an?|one|two|some|many|most|several|other|both)\b|[a-z-]+s$", words
    ):
        return None
    return Subject(words, "", "perhaps" if re.match(r"the ", words, re.I) else "group")


def person(text: str, known: Collection[str]) -> Subject | None:
    """Return the person with whom a sentence begins, by name, or None."""
    found = re.match(
        r"(.{3,80}?)(?=,| (?:has|have|had|is|was|were|will|would|may|can|[a-z]+ed|[a-z]+s|who|and)\b)", text
    )
    who = _named(OPENING.sub("", found.group(1).strip())) if found else None
    return who if who and (who.role or " " in who.who or who.who in known) and who.kind == "person" else None


def _apposed(head: str, apposed: str) -> Subject | None:
    """Return the person of "Li Meng, vice-minister of science" or "the ministry's spokesman, Tom Hale"."""
    # Noor Hassan, 34, a teacher: an age is no role.
    role = re.sub(r"^(?:aged )?\d{1,3}(?:, |$)", "", apposed)
    # A second comma ends the role where it goes on in other words: ", who led the study".
    role = re.split(r", (?:who|which|after|in|on|speaking|and)\b|,? (?:who|which)\b", role)[0].strip(" ,")
    if _is_name(head):
        inner = _named(head)
        told = re.sub(r"^(?:an?|the)\s+", "", role)
        plain = (
            told
            if not role.startswith(("who", "which", "where"))
            and not re.match(r"(?:however|meanwhile|too|also|for (?:his|her) part|in turn|\w+ing)\b", role)
            else ""
        )
        return Subject(inner.who, inner.role or plain, inner.kind) if inner else None
    if _is_name(role) and (
        ROLE.search(head) or (DESCRIBES.match(head) and " " in role and not NO_SUBJECT.search(head))
    ):
        return Subject(role, re.sub(r"^(?:an?|the)\s+", "", head, flags=re.I), "person")
    inner = _named(head) or (_nameless(head) if not NO_SUBJECT.search(head) else None)
    if inner and not inner.role and inner.kind == "person":
        return Subject(inner.who, re.sub(r"^(?:an?|the)\s+", "", role), "person")
    return inner


def _is_name(words: str) -> bool:
    return (
        bool(NAME.fullmatch(words)) and words.split()[0] not in NO_NAME and not all(map(ROLE.fullmatch, words.split()))
    )


def _named(words: str) -> Subject | None:
    """Return the person whose name ends the words, what precedes it being the role."""
    titles = [found for found in ROLE.finditer(words) if found.end() < len(words) and not PLURAL.search(found.group(0))]
    for title in reversed(titles):
        name = words[title.end() :].strip()
        if _is_name(cut := re.split(r" (?:of|from|at|for|in|on|with) ", name)[0]):
            role = re.sub(r"^(?:an?|the|his|her|its|their|and|but)\s+", "", words[: title.end()], flags=re.I)
            role = HONORIFIC.sub("", role.strip()).strip()
            return Subject(cut, "" if PLACED.match(role) else role, "person")
    plain = re.split(r" (?:of|from|at|for|in|on|with) ", words)[0]
    if not _is_name(plain) or re.match(r"[A-Z][a-z]{3,}ing ", plain) or ROLE.fullmatch(plain.split()[-1]):
        return None
    placed = " " in plain and words.startswith(
        (f"{plain} of ", f"{plain} from ", f"{plain} at ")
    )  # Ida Brook of the Council
    if len(plain.split()) > 4 or BODY.search(plain if placed else words):
        return Subject(words, "", "group")
    return Subject(plain, "", "person")


BODY = re.compile(
    r"\b(?:ministry|department|office|agency|council|committee|commission|bank|university|institute|company|court|party|union|group|association|"
    r"authority|board|bureau|government|police|house|parliament|congress|senate|corporation|inc|corp|co|ltd|plc|ag|fund|federation|"
    r"society|centre|center|team|club|network|television|radio|media|newspaper|times|post|news|journal|gazette|daily|agency|organisation|organization|report|study|survey|"
    r"white house|pentagon|kremlin|nations|exchange|service|trust|foundation|league|press|watchdog|regulator|museum|family)\b",
    re.I,
)


def _nameless(words: str) -> Subject | None:
    """Return the role, body or group that the words name, as they stand."""
    if SAME.match(words):
        return Subject(words, "", "same")
    if len(words.split()) > 12 or PAPERS.match(words):
        return None
    if ROLE.search(words) or BODY.search(words):
        return Subject(words, "", "role" if ROLE.search(words) else "group")
    plural = re.search(
        r"(?:^|\s)[A-Za-z-]+(?:s|ists|ers|ians|people|police|men|women)(?: (?:at|of|from|in|for) [\w ]+)?$", words
    )
    longest = 6 if re.match(r"(?:[A-Z]|some|many|most|several|other|few|two|three)", words) else 3
    if plural and len(words.split()) <= longest:
        return Subject(words, "", "group")
    return Subject(words, "", "perhaps") if re.fullmatch(r"[Tt]he(?: [\w-]+){1,2}", words) else None
