"""Words in quotation marks: they stand so in one source, in one piece; of a translation no rule can tell."""

import re
from collections.abc import Iterator, Sequence

from assistant.checked.source import Cited, Fault
from assistant.checked.words import folded

QUOTED = re.compile(r"[“\"「『]([^”\"」』“「『]{2,})[”\"」』]|《([^》]{2,})》|‘([^’]{2,})’(?![A-Za-z])")
# A paper that something is read in: of a document that names none, no rule can tell which it was.
PAPER = re.compile(r"据\s*《[^》]*(?:报|刊|新闻|杂志|网)》")
# What was left out between the marks: what is before and behind it was not said in a row.
LEFT_OUT = re.compile(r"…+|\.\.\.+|\[[^\]]*\]")
LETTER, HAN = re.compile(r"[A-Za-z\u3400-\u9fff]"), re.compile(r"[\u3400-\u9fff]")


def quotation_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield the quotations of a text that do not stand in one source as they are."""
    for found in QUOTED.finditer(text):
        said = next(filter(None, found.groups()))
        pieces = [piece for piece in map(_plain, LEFT_OUT.split(said)) if piece]
        if not pieces or any(_stands(pieces, source) for source in cited):
            if len(pieces) > 1:
                yield Fault("quotation_pieces", (said,), hard=False)
        elif bool(HAN.search(said)) not in {source.chinese for source in cited} and LETTER.search(said):
            yield Fault("quotation_language", (said,), hard=False)
        elif found[2] and PAPER.search(text, 0, found.end()) and not any(source.outlet for source in cited):
            yield Fault("outlet", (said,), hard=False)
        else:
            yield Fault("quotation", (said,))


def _stands(pieces: Sequence[str], source: Cited) -> bool:
    """Return True when pieces stand in one source in their order, or whole in a title or name around it."""
    at, text = 0, _plain(source.text)
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return len(pieces) == 1 and piece in _plain(source.around)
        at += len(piece)
    return True


def _plain(text: str) -> str:
    """Return text without the differences that change no meaning: script, width, case, spaces, the mark at its end."""
    return re.sub(r"\s+", "", folded(text)).strip(",.;:。，；：、!?")
