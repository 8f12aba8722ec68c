"""Briefing → Markdown with footnotes ([^1]); whatever stands in a document is text there and no markup."""

import re

from assistant.export.briefing import Block, Briefing, Note, Part

# What Markdown, its tables, its mathematics and HTML make something of, anywhere in a line.
MARKUP = re.compile(r"[\\`*_\[\]<>|~&!$^{}@]|(?<=\w):(?=//)|(?<=www)\.|#")
# What they make something of at the beginning of a line: a list, a numbering, a rule, a heading underlined.
LEADING = re.compile(r"(?m)^(\s*)([-+=]|\d+(?=[.)]))")


def as_markdown(brief: Briefing) -> str:
    """Return the briefing as Markdown, with an end of line at its end."""
    said = brief.said
    head = [
        f"# {escaped(brief.title)}",
        f"*{escaped(said['brief_made'].format(day=brief.day))}* {said['brief_promise']}",
    ]
    parts = [piece for part in brief.parts for piece in _part(part)]
    return "\n\n".join([*head, *parts, *(_note(note, brief) for note in brief.notes)]) + "\n"


def escaped(text: str) -> str:
    """Return a text of which Markdown makes nothing but the same text; its ends of lines are kept as hard breaks."""
    plain = MARKUP.sub(lambda found: f"\\{found[0]}", text)
    lines = [LEADING.sub(_led, line.strip()) for line in plain.split("\n")]
    return "\\\n".join(line for line in lines if line)


def _led(found: re.Match[str]) -> str:
    """Return the beginning of a line so that it begins nothing: a figure keeps its own form, its point is escaped."""
    return f"{found[1]}\\{found[2]}" if found[2] in "-+=" else f"{found[1]}{found[2]}\\"


def _part(part: Part) -> list[str]:
    """Return question, blocks and remarks, a paragraph each."""
    blocks = [_block(block) for block in part.blocks]
    return [f"## {escaped(part.question)}", *blocks, *(f"> {escaped(remark)}" for remark in part.remarks)]


def _block(block: Block) -> str:
    lines = [escaped(line.text) + "".join(f"[^{n}]" for n in line.notes) for line in block.lines]
    if not block.listed:
        return block.between.join(lines)
    return "\n".join("- " + line.replace("\n", "\n  ") for line in lines)


def _note(note: Note, brief: Briefing) -> str:
    """Return a footnote: its source, the quote, the address as one that can be followed."""
    said = brief.said
    quote = f"{said['brief_open_quote']}{escaped(note.quote)}{said['brief_close_quote']}" if note.quote else ""
    address = f"<{note.url}>" if note.url else ""
    text = said["brief_between"].join(part for part in (escaped(note.source), quote) if part)
    return f"[^{note.n}]: " + " ".join(part for part in (text, address) if part).replace("\n", "\n    ")
