"""Text → sentences with exact offsets; decimals, abbreviations, quoted speech with its speaker stay whole."""

import re

# A quotation longer than this is cut inside, or one missing closing mark would swallow the rest of the text.
LONGEST_QUOTATION = 300
# A Latin "?" or "!" inside a word (an address, a name like Yahoo!Japan) ends nothing.
END = re.compile(
    r"[。！？]+[。！？!?]*|[!?]+(?![\w/=&%#-])|[!?]+(?=[\u3400-\u9fff])|…{2,}|(?<!\.)\.(?!\.)(?=[”’\"')\]]*(?:\s|$))|\n"
)
# At 3 p.m. in London: after a full stop a small letter goes on with the sentence.
GOES_ON = re.compile(r"[ \t]+[a-z]")
# How far back an abbreviation is looked for: the longest and the character before it.
ABBREVIATION_WIDTH = 12
CLOSERS = "”’』」）)】》\"'"
# Who speaks, behind a quotation; a verb with a colon behind it opens the next one instead.
SPEAKER = re.compile(
    r"[^。！？!?\n“”「」]{0,24}?(?:[说說説]|表示|指出|[强強][调調]|介[绍紹]|[认認][为為]|[称稱]|告[诉訴]|坦言|透露|回[应應]|[写寫]道)(?![：:])"
)
INTRODUCED = re.compile(r"[^“「]+[：:][“「]")
SPEAKER_EN = re.compile(r"\s*(?:[a-z]|(?:[A-Z][\w.’'-]+ ){1,4}(?:said|says|told|added|noted))")
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"\u3400-\u9fff])(?:Mr|Mrs|Ms|Mdm|Dr|Prof|Rev|Hon|Sen|Rep|Gov|Gen|Col|Lt|St|Jr|Sr|No|Nos|vs|etc|cf|e\.g|i\.e|approx|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Art|Sec|Fig|pp?|[A-Z]|(?:[A-Z]\.)+[A-Z])$"
)


def split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of `text[start:end]`, in order, without the space around it."""
    stop = len(text) if end is None else end
    out: list[tuple[int, int]] = []
    begin = at = start
    while at < stop:
        found = END.search(text, at, stop)
        if found is None:
            break
        line_end = text[found.start()] == "\n"
        at = found.end() if line_end else _past_closers(text, found.end(), stop)
        if _ends(text, begin, found.start(), at, stop):
            out.append((begin, at))
            begin = at
    out.append((begin, stop))
    return [trimmed for piece in out if (trimmed := _trim(text, *piece))]


def _past_closers(text: str, at: int, stop: int) -> int:
    while at < stop and text[at] in CLOSERS:
        # A straight quotation mark closes only when nothing follows it directly: otherwise it opens the next sentence.
        if text[at] in "\"'" and at + 1 < stop and not text[at + 1].isspace():
            break
        at += 1
    return at


def _ends(text: str, begin: int, mark: int, at: int, stop: int) -> bool:
    """Return True when the sentence that began at `begin` ends with the mark at `mark`."""
    if text[mark] == "\n":
        return True
    if text[mark] == "." and (
        ABBREVIATION.search(text, max(0, mark - ABBREVIATION_WIDTH), mark) or GOES_ON.match(text, at, stop)
    ):
        return False
    # 一批（甲。乙。）丙: only brackets that are a sentence of their own end with their stop.
    bracketed = text[at - 1] in "）)" and text[begin:at].lstrip()[0] not in "（("
    if bracketed and at < stop and not text[at].isspace():
        return False
    if _inside_quotation(text, begin, mark, at, stop):
        return False
    quoted = text[at - 1] in '”"’」' and not INTRODUCED.match(text, begin, at)
    return not (quoted and (SPEAKER.match(text, at, stop) or SPEAKER_EN.match(text, at, stop)))


def _inside_quotation(text: str, begin: int, mark: int, at: int, stop: int) -> bool:
    said = text[begin:at]
    for left, right in (("“", "”"), ("「", "」"), ("（", "）")):
        if said.count(left) > said.count(right):
            closing = text.find(right, at, min(stop, begin + LONGEST_QUOTATION))
            line = text.find("\n", at, stop)
            return closing >= 0 and (line < 0 or closing < line)
    return False


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
