"""The sentences of an answer → HTML: each with its citations and the mark of its check, as prose, list or timeline."""

from html import escape
from itertools import groupby
from unicodedata import category

from assistant.own_words import of_record
from assistant.types import LINES
from assistant.web.beside import beside, tag
from assistant.web.chat_words import CHAT_WORDS
from assistant.web.cite import button
from assistant.web.frame import either, own_words
from assistant.web.turn import Told, Turn
from assistant.web.words import both, word

TAB = "\t"


def sentences(said: Turn) -> str:
    """Return the sentences: by sides, on a line of time, a line each in a list and the like, flowing otherwise."""
    if not said.sentences:
        return ""
    if sides := beside(said, lambda sentence: _sentence(sentence, said)):
        return sides
    if said.kind not in LINES or len(said.sentences) < 2:
        return _flowing(said)
    made = [_sentence(sentence, said) for sentence in said.sentences]
    announced = made.pop(0) if said.sentences[0]["text"].rstrip().endswith(("：", ":")) else ""
    first = f'<p class="answer">{announced}</p>' if announced else ""
    rest = said.sentences[1:] if announced else said.sentences
    if said.kind == "timeline":
        return first + _timeline(made, rest, said)
    return first + _list([tag(sentence, said) + html for sentence, html in zip(rest, made, strict=True)])


def _flowing(said: Turn) -> str:
    """Return the sentences in paragraphs; rows of a table that follow each other stand in a table."""
    parts = []
    for width, group in groupby(said.sentences, lambda sentence: sentence["text"].partition("\n")[0].count(TAB)):
        if width:
            rows = "".join(_row(sentence, said) for sentence in group)
            parts.append(f'<div class="answer yj-wide" tabindex="0" role="group"><table>{rows}</table></div>')
        else:
            made = [tag(sentence, said) + _sentence(sentence, said) for sentence in group]
            parts.append(f'<p class="answer">{" ".join(made) if said.language == "en" else "".join(made)}</p>')
    return "".join(parts)


def _row(sentence: Told, said: Turn) -> str:
    """Return what is quoted of a table in its rows and cells, citations and the mark of the check behind the last."""
    lines = ["".join(f"<td>{escape(cell)}</td>" for cell in line.split(TAB)) for line in sentence["text"].split("\n")]
    lines[-1] += f'<td class="marks">{_marks(sentence, said)}</td>'
    return "".join(f'<tr class="{_state(sentence)}">{line}</tr>' for line in lines)


def meaning(said: Turn) -> str:
    """Return how many sentences were checked in full, opening to what that means."""
    told = [sentence for sentence in said.sentences if not sentence.get("removed")]
    if not told:
        return ""
    checked = sum(bool(sentence["checked"]) for sentence in told)
    key = "all_checked" if checked == len(told) else "some_checked"
    count = both(CHAT_WORDS[key], checked=checked, all=len(told))
    doubt = f"<p>{both(CHAT_WORDS['doubt_means'])}</p>" if checked < len(told) else ""
    return (
        f'<details class="meaning"><summary>{count}</summary>'
        f"<div><p>{both(CHAT_WORDS['check_means'])}</p>{doubt}</div></details>"
    )


def _list(made: list[str]) -> str:
    return '<ul class="answer list">' + "".join(f"<li>{one}</li>" for one in made) + "</ul>"


def _timeline(made: list[str], told: tuple[Told, ...], said: Turn) -> str:
    """Return the steps in their order, each beside its day where the answer has one for what it cites; a day is said once."""
    days = {point["citation"]: str(point["as_of"]) for point in said.series}
    steps, before = "", ""
    for html, sentence in zip(made, told, strict=True):
        day = next((days[n] for n in sentence["citations"] if days.get(n)), "")
        time = f'<time datetime="{escape(day)}">{escape(day)}</time>' if day not in ("", before) else "<span></span>"
        before = day or before
        steps += f"<li>{time}<div>{html}</div></li>"
    return f'<ol class="answer timeline">{steps}</ol>'


def _sentence(sentence: Told, said: Turn) -> str:
    """Return one sentence; one whose document was removed since says so."""
    if sentence.get("removed"):
        return f'<span class="sentence removed">{both(CHAT_WORDS["removed"])}</span>'
    # In a list a row of a table stands on one line: there a bar between cells reads better than a tab.
    text, last = _text(sentence, said)
    words = f'<span class="text">{text}</span>'
    return f'<span class="{_state(sentence)}">{words}{_marks(sentence, said, last)}</span>'


def _text(sentence: Told, said: Turn) -> tuple[str, str]:
    """Return the words of a sentence but for the sign that its numbers stay with, and that sign.

    Where they tell a field of a record, how it is called is in the reader's script.
    """
    text = sentence["text"].replace(TAB, " | ")
    by_record = any(cited["field"] for n in sentence["citations"] if (cited := said.cited(n)))
    turned = of_record(text) if by_record and said.language == "zh" else text
    if turned != text:
        return either(text, turned), ""
    # What joins others, an accent or a part of an emoji, is not parted from them.
    at = len(text) - 1 if category(text[-1:] or " ")[0] in "LNP" else len(text)
    return escape(text[:at]), escape(text[at:])


def _state(sentence: Told) -> str:
    return "sentence" if sentence["checked"] else "sentence unchecked"


def _marks(sentence: Told, said: Turn, last: str = "") -> str:
    """Return what stands behind a sentence: its citations, and that it was checked or what is left to the reader.

    The numbers stay on the line of the sentence's last sign: alone they would begin a line.
    """
    cites = "".join(button(cited) for n in sentence["citations"] if (cited := said.cited(n)))
    mark = _checked() if sentence["checked"] else ""
    ends = f'<span class="ends">{f"<span>{last}</span>" if last else ""}{cites}{mark}</span>'
    if sentence["checked"]:
        return ends
    why = own_words(sentence["why"] or "", said)
    return f'{ends}<span class="doubt">{word("unchecked")}<span class="why">{why}</span></span>'


def _checked() -> str:
    return f'<span class="checked"><span aria-hidden="true">✓</span><span class="said">{both(CHAT_WORDS["checked"])}</span></span>'
