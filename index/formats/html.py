"""HTML → blocks, through trafilatura; what the page shows and the article does not hold is recorded as cut."""

import re
from collections.abc import Iterator
from typing import Any

from index.formats.decode import NotText
from index.types import Block, Facts, Page

SPACE = re.compile(r"[ \t\r\n\u00a0\u3000]+")
LEVEL = re.compile(r"h([1-6])")
UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe")


def read(content: str) -> Page:
    """Return the article of an HTML page as blocks. Raises NotText when there is no article in it."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(content, include_tables=True, include_comments=False, with_metadata=True)
    if found is None or found.body is None:
        raise NotText("is a page without an article that could be found; save the article itself, or paste it as .txt")
    blocks = tuple(block for block in _blocks(found.body) if block.text)
    if found.title and found.title not in [block.text for block in blocks[:3]]:
        blocks = (Block(SPACE.sub(" ", found.title).strip(), "heading", 1), *blocks)
    facts = Facts(title=found.title, published=found.date, url=found.url)
    return Page(blocks, facts, tuple(_cut(content, blocks, found.title)))


def _blocks(body: Any) -> Iterator[Block]:
    for element in body:
        if element.tag == "head":
            level = LEVEL.match(element.get("rend", ""))
            yield Block(_text(element), "heading", int(level.group(1)) if level else 2)
        elif element.tag == "table":
            rows = ["\t".join(_text(cell) for cell in row.iter("cell")) for row in element.iter("row")]
            yield Block("\n".join(row for row in rows if row.strip()), "table")
        elif element.tag == "list":
            yield from (Block(_text(item)) for item in element.iter("item"))
        else:
            yield from (Block(line) for line in _lines(element))


def _lines(element: Any) -> Iterator[str]:
    """Yield the lines of an element; <lb/> breaks one."""
    for broken in element.iter("lb"):
        broken.tail = "\x00" + (broken.tail or "")
    yield from (SPACE.sub(" ", line).strip() for line in "".join(element.itertext()).split("\x00"))


def _text(element: Any) -> str:
    return SPACE.sub(" ", "".join(element.itertext())).strip()


def _cut(content: str, blocks: tuple[Block, ...], title: str | None) -> Iterator[str]:
    """Yield the visible lines of the page that did not reach the article, in page order, each once."""
    from lxml import html

    page = html.fromstring(content.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    for unseen in page.iter(*UNSEEN):
        unseen.text, unseen[:] = None, []
    kept = SPACE.sub("", "".join(block.text for block in blocks) + (title or ""))
    met: set[str] = set()
    for line in (SPACE.sub(" ", text).strip() for text in page.itertext()):
        bare = SPACE.sub("", line)
        if bare and bare not in kept and line not in met:
            met.add(line)
            yield line
