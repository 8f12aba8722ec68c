"""Names across languages: by the word table, and by how Chinese characters are read (何川 and He Chuan)."""

import functools
import re

from assistant.asked.places import AREA, PROVINCE
from assistant.checked.words import folded
from index.library import Library

HAN = re.compile(r"[\u3400-\u9fff]")
HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
NAMES = ("nr", "ns", "nt", "nz")
# A Chinese name has two to four characters, and each is read in at most so many letters.
LENGTHS = range(2, 5)
# A word begins like another in this many letters: Atlantic and Atlanticus.
STEM = 4
# What is surely a place, whatever the tagger takes for one: provinces, and what ends as places do.
PLACE = re.compile(rf"^(?:{PROVINCE.pattern})|(?:[省市县区州镇乡村国洲岛]|斯坦)$")
# Surnames as Chinese people abroad write them: two other syllables in a row may be any name.
SURNAMES = frozenset(
    "bai bao cai cao chang chen cheng chu cui dai deng ding dong du duan fan fang fei feng fu gao geng gong gu guan guo han hao he hong hou hu "
    "huang hui jia jiang jiao jin kang kong lai lan lei li liang liao lin ling liu long lou lu luo lv ma mao meng mi miao mo mu ni niu ouyang pan "
    "pang pei peng pi qi qian qiao qin qiu qu quan ren rong ruan shang shao shen sheng shi shu si sima song su sun tan tang tao tian tong tu wan "
    "wang wei wen wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yi yin ying you yu yuan yue zang zeng zha zhai zhan zhang zhao "
    "zheng zhong zhou zhu zhuang zhuo zong zou zuo".split()
)


def sounds_alike(name: str, text: str) -> bool | None:
    """Return True when a name stands in a folded text in the other language, False where it surely doesn't, None unsure.

    It surely doesn't when the word table knows the name for a place, and when it is a Chinese name by its sound.
    """
    if HAN.search(name):
        return _chinese_in_latin(name, text)
    return _latin_in_chinese(name, text)


@functools.lru_cache(maxsize=16384)
def may_be_person(word: str) -> bool:
    """Return True for two or three characters of which the first is read as a surname; the tagger takes more for people."""
    return len(word) < LENGTHS.stop - 1 and bool(set(Library.table().sounds(folded(word)[0])) & SURNAMES)


@functools.lru_cache(maxsize=16384)
def is_name(word: str) -> bool:
    """Return True for a word that is nobody's but a name: the word table does not know it, or knows it as a name."""
    if HAN.search(word):
        ways = Library.table().ways(folded(word))
        tag = Library.tagged(word)[-1][1]
        return not ways or (tag.startswith(NAMES) and len(Library.tagged(word)) == 1 and tag[:2] in ("ns", "nt"))
    if word.isupper() and len(word) > 1:
        return True
    stems = Library.words(word)
    ways = Library.table().ways(" ".join(stems))
    return not ways or any(
        Library.tagged("".join(way))[-1][1].startswith(NAMES) for way, weight in ways if weight >= 1.0
    )


def is_place_name(word: str) -> bool:
    """Return True for two characters that are surely a place: unknown to the word table, or its word for one (not 新建)."""
    ways = Library.table().ways(folded(word))
    back = Library.table().ways(" ".join(ways[0][0])) if ways else []
    return len(word) > 1 and (not ways or (bool(back) and Library.tagged("".join(back[0][0]))[-1][1].startswith("ns")))


def _surely_place(name: str) -> bool:
    return PLACE.search(name) is not None and Library.tagged(AREA.sub("", name))[-1][1].startswith("ns")


def _chinese_in_latin(name: str, text: str) -> bool | None:
    heard = {"".join(reading) for reading in _readings(name)}
    letters = re.sub(r"[^a-z]", "", text)
    if any(sound in letters or _turned(reading) in letters for sound in heard for reading in _readings(name)):
        return True
    ways = Library.table().ways(folded(name)) or Library.table().ways(folded(AREA.sub("", name)))
    stems = frozenset(Library.words(text))
    if any(stems.issuperset(way) for way, _ in ways):
        return True
    letters = text.lower()
    if any(stem[:STEM] in letters for way, _ in ways for stem in way if len(stem) >= STEM):
        return None
    return False if ways and _surely_place(name) else None


def _latin_in_chinese(name: str, text: str) -> bool | None:
    ways = Library.table().ways(" ".join(Library.words(name)))
    if any(all(word in text for word in way) for way, _ in ways):
        return True
    sound = name.lower()
    if any(sound == "".join(heard) for heard in _heard(text)):
        return True
    sure = [way for way, weight in ways if weight >= 1.0 and _surely_place("".join(way))]
    # 俄方 says Russia too, and 东德 Germany: its first character does for a country.
    return False if sure and not any("".join(way)[0] in text for way, _ in ways) else None


def is_chinese_name(words: list[str]) -> bool:
    """Return True for two Latin words that are a Chinese name by their sound: one syllable, and one or two more."""
    syllables = [_count(word.lower()) for word in words]
    named = any(word.lower() in SURNAMES for word in words)
    return len(words) == 2 and named and 0 not in syllables and sorted(syllables) <= [1, 2]


def heard_in(words: list[str], text: str) -> bool:
    """Return True when a Chinese text holds characters that are read as these words, in this order or the surname behind."""
    first, *rest = (word.lower() for word in words)
    return any("".join(heard) in ("".join((first, *rest)), "".join((*rest, first))) for heard in _heard(text))


@functools.lru_cache(maxsize=1024)
def _heard(text: str) -> frozenset[tuple[str, ...]]:
    """Return how each run of one to four characters of a Chinese text may be read, a syllable a character."""
    out = set()
    for run in HAN_RUN.findall(text):
        for start in range(len(run)):
            for length in (1, *LENGTHS):
                if start + length <= len(run):
                    out |= set(_readings(run[start : start + length]))
    return frozenset(out)


def _readings(name: str) -> list[tuple[str, ...]]:
    """Return the ways a Chinese name is read; a surname may be read otherwise than the same character elsewhere."""
    heard = [Library.table().sounds(char) for char in folded(name)]
    if not all(heard):
        return []
    return [(first, *(other[0] for other in heard[1:])) for first in heard[0]]


def _turned(reading: tuple[str, ...]) -> str:
    """Return a reading with the surname behind."""
    return "".join((*reading[1:], reading[0]))


@functools.lru_cache(maxsize=4096)
def _count(word: str) -> int:
    """Return of how many syllables of Chinese a word is nothing but, one to three; 0 for another word."""
    known = _syllables()
    if word in known:
        return 1
    rest = [1 + more for n in range(1, min(len(word), 7)) if word[:n] in known and (more := _count(word[n:]))]
    return min((count for count in rest if count <= 3), default=0)


@functools.cache
def _syllables() -> frozenset[str]:
    return frozenset(sound for line in Library.table().readings.values() for sound in line.split())


def sounds_in(name: str, text: str) -> bool:
    """Return True when a name, or the surname alone, is heard in a text in the other language."""
    if not HAN.search(name):
        words = [word for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper()]
        return bool(words) and (heard_in(words, folded(text)) or sounds_alike(words[-1], folded(text)) is True)
    letters, spoken = re.sub(r"[^a-z]", "", text.lower()), set(re.findall(r"[a-z]+", text.lower()))
    readings = _readings(name)
    return any("".join(heard) in letters or _turned(heard) in letters or heard[0] in spoken for heard in readings)
