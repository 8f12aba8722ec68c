"""HTML → the lines that a reader sees, in page order, each with what the markup says about it."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from index.formats.decode import NotText
from index.formats.html_marks import Marks, marks
from index.formats.html_tables import SPACE, cells, leaves
from index.types import Merged

# A saved page is a few MB, pictures written into it included; what is left without these is mostly text.
MOST_CHARACTERS = 24_000_000
MOST_ELEMENTS = 400_000
# The parser stops in silence at 2,048 elements inside each other; the text below would be lost.
DEEPEST = 2_000
INLINE_DATA = re.compile(r"(?<=[\"'(])data:[\w/+.;=-]{1,80},[A-Za-z0-9+/=%]{64,}")
WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
# Where the file was wrapped between two Chinese characters there is no space.
WRAPPED = re.compile(rf"(?<={WIDE})[ \t]*\n\s*(?={WIDE})")
# Nobody sees what stands in these.
UNSEEN = frozenset("script style noscript template head iframe object embed svg math canvas audio video map".split())
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb rt rp s samp small "
    "span strike strong sub sup time tt u var wbr o:p".split()
)
# Paragraphs and lists are what stands in a text; what is around them says whose text it is.
OWN = ("p.", "li.", "ul.", "ol.", "blockquote.", "h1.", "h2.", "h3.", "h4.", "h5.", "h6.")
HEADING = re.compile(r"h([1-6])")
# More of a page's text than this is hidden only until a script shows it.
MOST_HIDDEN = 0.85
# Smaller pictures are buttons and spacers.
PICTURE_WIDTH = 120


@dataclass(slots=True)
class Line:
    """A line as a reader sees it, and where in the markup it stands.

    `inside` holds the numbers of the block elements around it, outermost first, in document order; `frames` those of
    them that are called menu, share bar and the like; `kind` is what the element around it is called, the same for all paragraphs of a text; `linked` and `strong` count its characters inside links and in bold.
    """

    text: str
    inside: tuple[int, ...] = ()
    frames: tuple[int, ...] = ()
    tag: str = ""
    kind: str = ""
    linked: int = 0
    strong: int = 0
    hidden: bool = False
    caption: bool = False
    article: bool = False
    centred: bool = False
    quoted: bool = False
    below_picture: bool = False
    table: bool = False
    merged: tuple[Merged, ...] = ()

    @property
    def level(self) -> int:
        """Return the level of a heading from 1 to 6, 0 for any other line."""
        told = HEADING.fullmatch(self.tag)
        return int(told[1]) if told else 0

    @property
    def bare(self) -> str:
        """Return the text without any space, for comparing."""
        return SPACE.sub("", self.text)


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page and its lines; `depth` is how many elements stand inside each other at most."""

    root: Any
    lines: list[Line]
    depth: int


def parse(content: str) -> Tree:
    """Return the page with its lines. Raises NotText for a page beyond the limits or without text."""
    slim = INLINE_DATA.sub("", content)
    if len(slim) > MOST_CHARACTERS:
        raise NotText(
            f"holds {len(slim) / 1e6:.0f} million characters of HTML, more than the {MOST_CHARACTERS // 10**6} million "
            "that are read; save the article alone"
        )
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
        root = html.document_fromstring(slim.encode("utf-8", "replace"), parser=parser)
    except (ValueError, etree.ParserError) as error:
        raise NotText("is a page without text; leave it out, or save it again with its text") from error
    tree = _Walk(root, heeds_hidden=True).run()
    hidden = sum(len(line.text) for line in tree.lines if line.hidden)
    if hidden > MOST_HIDDEN * sum(len(line.text) for line in tree.lines):
        return _Walk(root, heeds_hidden=False).run()  # a page that a script shows once it is loaded
    return tree


class _Walk:
    """Goes through a tree, without recursion, and cuts its text into lines."""

    def __init__(self, root: Any, heeds_hidden: bool) -> None:
        self.root = root
        self.heeds_hidden = heeds_hidden
        self.tables = leaves(root)
        self.lines: list[Line] = []
        self.open: list[tuple[str, Marks, bool]] = []
        self.inside: list[int] = []
        self.frames: list[int] = []
        self.names: list[str] = []
        self.depth = self.number = 0
        self.count = {
            "linked": 0,
            "strong": 0,
            "hidden": 0,
            "caption": 0,
            "article": 0,
            "centred": 0,
            "quoted": 0,
            "pre": 0,
        }
        self.clear()
        self.below_picture = False

    def clear(self) -> None:
        """Begin a new line."""
        self.seen: list[str] = []
        self.unseen: list[str] = []
        self.linked = self.strong = 0

    def run(self) -> Tree:
        """Return the tree with its lines."""
        steps: list[tuple[Any, bool]] = [(self.root, True)]
        while steps:
            element, begins = steps.pop()
            if not begins:
                self.end(element)
            elif not isinstance(element.tag, str) or element.tag in UNSEEN:
                self.say(element.tail)
            elif not self.alone(element):
                self.begin(element)
                steps.append((element, False))
                steps += [(inner, True) for inner in reversed(element)]
        self.flush()
        return Tree(self.root, self.lines, self.depth)

    def alone(self, element: Any) -> bool:
        """Return True when the element is told as a whole: a break, a picture, a table of values."""
        table = cells(element) if element in self.tables else None
        if table:
            self.flush()
            self.add(table.text, tag="table", linked=table.linked, table=True, merged=table.merged)
        elif element.tag in ("br", "hr"):
            self.flush()
        elif element.tag == "img":
            width = re.match(r"\d+", element.get("width") or "")
            self.below_picture = self.below_picture or not width or int(width[0]) >= PICTURE_WIDTH
        else:
            return False
        self.say(element.tail)
        return True

    def begin(self, element: Any) -> None:
        """Enter an element; a block ends the line before it."""
        self.number += 1
        told = marks(element)
        block = element.tag not in INLINE or told.block
        if block:
            self.flush()
            self.inside.append(self.number)
            if told.frame:
                self.frames.append(self.number)
        self.open.append((element.tag, told, block))
        if block:
            self.names.append(f"{element.tag}.{element.get('class') or ''}")
        self.depth = max(self.depth, len(self.open))
        if self.number > MOST_ELEMENTS:
            raise NotText(f"holds more than {MOST_ELEMENTS:,} elements of HTML; save the article alone")
        if self.depth > DEEPEST:
            raise NotText(f"holds more than {DEEPEST:,} elements inside each other; save the article alone")
        self.weigh(element.tag, told, 1)
        self.say(element.text)

    def end(self, element: Any) -> None:
        """Leave an element; a block ends its line."""
        tag, told, block = self.open[-1]
        if block:
            self.flush()
        self.open.pop()
        self.weigh(tag, told, -1)
        if block:
            number = self.inside.pop()
            self.names.pop()
            if self.frames[-1:] == [number]:
                self.frames.pop()
        self.say(element.tail)

    def weigh(self, tag: str, told: Marks, by: int) -> None:
        """Count what is open around the text that follows."""
        self.count["linked"] += by * (tag == "a")
        self.count["pre"] += by * (tag == "pre")
        self.count["strong"] += by * (tag in ("b", "strong"))
        self.count["quoted"] += by * (tag == "blockquote")
        for name in ("hidden", "caption", "article", "centred"):
            self.count[name] += by * getattr(told, name)

    def say(self, text: str | None) -> None:
        """Add text to the line; in <pre> each line of the file is one."""
        if not text:
            return
        if self.count["pre"] and "\n" in text:
            first, *more = text.split("\n")
            self.say(first)
            for line in more:
                self.flush()
                self.say(line)
            return
        hidden = self.heeds_hidden and self.count["hidden"] > 0
        (self.unseen if hidden else self.seen).append(text)
        size = 0 if hidden else len(SPACE.sub("", text))
        self.linked += size * (self.count["linked"] > 0)
        self.strong += size * (self.count["strong"] > 0)

    def flush(self) -> None:
        """End the line, if there is one."""
        seen, unseen = _smooth(self.seen), _smooth(self.unseen)
        if unseen:
            self.add(unseen, hidden=True)
        if seen:
            tag = next((tag for tag, _, block in reversed(self.open) if block), "")
            self.add(seen, tag=tag, linked=self.linked, strong=self.strong)
        self.clear()

    def add(self, text: str, **told: Any) -> None:
        """Add a line with what is open around it."""
        line = Line(text, tuple(self.inside), tuple(self.frames), **told)
        around = [name for name in self.names if not name.startswith(OWN)]
        line.kind = " ".join(around[-2:])
        line.caption, line.article = self.count["caption"] > 0, self.count["article"] > 0
        line.centred, line.quoted = self.count["centred"] > 0, self.count["quoted"] > 0
        line.below_picture = self.below_picture and not line.hidden
        self.below_picture = self.below_picture and line.hidden
        self.lines.append(line)


def _smooth(pieces: list[str]) -> str:
    return SPACE.sub(" ", WRAPPED.sub("", "".join(pieces))).strip()
