"""How well and how fast reprints are found among press articles, with edited copies and look-alikes planted.

    python -m evals.benchmarks.reprints FOLDER --count 12000 --copies 200

FOLDER holds press archives, *.jsonl.gz with "title" and "body". Articles are chosen evenly spaced over all of them. A copy is
an article cut, under another dateline, with a sentence less, a note more or other punctuation; a look-alike is an article
with other figures, as the same report of another day has them. Found copies count for recall; look-alikes and strangers
in a copy's family count against precision. Families among the articles themselves are real ones, or are to be looked
at: they are told apart, with --show to read them.
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.benchmarks.press_export import ExportError, read_article, read_lines, spaced
from index.versions.families import families

SUMMARY = "Measure how reprints are found among press articles."
SEED = 20260119
# Shorter articles have nothing to cut; a look-alike needs figures to change.
LEAST, FIGURES = 300, 6
SENTENCE = re.compile(r"(?<=[。！？\n])|(?<=[.!?]\s)")
FIGURE = re.compile(r"\d+(?:\.\d+)?")
HEAD = re.compile(r"^.{0,40}?(?:日电|日讯|消息|报讯)(?:（[^）]{1,40}）|\([^)]{1,40}\))?[:：]?\s*")
PLACES = ("青石", "云麓", "临江", "东湾", "白鹭洲")
NOTES = ("（本报记者对此文亦有贡献）", "（本文转自网络，略有删节）", "This report was first published elsewhere.")


@dataclass(frozen=True, slots=True)
class Score:
    """What was found: of the copies, of what should not be found, and among the articles themselves."""

    recall: float
    precision: float
    missed: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...]
    real: tuple[tuple[str, ...], ...]
    seconds: float
    processor: float


def shortened(text: str, dice: random.Random) -> str:
    """Return the first 40 to 80 % of a text, in whole sentences."""
    sentences = SENTENCE.split(text)
    return "".join(sentences[: max(1, round(len(sentences) * dice.uniform(0.4, 0.8)))])


def redatelined(text: str, dice: random.Random) -> str:
    """Return the text as another outlet of another place sent it a day later."""
    chinese = bool(re.search(r"[\u4e00-\u9fff]", text[:40]))
    day = dice.randint(1, 28)
    place = dice.choice(PLACES)
    line = f"{place}晚报{place}3月{day}日电（记者 何样例）" if chinese else f"HARBOUR CITY, March {day} (Bay Wire) -- "
    return line + HEAD.sub("", text, count=1)


def thinned(text: str, dice: random.Random) -> str:
    """Return the text without one of its inner sentences."""
    sentences = SENTENCE.split(text)
    if len(sentences) > 4:
        del sentences[dice.randrange(1, len(sentences) - 1)]
    return "".join(sentences)


def noted(text: str, dice: random.Random) -> str:
    """Return the text with a line of the editors below it."""
    return f"{text}\n{dice.choice(NOTES)}"


def retyped(text: str, dice: random.Random) -> str:
    """Return the text with other marks: half-width commas and brackets, lines joined."""
    return text.translate(str.maketrans("，（）：；", ",():;")).replace("\n", " " if dice.random() < 0.5 else "\n\n")


EDITS: tuple[Callable[[str, random.Random], str], ...] = (shortened, redatelined, thinned, noted, retyped)


def copy_of(text: str, dice: random.Random) -> str:
    """Return an edited copy: one to four kinds of edits, in the order of EDITS."""
    chosen = dice.sample(range(len(EDITS)), dice.randint(1, 4))
    for number in sorted(chosen):
        text = EDITS[number](text, dice)
    return text


def look_alike(text: str, dice: random.Random) -> str:
    """Return the text with every other figure changed: the same report of another day."""
    count = iter(range(len(text)))
    return FIGURE.sub(lambda found: _changed(found.group(0), dice) if next(count) % 2 == 0 else found.group(0), text)


def _changed(figure: str, dice: random.Random) -> str:
    return "".join(str(dice.randint(1, 9)) if char.isdigit() else char for char in figure)


def chosen(folder: Path, count: int) -> list[str]:
    """Return the bodies of `count` articles, evenly spaced over all archives of a folder. Raises ExportError."""
    archives = sorted(folder.glob("*.jsonl.gz"))
    if not archives:
        raise ExportError(f"Could not find press archives in '{folder}': no *.jsonl.gz there. Name their folder.")
    lines = [(archive, number, line) for archive in archives for number, line in enumerate(read_lines(archive), 1)]
    taken = [lines[place] for place in spaced(len(lines), count)]
    return ["\n".join(read_article(line, f"{archive}:{number}").paragraphs) for archive, number, line in taken]


def measured(articles: Sequence[str], copies: int) -> Score:
    """Return the score on these articles with so many copies, and as many look-alikes, planted among them."""
    dice = random.Random(SEED)
    texts = {f"article {number}": text for number, text in enumerate(articles)}
    fit = [key for key, text in texts.items() if len(text) >= LEAST]
    figured = [key for key in fit if len(set(FIGURE.findall(HEAD.sub("", texts[key])))) >= FIGURES]
    sources = dice.sample(fit, copies)
    planted = {f"copy of {key}": copy_of(texts[key], dice) for key in sources}
    planted |= {f"like {key}": look_alike(texts[key], dice) for key in dice.sample(figured, copies)}
    began, worked = time.monotonic(), time.process_time()
    found = families([*texts.items(), *planted.items()])
    seconds, processor = time.monotonic() - began, time.process_time() - worked
    return _scored(found, sources, families(texts.items()), (seconds, processor))


def _scored(
    found: Sequence[tuple[str, ...]],
    sources: Sequence[str],
    real: Sequence[tuple[str, ...]],
    took: tuple[float, float],
) -> Score:
    family = {key: set(keys) for keys in found for key in keys}
    natural = {key: set(keys) for keys in real for key in keys}
    missed = tuple(key for key in sources if f"copy of {key}" not in family.get(key, ()))
    wrong = [
        (key, other) for keys in found for key in keys if key.startswith("like ") for other in keys if other != key
    ]
    for key in sources:
        own = natural.get(key, {key}) | {f"copy of {one}" for one in natural.get(key, {key})} | {f"copy of {key}"}
        others = family.get(f"copy of {key}", set())
        wrong += [(f"copy of {key}", other) for other in sorted(others - own) if not other.startswith("like ")]
    right = len(sources) - len(missed)
    return Score(
        right / len(sources), right / max(right + len(wrong), 1), missed, tuple(wrong), tuple(real), took[0], took[1]
    )


def main() -> int:
    """Return the exit status after printing one line of JSON, and what --show asks for."""
    parser = argparse.ArgumentParser(description=SUMMARY)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=12_000)
    parser.add_argument("--copies", type=int, default=200)
    parser.add_argument("--show", action="store_true", help="print the beginnings of the texts that were grouped")
    asked = parser.parse_args()
    try:
        articles = chosen(asked.folder, asked.count)
    except ExportError as error:
        print(error, file=sys.stderr)
        return 2
    score = measured(articles, asked.copies)
    told = {
        "articles": len(articles),
        "copies": asked.copies,
        "recall": round(score.recall, 4),
        "precision": round(score.precision, 4),
        "real_families": len(score.real),
        "seconds": round(score.seconds, 1),
        "processor_seconds": round(score.processor, 1),
    }
    print(json.dumps(told))
    if asked.show:
        print(*(f"missed: {key}" for key in score.missed), *(f"wrong: {a} + {b}" for a, b in score.wrong), sep="\n")
        for keys in score.real:
            print(*(f"{key}: {articles[int(key.split()[1])][:90]!r}" for key in keys), "", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
