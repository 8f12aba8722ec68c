"""Text of documents → text that does nothing: no control character, no mark of direction, no formula, no address of a script."""

import re

# What XML cannot hold, what turns the direction of writing, lone halves of pairs, and marks that nobody sees.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# What a spreadsheet takes for a formula when the line is pasted into a cell; a negative number is none.
FORMULA = re.compile(r"(?m)^(?=[=@]|[+\-](?![\s\d.]))")
WEB = re.compile(r"(?i)https?://[^\s<>\"'`\\^{|}\x00-\x20]+")


def inert(text: str) -> str:
    r"""Return a text without what nobody sees; every end of a line is \n, tabs stay."""
    return UNSEEN.sub("", ENDS.sub("\n", text))


def flat(text: str) -> str:
    """Return a text as one line, inert."""
    return " ".join(inert(text).split())


def celled(text: str) -> str:
    """Return a text of a document, inert; between the cells of a table's row stands a bar."""
    return inert(text).replace("\t", " | ").strip()


def unformed(text: str) -> str:
    """Return lines for pasting, none of which a spreadsheet takes for a formula: such a line begins with an apostrophe."""
    return FORMULA.sub("'", text)


def web_address(url: object) -> str:
    """Return an address that leads to the web and to nowhere else; "" for any other."""
    plain = flat(str(url or ""))
    return plain if WEB.fullmatch(plain) else ""
