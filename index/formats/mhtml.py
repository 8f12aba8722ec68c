"""MHTML and saved mail → the page in it, read as HTML (or as text where there is none)."""

import re
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser

from index.formats.decode import NotText, decode

HEAD = re.compile(rb"\A\s*(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.S)
TOLD = re.compile(rb"^(?:MIME-Version|Content-Type|Snapshot-Content-Location)\s*:", re.I | re.M)
# A saved page has hundreds of pictures at most, each a part.
PARTS = 5_000
META = re.compile(r"<meta[^>]+charset[^>]*>", re.I)


def is_mhtml(data: bytes) -> bool:
    """Return True for what begins with the head of a message in several parts."""
    head = HEAD.match(data[:20_000])
    return head is not None and TOLD.search(head.group(0)) is not None


def page(data: bytes) -> tuple[str, str, str | None]:
    """Return "html" or "text", the content of the main part, and the address it was saved from. Raises NotText."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    parts = [part for number, part in enumerate(message.walk()) if number < PARTS and not part.is_multipart()]
    for subtype in ("html", "plain"):
        named = [part for part in parts if part.get_content_type() in (f"text/{subtype}", "application/xhtml+xml")]
        if best := _main(named, message):
            return ("html" if subtype == "html" else "text"), _content(best), _address(best, message)
    raise NotText("is a saved page or mail (MHTML) without a text part; save the page again")


def _main(parts: list[EmailMessage], message: Message) -> EmailMessage | None:
    """Return the part that the message starts with (its frames and advertisements are parts as well)."""
    start, address = str(message.get("Start") or ""), str(message.get("Snapshot-Content-Location") or "")
    told = [part for part in parts if address and part.get("Content-Location") == address]
    told += [part for part in parts if start and part.get("Content-ID") == start]
    return next(iter(told or parts), None)


def _content(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    return decode(raw if isinstance(raw, bytes) else b"")


def _address(part: EmailMessage, message: Message) -> str | None:
    told = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
    return told if told.startswith(("http://", "https://")) else None
