"""Characters that nobody sees and that do something: control characters, ends of lines, marks of direction; one rule for all."""

import re

# Control characters of both sets, separators of lines, and what turns the direction of writing: a terminal or a page that
# shows them shows something else than what stands there.
IN_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# Zero-width spaces, soft hyphens and stray byte-order marks too: a word that holds one is not found.
IN_TEXT = re.compile("[\u200b\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# These part words as a space does.
PARTING = re.compile("[\r\x0b\x0c\x1c-\x1f\x85]")


def shown(name: str) -> str:
    r"""Return a name that can be stored and shown: what nobody sees is written out (\x1b, \u202e), as are bytes that are no UTF-8."""
    plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return IN_NAME.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), plain)


def without(text: str) -> str:
    """Return a text without what nobody sees; line ends and tabs stay."""
    return PARTING.sub(" ", IN_TEXT.sub("", text))
