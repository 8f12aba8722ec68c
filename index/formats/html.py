"""HTML → blocks: the page's lines, those of them that are the article, and what the page tells about it."""

import re
from typing import Any

from index.formats.decode import NotText
from index.formats.html_article import choose
from index.formats.html_facts import facts
from index.formats.html_head import head
from index.formats.html_lines import Line, Tree, parse
from index.formats.html_tables import SPACE
from index.press import CAPTION
from index.types import Block, Page

# Beyond this the recursion of trafilatura is at its end, or its time is minutes; the page is then read without its vote.
DEEPEST_VOTE, LONGEST_VOTE, MOST_VOTED = 200, 2_000_000, 10_000
# Nor does it end in good time on cells that state to reach over dozens of rows or columns.
WIDE_CELL = re.compile(r"(?:col|row)span\s*=\s*[\"']?\s*(?:\d{3,}|[3-9]\d)", re.I)
# A line as long as this is told by standing in the vote's text; a shorter one must be a line of it.
TELLING = 16
# Captions of English pages run to several sentences.
LONGEST_CAPTION = 600


def read(content: str) -> Page:
    """Return the article of an HTML page as blocks, and every other line of the page as cut, in page order.

    Raises NotText when there is no article in it, or when it is beyond the limits.
    """
    tree = parse(content)
    told = head(tree.root)
    chosen = choose(tree.lines, votes(tree, content), told.titles)
    if not chosen.kept:
        raise NotText("is a page without an article that could be found; save the article itself, or paste it as .txt")
    found = facts(told, tree.lines, chosen.kept, chosen.headline)
    kept = frozenset(chosen.kept)
    blocks = [
        _block(tree.lines[number], number == chosen.headline, number in chosen.captions) for number in chosen.kept
    ]
    if chosen.headline is None and found.title:
        blocks.insert(0, Block(found.title, "heading", 1))
    return Page(tuple(blocks), found, tuple(line.text for n, line in enumerate(tree.lines) if n not in kept))


def _block(line: Line, headline: bool, captioned: bool) -> Block:
    if line.table:
        return Block(line.text, "table", merged=line.merged)
    if headline or line.level:
        return Block(line.text, "heading", 1 if headline else line.level)
    captioned = captioned or bool(CAPTION.search(line.text))
    return Block(line.text, "caption" if captioned and len(line.text) <= LONGEST_CAPTION else "paragraph")


def votes(tree: Tree, content: str) -> frozenset[int]:
    """Return the numbers of the lines that trafilatura takes for the article."""
    if (
        tree.depth > DEEPEST_VOTE
        or len(content) > LONGEST_VOTE
        or len(tree.lines) > MOST_VOTED
        or WIDE_CELL.search(content)
    ):
        return frozenset()
    from trafilatura import bare_extraction

    found: Any = bare_extraction(content, include_tables=True, include_comments=False, with_metadata=False)
    if found is None or found.body is None:
        return frozenset()
    pieces = [SPACE.sub("", text) for text in found.body.itertext()]
    whole, single = "".join(pieces), frozenset(pieces)
    return frozenset(
        number
        for number, line in enumerate(tree.lines)
        if not line.hidden and (bare := line.bare) and (bare in single or (len(bare) >= TELLING and bare in whole))
    )
