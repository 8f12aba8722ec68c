"""Briefing → a page of its own that prints well: it runs nothing of its own and loads the sheets that it is given."""

from collections.abc import Sequence
from html import escape

from assistant.export.briefing import Block, Briefing, Line, Note, Part


def as_html(brief: Briefing, lang: str, sheets: Sequence[str], tools: str = "") -> str:
    """Return the page in a language (zh-CN, zh-TW, en), with the addresses of style sheets; `tools` is HTML of the door's."""
    said = brief.said
    parts = "".join(_part(part) for part in brief.parts)
    notes = "".join(_note(note, brief) for note in brief.notes)
    listed = f"<section class='notes'><h2>{escape(said['brief_notes'])}</h2><ol>{notes}</ol></section>" if notes else ""
    made = f"<p class='made'>{escape(said['brief_made'].format(day=brief.day))} · {escape(said['brief_promise'])}</p>"
    linked = "".join(f"<link rel='stylesheet' href='{escape(sheet)}'>" for sheet in sheets)
    return (
        f"<!doctype html><html lang='{escape(lang)}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(brief.title)}</title>{linked}</head>"
        f"<body><main>{tools}<h1 dir='auto'>{escape(brief.title)}</h1>{made}{parts}{listed}</main></body></html>"
    )


def _part(part: Part) -> str:
    blocks = "".join(map(_block, part.blocks))
    remarks = "".join(f"<p class='remark' dir='auto'>{escape(remark)}</p>" for remark in part.remarks)
    return f"<section><h2 dir='auto'>{escape(part.question)}</h2>{blocks}{remarks}</section>"


def _block(block: Block) -> str:
    if block.listed:
        return "<ul>" + "".join(f"<li dir='auto'>{_line(line)}</li>" for line in block.lines) + "</ul>"
    return f"<p dir='auto'>{block.between.join(map(_line, block.lines))}</p>"


def _line(line: Line) -> str:
    marks = ", ".join(f"<a href='#note-{n}'>{n}</a>" for n in line.notes)
    return f"<span>{escape(line.text)}</span>" + (f"<sup>{marks}</sup>" if marks else "")


def _note(note: Note, brief: Briefing) -> str:
    said = brief.said
    quote = f"{said['brief_open_quote']}{note.quote}{said['brief_close_quote']}" if note.quote else ""
    address = f"<br><a href='{escape(note.url)}' rel='noopener noreferrer'>{escape(note.url)}</a>" if note.url else ""
    shown = f"<br><q dir='auto'>{escape(quote)}</q>" if quote else ""
    return f"<li id='note-{note.n}' dir='auto'>{escape(note.source)}{shown}{address}</li>"
