"""Documents → families: which texts are the same text again, cut, retitled or sent under another dateline."""

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index.text import Record
from index.words import CHINESE_SHARE, fold

Key = TypeVar("Key", bound=Hashable)
Hashes = NDArray[np.uint32]

# Five characters are about three Chinese words, three words about as much English: shorter runs are shared by texts that
# have nothing to do with each other, longer ones are all broken by a few changed words.
CHARACTERS, WORDS = 5, 3
# A text cut to a third of another shares a third of their shingles. With bands of two values, 48 bands meet such a pair
# in 99 of 100 cases, one cut to a quarter in 95, and two texts on one subject (1 %) in less than one of 100.
BAND, BANDS = 2, 48
PERMUTATIONS = BAND * BANDS
# Two texts of which one holds three quarters of the other's shingles: below it stand two writers' accounts of one event.
HELD = 0.75
# A text less than a quarter as long as another is a brief out of it, and no copy.
SHARE = 1 / 4
# Press texts are cut from their end. What is less than two thirds as long must hold the beginning (so many shingles) too:
# else it is an item of a digest.
WHOLE = 2 / 3
BEGINNING = 100
# Up to so many new texts are compared with all others directly.
FEW = 32
# Texts whose shingles are held at a time while they are compared: some 20 MB of press articles.
SHAPES = 4096
# Of texts with fewer shingles than this, only equal ones are copies: a caption says too little.
SHORTEST = 30
# Figures tell a report of another day from a copy: of the shorter text's figures one in 20 may be missing in the longer.
ALTERED = 0.05
# In a text that is otherwise the same throughout, a day may be new (昨日 → 20日).
THROUGHOUT = 0.95
DAY = re.compile(r"\d+[日号]$")

FIGURE = re.compile(r"(?:\d+(?:[.,:]\d+)*|第[零〇一二三四五六七八九十百千]+)\s?(?:[^\W\d_]|[%‰℃])?")
# 新华社某市1月20日电（记者某某） · BEIJING, Jan. 20 (Xinhua) --: where and when a copy was sent says nothing of what it says.
SENT = re.compile(
    r"^\s*(?:原标题[:：].{0,60}?)?(?:【?[^。！？，,]{0,30}?(?:日[电讯電訊]|消息|[报報社网網]讯|[報網]訊)】?\s*"
    r"(?:[（(][^）)]{1,40}[）)])?[:：]?|"
    r"[A-Z][A-Z .,'’]{2,40}[\w., ]{0,20}(?:\([^)]{2,30}\))?\s*(?:--|—|[-–]\s))\s*"
)
OFFICE = re.compile(
    r"(?:政府|政府网|政府门户网站|人大常委会|国务院|办公厅|委员会|[部委局厅院署])$|\bMinistry\b|\bGovernment\b|\bOffice of\b"
)
OFFICE_SITE = re.compile(r"(?:^|\.)gov(?:\.[a-z]{2})?$")
AGENCY = re.compile(
    r"^(?:新华社|新华网|中国新闻社|中新社|中新网|Xinhua(?: News Agency)?|Reuters|Associated Press|AP|AFP)$"
)
AGENCY_SITE = re.compile(
    r"(?:^|\.)(?:xinhuanet\.com|news\.cn|chinanews\.com(?:\.cn)?|reuters\.com|apnews\.com|afp\.com)$"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What is compared of a text: the hashes of its shingles, each once and rising, those it begins with, and its figures."""

    shingles: Hashes
    beginning: Hashes
    figures: frozenset[str]


def shape(text: str) -> Shape:
    """Return a text's shingles and figures; the two scripts of Chinese, letter case, width and punctuation make no difference."""
    body = text[found.end() :] if (found := SENT.match(text)) else text
    codes = _folded()[np.minimum(np.frombuffer(body.encode("utf-32-le", "replace"), np.uint32), 0xFFFF)]
    figures = "\n".join(re.sub(r"\s", "", figure) for figure in FIGURE.findall(unicodedata.normalize("NFKC", body)))
    hashes = _shingles(codes)
    return Shape(np.unique(hashes), np.unique(hashes[:BEGINNING]), frozenset(fold(figures).split("\n")) - {""})


def signature(of: Shape) -> Hashes:
    """Return the least value of the shingles under each of the 96 permutations: what a store keeps of a text."""
    if not len(of.shingles):
        return np.full(PERMUTATIONS, np.iinfo(np.uint32).max, np.uint32)
    first, second = _permutations()
    # MinHash.update_batch hashes each value in Python; all at once takes a tenth of the time and gives the same values.
    return np.asarray((of.shingles[:, None] * first + second).min(axis=0), np.uint32)


def compared(
    known: Mapping[Key, Hashes], new: Iterable[Key], body: Callable[[Key], str]
) -> tuple[dict[Key, Hashes], list[tuple[Key, Key]]]:
    """Return the signatures of new texts, and the pairs (longer, shorter) of copies with at least one new text in each.

    `known` are the signatures of texts compared earlier, `body` gives the text of a key, known or new. Texts are read a
    second time where two may be copies: a store of any size is compared in the memory of some thousand texts.
    """
    signatures = {key: signature(shape(body(key))) for key in new}

    @functools.lru_cache(SHAPES)
    def shaped(key: Key) -> Shape:
        return shape(body(key))

    return signatures, copies(shaped, alike({**known, **signatures}, signatures.keys()))


def alike(signatures: Mapping[Key, Hashes], new: Collection[Key]) -> list[tuple[Key, Key]]:
    """Return the pairs of texts that may be copies, at least one of each pair among `new`, in the order of the mapping."""
    place = {key: number for number, key in enumerate(signatures)}
    found = _few(signatures, new) if len(new) <= FEW else _many(signatures, new)
    ordered = {(a, b) if place[a] < place[b] else (b, a) for a, b in found}
    return sorted(ordered, key=lambda pair: (place[pair[0]], place[pair[1]]))


def _many(signatures: Mapping[Key, Hashes], new: Collection[Key]) -> list[tuple[Key, Key]]:
    from datasketch import MinHash, MinHashLSH

    found, index = [], MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, BAND))
    # The old ones first: they are not asked for among themselves.
    for key in sorted(signatures, key=lambda key: key in new):
        minhash = MinHash(PERMUTATIONS, scheme="affine32", hashvalues=signatures[key], permutations=_permutations())
        if key in new:
            found += [(other, key) for other in index.query(minhash)]
        index.insert(key, minhash, check_duplication=False)
    return found


def _few(signatures: Mapping[Key, Hashes], new: Collection[Key]) -> list[tuple[Key, Key]]:
    """Return what `_many` returns, without an index of all texts, which takes longer to make than a few take to look up."""
    if not new:
        return []
    keys = list(signatures)
    bands = np.stack([signatures[key] for key in keys]).reshape(len(keys), BANDS, BAND)
    met = {key: np.flatnonzero((bands == bands[keys.index(key)]).all(axis=2).any(axis=1)) for key in new}
    return [(keys[other], key) for key, others in met.items() for other in others if keys[other] != key]


def repeats(longer: Shape, shorter: Shape) -> bool:
    """Return True when the shorter text is the longer one again: whole or cut, with the same figures."""
    most, least = len(longer.shingles), len(shorter.shingles)
    if least < SHORTEST:
        return (
            least > 0 and bool(np.array_equal(longer.shingles, shorter.shingles)) and longer.figures == shorter.figures
        )
    shared = _shared(longer.shingles, shorter.shingles)
    if least < SHARE * most or shared < HELD * least:
        return False
    if least < WHOLE * most and _shared(longer.beginning, shorter.shingles) < len(longer.beginning) / 2:
        return False
    missing = shorter.figures - longer.figures
    days = [figure for figure in missing if DAY.search(figure)] if shared >= THROUGHOUT * least else []
    return len(missing) - len(days) <= ALTERED * len(shorter.figures)


def _shared(one: Hashes, other: Hashes) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))


def copies(shaped: Callable[[Key], Shape], pairs: Iterable[tuple[Key, Key]]) -> list[tuple[Key, Key]]:
    """Return of these pairs those that are one text, each as (longer, shorter), in their order; of equals the first is longer."""
    found = []
    for pair in pairs:
        longer, shorter = pair if len(shaped(pair[0]).shingles) >= len(shaped(pair[1]).shingles) else pair[::-1]
        if repeats(shaped(longer), shaped(shorter)):
            found.append((longer, shorter))
    return found


def grouped(pairs: Iterable[tuple[Key, Key]]) -> list[tuple[Key, ...]]:
    """Return the families that pairs of (longer, shorter) make: each with its longest text first, in the pairs' order.

    A text belongs to the longest that holds it. Two texts that hold the same third one are no family by that: so digests
    do not join the stories they are made of.
    """
    above: dict[Key, list[Key]] = defaultdict(list)
    order: dict[Key, None] = {}
    for longer, shorter in pairs:
        above[shorter].append(longer)
        order |= {longer: None, shorter: None}
    # What fewest others hold is longest.
    parent = {key: min(over, key=lambda one: len(above.get(one, ()))) for key, over in above.items()}
    members: dict[Key, list[Key]] = {}
    for key in order:
        root = key
        while root in parent:
            root = parent[root]
        members.setdefault(root, [root])
        if key != root:
            members[root].append(key)
    return [tuple(keys) for keys in members.values() if len(keys) > 1]


def families(documents: Iterable[tuple[Key, str]]) -> list[tuple[Key, ...]]:
    """Return the families among (key, body text): the keys of each, the longest text first. Keys are used once each."""
    texts = dict(documents)
    return grouped(compared({}, texts, texts.__getitem__)[1])


def canonical(records: Sequence[Record]) -> str:
    """Return the id of the document that stands for its family; `records` begin with the longest.

    It is, in this order: one that says it is a reprint of none, where another says so; one from the issuer's or the
    agency's own site or outlet; the earliest published (a day nobody states is later than any); the longest; the first by
    source name.
    """
    named = [record for record in records if not record.reprint_of] or list(records)
    longest = records[0].id
    return min(named, key=lambda r: (not is_official(r), r.published or "9999", r.id != longest, r.source, r.id)).id


def is_official(record: Record) -> bool:
    """Return True when a document comes from those who issued it: an office on its own site, an agency under its own name.

    A government site that reprints a newspaper is not the issuer; nor is a portal that names an agency as its source.
    """
    site = (urlsplit(record.url).hostname or "") if record.url else ""
    outlet = record.outlet or ""
    if AGENCY.search(outlet):
        return not site or bool(AGENCY_SITE.search(site))
    return bool(OFFICE.search(outlet)) or (not outlet and bool(OFFICE_SITE.search(site)))


def _shingles(codes: Hashes) -> Hashes:
    """Return the hashes of all runs of characters in text order, or of words where few of the letters are Chinese."""
    on = codes > 0
    if not on.any():
        return np.empty(0, np.uint32)
    chinese = int(((codes >= 0x3400) & (codes <= 0x9FFF)).sum()) >= CHINESE_SHARE * int(on.sum())
    units = codes[on].astype(np.uint64) if chinese else _words(codes, on)
    run = CHARACTERS if chinese else WORDS
    count = max(len(units) - run + 1, 1)
    hashes = np.zeros(count, np.uint64)
    for offset in range(min(run, len(units))):
        hashes = hashes * _ODD + units[offset : offset + count]
    return _mixed(hashes)


_ODD = np.uint64(0x9E3779B97F4A7C15)


def _mixed(hashes: NDArray[np.uint64]) -> Hashes:
    """Return the upper half of each value after all its bits had a say in it (the finish of splitmix64, Steele 2014)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (hashes >> np.uint64(32)).astype(np.uint32)


def _words(codes: Hashes, on: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Return a hash of each word, a word being a run of letters and digits."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], on, [False]))))
    starts, ends = edges[::2], edges[1::2]
    places = np.arange(int((ends - starts).sum())) - np.repeat(
        np.cumsum(ends - starts) - (ends - starts), ends - starts
    )
    weights = _mixed((places.astype(np.uint64) + np.uint64(1)) * _ODD).astype(np.uint64)
    letters = codes[on].astype(np.uint64) * (weights | np.uint64(1))
    begins = np.cumsum(ends - starts) - (ends - starts)
    return np.asarray(np.add.reduceat(letters, begins), np.uint64)


@functools.cache
def _folded() -> Hashes:
    """Return for each code point of the basic plane the one that stands for it, 0 for what is no letter or digit.

    OpenCC would take seconds for thousands of texts; a table of single characters differs from it in few words.
    """
    plain = [chr(code) for code in range(0x10000) if chr(code).isalnum()]
    table = np.zeros(0x10000, np.uint32)
    for char, folded in zip(plain, fold("\n".join(plain)).split("\n"), strict=True):
        table[ord(char)] = ord(folded[0]) if folded else 0
    return table


@functools.cache
def _permutations() -> tuple[Hashes, Hashes]:
    from datasketch import MinHash

    first, second = MinHash(PERMUTATIONS, scheme="affine32").permutations
    return first, second
