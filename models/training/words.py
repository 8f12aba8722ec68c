"""Build the word table of both languages from sentence pairs, a dictionary and a list of terms of our own.

    python -m models.training.words PAIRS.tsv.gz DICTIONARY.tsv.gz -o models/words

PAIRS: Chinese, English, source on each line; DICTIONARY: Chinese, glosses with "; " between them, source. The same
input gives the same files, byte for byte. Two minutes on one core. Needs pypinyin, for how characters are read; nothing
of it is needed to look words up.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from index.translated.table import MANIFEST, READINGS, WORDS
from index.translated.translate import STOP
from index.words import HAN, fold, segmenter, words
from models.training import words_align

Ways = dict[tuple[str, ...], float]
Side = dict[str, Ways]
Entries = list[tuple[str, tuple[str, ...], int]]  # Chinese word, English search words, which of its glosses (from 0)

OWN_TERMS = Path(__file__).with_name("words_terms.tsv")
# What the other direction's alignment counts beside this one's, and how many times seen a dictionary's first gloss is
# worth: chosen on sentences kept out of the alignment (evals/LOG.md).
BACK = 0.5
DICTIONARY, OWN = 3.0, 30.0
# The best way's lead is softened; a word has so many ways at most, none worth less than that share of the best.
SOFTEN, LEAST, MOST = 0.8, 0.05, 8
# What a dictionary has beyond this is left out, as hardly ever asked for: words that jieba's texts hold less often (half
# the dictionary), glosses after so many, and those of more search words, which explain and don't translate.
COMMON, GLOSSES, GLOSS_WORDS = 5, 4, 3
LONGEST_TERM = 5
# Glosses that tell about the word instead of saying it.
REMARK = re.compile(
    r"\b(variant of|surname|erhua|abbr|see |used in|CL:|classifier|particle|interjection|idiom|prefix|suffix|radical)\b"
)
# Beside a figure they are the date; without it "March" would be translated by 月 alone.
UNITS = frozenset("年月日")
MONTHS = "january february march april may june july august september october november december".split()
# Characters whose reading in a family name is not the usual one.
FAMILY = dict(zip("单解仇查盖区尉朴翟乐曾任", "shan xie qiu zha ge ou yu piao zhai yue zeng ren".split(), strict=True))


def build(pairs: Path, dictionary: Path, out: Path) -> dict[str, int]:
    """Return the counts of the table that was written into `out`."""
    chinese, english = zip(*sentences(pairs), strict=True)
    glosses = [entry for entry in entries(dictionary) if is_common(*entry)]
    own = [*entries(OWN_TERMS), *months()]
    forth, back = words_align.counts(chinese, english), words_align.counts(english, chinese)
    sides: dict[str, Side] = {
        "chinese": {key: ways for key, ways in side(forth, back, by_chinese(glosses, own)).items() if HAN.search(key)},
        "english": {
            key: ways for key, ways in side(back, forth, by_english(glosses, own)).items() if not HAN.search(key)
        },
    }
    lines = [line(key, ways) for ways_of in sides.values() for key, ways in sorted(ways_of.items())]
    out.mkdir(parents=True, exist_ok=True)
    write(out / WORDS, lines)
    heard = readings()
    write(out / READINGS, heard)
    told = {name: len(ways_of) for name, ways_of in sides.items()} | {"readings": len(heard)}
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in (WORDS, READINGS)}
    (out / MANIFEST).write_text(json.dumps({"entries": told, "sha256": sums}, indent=2) + "\n", "utf-8")
    return told


def sentences(pairs: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the search words of each sentence pair that carry meaning: Chinese, English."""
    for row in rows(pairs):
        yield content(row[0]), content(row[1])


def content(text: str) -> list[str]:
    """Return the search words of a text without stop words, figures and the units of dates."""
    return [word for word in words(text) if word not in STOP and word not in UNITS and not word[0].isdigit()]


def entries(file: Path) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Yield (Chinese word, English search words, number of the gloss) for each gloss that is a translation."""
    for chinese, glosses, *_ in rows(file):
        key = fold(chinese)
        if not all(map(HAN.match, key)):
            continue
        said = (gloss_words(gloss) for gloss in glosses.split(";") if not REMARK.search(gloss))
        for number, stems in enumerate(stems for stems in said if 0 < len(stems) <= LONGEST_TERM):
            yield key, stems, number


def is_common(chinese: str, stems: tuple[str, ...], number: int) -> bool:
    """Return True for a dictionary's entry that is worth its place in the table."""
    return segmenter().FREQ.get(chinese, 0) >= COMMON and number < GLOSSES and len(stems) <= GLOSS_WORDS


def gloss_words(gloss: str) -> tuple[str, ...]:
    """Return the search words of a gloss, without what explains it: "Beijing, capital of …" says "Beijing"."""
    short = re.sub(r"\([^)]*\)", "", gloss).split(",")[0]
    short = re.sub(r"^\s*(?:to be|to|a|an|the)\s+|\b(?:sb|sth|etc)\b\.?", "", short, flags=re.I)
    return tuple(word for word in words(short) if word not in STOP)


def months() -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Yield the months as they are written with a figure: 3月, March."""
    for number, name in enumerate(MONTHS, 1):
        yield f"{number}月", tuple(words(name)), 0


def by_chinese(glosses: Entries, own: Entries) -> Side:
    """Return for each Chinese word its English ways, a later gloss counting less."""
    out: Side = defaultdict(lambda: defaultdict(float))
    for worth, found in ((DICTIONARY, glosses), (OWN, own)):
        for chinese, stems, number in found:
            out[chinese][stems] += worth / (1 + number)
    return out


def by_english(glosses: Entries, own: Entries) -> Side:
    """Return for each English word or term its Chinese ways, a word that is more common in Chinese counting more."""
    out: Side = defaultdict(lambda: defaultdict(float))
    for worth, found in ((DICTIONARY, glosses), (OWN, own)):
        ways: Side = defaultdict(lambda: defaultdict(float))
        for chinese, stems, number in found:
            if len(chinese) > 1:  # single characters are mostly grammar
                # Which of a term's ways is the usual one, our own list says by naming no other.
                usual = 1.0 if found is own else common(chinese)
                ways[" ".join(stems)][tuple(words(chinese))] += usual / (1 + number)
        for key, known in ways.items():
            most = max(known.values())
            for way, weight in known.items():
                out[key][way] += worth * weight / most
    return out


def common(chinese: str) -> float:
    """Return the logarithm of how often a word stands in jieba's texts; half for one that does not."""
    return math.log(1 + segmenter().FREQ.get(chinese, 0)) + 0.5


def side(forth: words_align.Counts, back: words_align.Counts, told: Side) -> Side:
    """Return for each word its ways with weights from 0 to 1, best first: what was counted and what a dictionary tells."""
    out: Side = defaultdict(lambda: defaultdict(float))
    for word, said in forth.items():
        for other, count in said.items():
            out[word][other,] += count
    for other, said in back.items():
        for word, count in said.items():
            out[word][other,] += BACK * count
    for word, ways in told.items():
        # The gloss of a single character that was also counted is about a morpheme, not about the word.
        if len(word) > 1 or word not in forth:
            for way, count in ways.items():
                out[word][way] += count
    return {word: weighed(ways) for word, ways in out.items()}


def weighed(ways: Ways) -> Ways:
    """Return the best ways, the first with weight 1, the others by their counts, softened."""
    best = sorted(ways.items(), key=lambda way: (-way[1], way[0]))[:MOST]
    return {way: (count / best[0][1]) ** SOFTEN for way, count in best if count / best[0][1] >= LEAST}


def line(key: str, ways: Ways) -> str:
    """Return one line of the table: the key, then the ways with their weights in tenths."""
    return key + "\t" + "|".join(f"{' '.join(way)}={max(round(10 * weight), 1)}" for way, weight in ways.items())


def readings() -> list[str]:
    """Return for each common Chinese character a line with its readings, without tones, a family name's reading too."""
    try:
        from pypinyin import Style, pinyin
    except ImportError as error:
        raise SystemExit(
            f"Could not tell how characters are read: {error}. pip install 'pypinyin>=0.55,<0.56'"
        ) from error

    known = sorted({char for word in segmenter().FREQ for char in word if HAN.match(char) and ord(char) < 0x10000})
    out = []
    for char in known:
        usual = pinyin(char, style=Style.NORMAL, errors="ignore")
        if usual:
            heard = dict.fromkeys([usual[0][0].replace("ü", "v"), *([FAMILY[char]] if char in FAMILY else [])])
            out.append(f"{char}\t{' '.join(heard)}")
    return out


def rows(file: Path) -> Iterator[list[str]]:
    """Yield the columns of each line of a tab-separated file, gzip-ed or not."""
    data = file.read_bytes()
    text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8")
    yield from (row.split("\t") for row in text.splitlines() if row)


def write(file: Path, lines: list[str]) -> None:
    """Write lines as an xz file, a quarter smaller than gzip's."""
    file.write_bytes(lzma.compress(("\n".join(lines) + "\n").encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def main() -> None:
    """Build the table that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m models.training.words", description=__doc__.split("\n")[0])
    parser.add_argument("pairs", type=Path, metavar="PAIRS.tsv.gz")
    parser.add_argument("dictionary", type=Path, metavar="DICTIONARY.tsv.gz")
    parser.add_argument("-o", "--out", type=Path, default=Path("models/words"), help="folder (default: models/words)")
    options = parser.parse_args()
    print(json.dumps(build(options.pairs, options.dictionary, options.out)))


if __name__ == "__main__":
    main()
