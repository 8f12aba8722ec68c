"""Word-by-word glosses: a text in the other language's words, to teach retrieval across languages without a translator.

是在哪一年以后… becomes "is at which year later …": wrong as a sentence, right as a bag of meanings in the other language.
"""

import collections
import json
import random
import re
from typing import Any

from models.training import corpora
from models.training.normaliser import normaliser
from models.training.recipe import Recipe

ASK_ZH = {
    "什么": "what", "谁": "who", "哪": "which", "哪个": "which", "哪些": "which", "哪里": "where", "多少": "how many",
    "几": "how many", "何时": "when", "时候": "when", "为什么": "why", "为何": "why", "如何": "how", "怎么": "how",
    "怎样": "how", "年": "year", "月": "month", "日": "day", "不": "not", "没有": "no",
}  # fmt: skip
ASK_EN = {
    "what": "什么", "who": "谁", "whom": "谁", "which": "哪个", "where": "哪里", "when": "什么时候", "why": "为什么",
    "how": "如何", "many": "多少", "much": "多少", "year": "年", "not": "不", "first": "第一", "last": "最后",
}  # fmt: skip
GRAMMAR = frozenset(
    "the of to and a an in that is for it on be as with by this are was at from or have has had do does did been being "
    "were would should could may might must shall than then there these those its his her their our your s t".split()
)
# Below these the alignment's translation is a guess.
SURE_ENGLISH, SURE_CHINESE = 0.28, 0.22
# By direction ("z2e", "e2z"), for each word its translations with their probabilities.
Lists = dict[str, dict[str, list[tuple[str, float]]]]


class Gloss:
    """Translates word by word with the alignment and, where it is silent, the dictionary."""

    def __init__(self, lists: Lists, terms: list[tuple[str, list[str]]], tokenizer: Any) -> None:
        self._to_english, self._to_chinese = lists["z2e"], lists["e2z"]
        self._tokenizer = tokenizer
        self._defined: dict[str, list[str]] = {}
        self._said: dict[str, list[str]] = collections.defaultdict(list)
        for zh, glosses in terms:
            self._add(zh, glosses)

    @classmethod
    def of(cls, recipe: Recipe, tokenizer: Any) -> "Gloss":
        """Return the glosses of a run: its alignment, and the dictionary with its characters folded."""
        lists = json.loads((recipe.folder("start") / "alignment.json").read_text("utf-8"))
        fold = normaliser(recipe).normalize_str
        return cls(lists, [(fold(zh), glosses) for zh, glosses in corpora.terms(recipe.data)], tokenizer)

    def _add(self, zh: str, glosses: list[str]) -> None:
        short = [g for g in glosses if re.fullmatch("[A-Za-z][A-Za-z' -]{1,24}", g) and len(g.split()) <= 3][:2]
        if short and len(zh) > 1:  # single characters are mostly grammar
            self._defined.setdefault(zh, [re.sub("^to ", "", gloss) for gloss in short])
        for gloss in short:
            word = re.sub("^(to|a|the) ", "", gloss.lower())
            if " " not in word and 2 <= len(zh) <= 4:
                self._said[word].append(zh)

    def __call__(self, text: str, chance: random.Random) -> str:
        """Return the text in the other language's words; itself when hardly a word is known."""
        chinese = re.search("[\u4e00-\u9fff]", text)
        other = self.to_english(text, chance) if chinese else self.to_chinese(text, chance)
        return other if len(other) > 4 else text

    def to_english(self, text: str, chance: random.Random) -> str:
        """Return a Chinese text's words in English, in their order."""
        out: list[str] = []
        for piece in self._tokenizer.tokenize(text):
            if re.fullmatch("[a-z0-9.%-]+", piece):  # goes on with the word before
                out[-1:] = [(out[-1] if out else "") + piece]
            elif (word := self._english(piece, chance)) is not None:
                out.append(word)
        return " ".join(out) + "?" * text.rstrip().endswith(("？", "?"))

    def _english(self, piece: str, chance: random.Random) -> str | None:
        if piece in ASK_ZH:
            return ASK_ZH[piece]
        if piece.startswith("▁"):
            return piece[1:]
        if piece in "。，；：":
            return "." if piece == "。" else ","
        found = [
            one for one in self._to_english.get(piece, []) if not one[0].startswith("##") and one[1] >= SURE_ENGLISH
        ]
        if found:
            return _drawn(found, chance)
        return chance.choice(self._defined[piece]) if piece in self._defined else None

    def to_chinese(self, text: str, chance: random.Random) -> str:
        """Return an English text's words in Chinese, in their order; names stay as they are."""
        out = []
        for word in re.findall(r"[a-z]+|[0-9][0-9,.]*|[.,;?]", text.lower()):
            if word in GRAMMAR:
                continue
            out.append(self._chinese(word, chance))
        return "".join(out)

    def _chinese(self, word: str, chance: random.Random) -> str:
        if word in ".,;?":
            return "。，；？"[".,;?".index(word)]
        if word in ASK_EN:
            return ASK_EN[word]
        known = self._to_chinese.get(word)
        if known and known[0][1] >= SURE_CHINESE:
            return _drawn(known, chance)
        return self._said[word][0] if word in self._said else f" {word} "


def _drawn(found: list[tuple[str, float]], chance: random.Random) -> str:
    return chance.choices([word for word, _ in found], [likely for _, likely in found])[0]
