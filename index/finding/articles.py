"""Article → blocks: what an export or a feed holds is the article alone, with nothing of a page around it to cut."""

import re
from html.parser import HTMLParser

from index.formats import text
from index.raw import Article
from index.types import Block, Facts, Page

# Elements that stand on lines of their own; all others run on in their line.
LINES = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p "
    "pre section table tbody thead tr ul".split()
)
CELLS = frozenset(("td", "th"))
# What HTML takes for one space; an ideographic space is a character of the text.
SPACE, SPACES = re.compile(r"[ \t\r\n\f]+"), re.compile(r" {2,}")
UNSEEN = frozenset(("script", "style", "template", "noscript"))


def read(article: Article, warnings: tuple[str, ...] = ()) -> Page:
    """Return an article's blocks: its headline, then its paragraphs and tables. Nothing is cut."""
    blocks = text.read(plain(article.text) if article.markup else article.text).blocks
    title = " ".join(article.title.split())
    if title and title not in [block.text for block in blocks[:1]]:
        blocks = (Block(title, "heading", 1), *blocks)
    return Page(blocks, Facts(title=title or None), warnings=warnings)


def plain(markup: str) -> str:
    """Return the text of an HTML fragment: a line for each paragraph, cells of a row between tabs."""
    reading = _Lines()
    reading.feed(markup)
    reading.close()
    return "\n".join(line for line in reading.lines() if line.strip())


class _Lines(HTMLParser):
    """Gathers text and breaks lines where a browser would."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line, or part the cell, before this element."""
        if tag in UNSEEN:
            self._hidden += 1
        elif tag in LINES:
            self._out.append("\n")
        elif tag in CELLS:
            self._out.append("\t")

    def handle_endtag(self, tag: str) -> None:
        """Break the line after this element."""
        if tag in UNSEEN:
            self._hidden = max(self._hidden - 1, 0)
        elif tag in LINES:
            self._out.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the text; its own line ends are spaces in HTML."""
        if not self._hidden:
            self._out.append(SPACE.sub(" ", data))

    def lines(self) -> list[str]:
        """Return the lines gathered; a row's first cell has no tab before it."""
        lines = [SPACES.sub(" ", line).strip(" \u3000") for line in "".join(self._out).split("\n")]
        return [line.removeprefix("\t").replace("\t ", "\t").replace(" \t", "\t") for line in lines]
