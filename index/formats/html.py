"""HTML → blocks, through trafilatura; what the page shows and the article does not hold is recorded as cut."""

import re
from collections.abc import Iterator
from typing import Any

from index.formats.decode import NotText
from index.press import EDITOR
from index.types import Block, Facts, Page

SPACE = re.compile(r"[ \t\r\n\u00a0\u3000]+")
SITE_MARK = re.compile(r"\s*[-_|–—]+\s*(?=[^-_|–—]+$)|\s*[-_|–—]")
OUTLET = re.compile(r"(?:来源|來源)\s*[:：]\s*([^\s\d:：/|｜()（）<>]{2,15})(?:\s|$)")
LEVEL = re.compile(r"h([1-6])")
# All text nodes that a reader sees; comments are no text nodes.
SEEN = (
    "//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template or ancestor::head)]"
)
# Stands for <lb/> while lines are cut: a private character, as XML holds no control characters.
BREAK = "\ue000"


def read(content: str) -> Page:
    """Return the article of an HTML page as blocks. Raises NotText when there is no article in it."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(content, include_tables=True, include_comments=False, with_metadata=True)
    if found is None or found.body is None:
        raise NotText("is a page without an article that could be found; save the article itself, or paste it as .txt")
    blocks = [block for block in _blocks(found.body) if block.text]
    shown = list(_shown(content))
    title = _title(SPACE.sub(" ", found.title or "").strip(), {*shown, *(block.text for block in blocks)})
    if title and title not in [block.text for block in blocks[:3]]:
        blocks.insert(0, Block(title, "heading", 1))
    cut = _cut(shown, blocks)
    # The editor's line stands so far below the text that extraction takes it for the page's frame.
    signed = [line for line in cut if EDITOR.match(line)][:1]
    blocks += [Block(line) for line in signed]
    facts = Facts(title=title or None, outlet=_outlet(shown), published=found.date, url=found.url)
    return Page(tuple(blocks), facts, tuple(line for line in cut if line not in signed), pasted=True)


def _title(told: str, lines: set[str]) -> str:
    """Return the title without the name of the site, where the page itself shows it so."""
    shorter = [told[: mark.start()] for mark in SITE_MARK.finditer(told)]
    return next((title for title in shorter if title in lines), told)


def _outlet(lines: list[str]) -> str | None:
    found = OUTLET.search("\n".join(lines))
    return found.group(1) if found else None


def _blocks(body: Any) -> Iterator[Block]:
    for element in body:
        if element.tag == "head":
            level = LEVEL.match(element.get("rend", ""))
            yield Block(_text(element), "heading", int(level.group(1)) if level else 2)
        elif element.tag == "table":
            rows = ["\t".join(_text(cell) for cell in row.iter("cell")) for row in element.iter("row")]
            yield Block("\n".join(row for row in rows if row.strip()), "table")
        elif element.tag == "list":
            yield from (Block(line) for item in element if item.tag == "item" for line in _item(item))
        else:
            yield from (Block(line) for line in _lines(element))


def _lines(element: Any) -> Iterator[str]:
    """Yield the lines of an element; <lb/> breaks one."""
    for broken in element.iter("lb"):
        broken.tail = BREAK + (broken.tail or "")
    yield from (SPACE.sub(" ", line).strip() for line in "".join(element.itertext()).split(BREAK))


def _item(item: Any) -> Iterator[str]:
    """Yield an item's own text, then each item of the lists inside it: a list in a list is told once."""
    inner = [child for child in item if child.tag == "list"]
    own = "".join(
        [
            item.text or "",
            *(("" if child.tag == "list" else "".join(child.itertext())) + (child.tail or "") for child in item),
        ]
    )
    yield SPACE.sub(" ", own).strip()
    for deeper in (one for group in inner for one in group if one.tag == "item"):
        yield from _item(deeper)


def _text(element: Any) -> str:
    return SPACE.sub(" ", "".join(element.itertext())).strip()


def _shown(content: str) -> Iterator[str]:
    """Yield the visible lines of a page, in page order."""
    from lxml import html

    page = html.fromstring(content.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    yield from (line for text in page.xpath(SEEN) if (line := SPACE.sub(" ", text).strip()))


def _cut(shown: list[str], blocks: list[Block]) -> list[str]:
    """Return the visible lines that did not reach the article, in page order, each once."""
    kept = SPACE.sub("", "".join(block.text for block in blocks))
    return [line for line in dict.fromkeys(shown) if SPACE.sub("", line) not in kept]
