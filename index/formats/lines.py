"""Lines that belong together → one text: Chinese joined by nothing, Latin words by a space, hyphenated words made whole."""

import re
from collections.abc import Collection, Iterable

# Characters that stand without a space between them: Chinese, its punctuation, full-width signs.
TIGHT = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·]")
# Full-width signs bring their own white along: no space stands beside them, whatever follows.
WIDE_SIGN = re.compile(r"[\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")
CLOSING = ",.;:!?%)"
SPACES = re.compile(r"[ \t\r\n\u00a0\u3000]+")
HYPHENS = "-\u2010\u00ad\u0002"
LAST_WORD = re.compile(r"([^\W\d_]+)[-\u2010]$")
FIRST_WORD = re.compile(r"[^\W\d_]+")


def is_tight(before: str, after: str) -> bool:
    """Return True when nothing stands between the two characters where lines are joined."""
    if TIGHT.match(before) and TIGHT.match(after):
        # Curly quotes and dashes are of both scripts: two of them say nothing, one beside Chinese is Chinese.
        return max(before, after) >= "\u2e80" or before == after
    return bool(WIDE_SIGN.match(before) or WIDE_SIGN.match(after))


def glue(text: str, line: str, known: Collection[str] = ()) -> str:
    """Return two lines as one; a word hyphenated across them is made whole unless `known` holds it with its hyphen."""
    text, line = text.rstrip(), line.lstrip()
    if not text or not line:
        return text + line
    if text[-1] in "\u00ad\u0002":
        return text[:-1] + line
    if text[-1] in HYPHENS and len(text) > 1 and text[-2].isalnum() and line[0].isalnum():
        return _unhyphenated(text, line, known)
    return text + ("" if is_tight(text[-1], line[0]) or _is_half_width(text, line) else " ") + line


def _is_half_width(text: str, line: str) -> bool:
    """Return True around Western punctuation in Chinese text: 小康,综合国力."""
    if line[0] in CLOSING:
        return bool(TIGHT.match(text[-1]))
    return text[-1] in CLOSING and bool(TIGHT.match(text[-2:-1]) and TIGHT.match(line[0]))


def _unhyphenated(text: str, line: str, known: Collection[str]) -> str:
    before, after = LAST_WORD.search(text), FIRST_WORD.match(line)
    if before is None or after is None or not after.group(0)[0].islower():
        return text + line  # figures, and names of two parts, keep theirs: 2023-0379, Franco-German
    whole = before.group(1) + after.group(0)
    hyphenated = f"{before.group(1)}-{after.group(0)}"
    if hyphenated.lower() in known and whole.lower() not in known:
        return text + line
    return text[:-1] + line


def glued(lines: Iterable[str], known: Collection[str] = ()) -> str:
    """Return all lines as one text."""
    text = ""
    for line in lines:
        text = glue(text, line, known)
    return text


def cell(lines: Iterable[str]) -> str:
    """Return the lines of a table's cell as one text that holds no tab and no line end."""
    return SPACES.sub(" ", glued(line for part in lines for line in re.split(r"[\r\n]+", part))).strip(" ")
