"""Questions nobody asked: press titles for their bodies, headings for their sections, a sentence for the text around it.

The last is the inverse cloze task (Lee et al., 2019).
"""

import random
import re

from index.sentences import split
from models.training import corpora
from models.training.recipe import Recipe

Pair = tuple[str, ...]
HEADING = re.compile(
    r"^(第[一二三四五六七八九十百]{1,4}[编篇章节]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|#+ )"
)
WIDTH = {"zh": 480, "en": 1300}  # characters of a window


def unasked(recipe: Recipe, chance: random.Random) -> list[Pair]:
    """Return (query, passage), and now and then another part of the same text that is not meant; shuffled."""
    out = [pair for title, body in corpora.press(recipe.data) for pair in _of_press(title, body, chance)]
    for folder, language in (("plans", "zh"), ("laws", "zh"), ("en_plans", "en")):
        for text in corpora.documents(recipe.data, folder):
            out += _of_document(text, WIDTH[language], chance)
    chance.shuffle(out)
    return out


def cloze(passage: str, chance: random.Random) -> Pair | None:
    """Return a sentence and the passage, four times in five without it; None when the passage is one sentence."""
    sentences = [passage[start:end] for start, end in split(passage) if end - start >= 8]
    if len(sentences) < 3:
        return None
    chosen = chance.choice(sentences)
    rest = passage.replace(chosen, "", 1) if chance.random() < 0.8 else passage
    return chosen, rest


def _of_press(title: str, body: str, chance: random.Random) -> list[Pair]:
    first = 0 if len(body) <= WIDTH["zh"] or chance.random() < 0.5 else chance.randrange(len(body) - WIDTH["zh"])
    window = body[first : first + WIDTH["zh"]]
    made: list[Pair] = [(title, window)] if len(title) >= 6 else []
    hidden = cloze(window, chance) if chance.random() < 0.4 else None
    rest = max(body[:first], body[first + WIDTH["zh"] :], key=len)[: WIDTH["zh"]]
    return made + ([(*hidden, rest) if len(rest) > 120 else hidden] if hidden else [])


def _of_document(text: str, width: int, chance: random.Random) -> list[Pair]:
    out: list[Pair] = []
    heading, section = "", ""
    for line in map(str.strip, text.splitlines()):
        begins = HEADING.match(line) and len(line) <= 40
        if begins or len(section) + len(line) > width:
            out += _of_section(heading, section, chance)
            section = ""
            heading = line.lstrip("# ") if begins else heading
        if not begins:
            section += line + "\n"
    return out + _of_section(heading, section, chance)


def _of_section(heading: str, section: str, chance: random.Random) -> list[Pair]:
    if len(section) < 60:
        return []
    hidden = cloze(section, chance)
    named = [(heading, section)] if len(heading) >= 6 and chance.random() < 0.5 else []
    return named + ([hidden] if hidden else [])
