"""A bilingual Unigram vocabulary: the teacher's English pieces, and the Chinese words and characters of our texts.

The best path over log frequencies is a good Chinese word segmenter. A Latin word's first piece begins with ▁, which has
no character of its own in the text: such a piece's offset begins one character early.
"""

import collections
import logging
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast

from models.training import corpora
from models.training.encoder import teacher
from models.training.normaliser import normaliser
from models.training.recipe import Recipe

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]+")
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Chinese and typographic marks that the teacher's vocabulary lacks, each with the mark whose vector it starts from.
MARKS = {"。": ".", "、": ",", "“": '"', "”": '"'} | dict.fromkeys("《》〈〉「」『』【】·—…‰℃○〇", "")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the vocabulary: its log frequency, and the teacher's pieces whose mean it starts from (None: aligned)."""

    score: float
    like: tuple[str, ...] | None = None


def make(recipe: Recipe) -> None:
    """Write the tokenizer to `tokenizer/`, unless it is there."""
    folder = recipe.folder("tokenizer")
    if (folder / "tokenizer.json").exists():
        return
    vocabulary = pieces(recipe)
    scored = [(name, 0.0) for name in SPECIAL] + [(name, piece.score) for name, piece in vocabulary.items()]
    whole: Any = PreTrainedTokenizerFast
    whole(
        tokenizer_object=_tokenizer(scored, normaliser(recipe)),
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=512,
    ).save_pretrained(folder)


def pieces(recipe: Recipe) -> dict[str, Piece]:
    """Return the vocabulary without its special pieces, English first, in the order of their numbers."""
    settings = recipe.of("tokenizer")
    known = teacher()[2].get_vocab()
    words, characters = _counts(recipe)
    out = dict(_latin(known, settings["latin_words"], settings["latin_endings"]))
    for name, piece in (*_figures(known), *_marks(known)):
        out.setdefault(name, piece)
    total = sum(words.values())
    frequent = [word for word, _ in words.most_common(80000) if 1 < len(word) <= 6][: settings["chinese_words"]]
    for word in frequent + [char for char, _ in characters.most_common(settings["chinese_characters"])]:
        score = math.log(max(words[word], 0.2) / total) - (0.5 if len(word) == 1 else 0)
        out.setdefault(word, Piece(score))
    return out


def _latin(known: dict[str, int], words: int, endings: int) -> Iterator[tuple[str, Piece]]:
    order = sorted(known, key=known.__getitem__)
    for rank, word in enumerate([word for word in order if re.fullmatch("[a-z]+", word)][:words]):
        yield "▁" + word, Piece(-7 - math.log(rank + 10) / 2, (word,))
    for ending in [word for word in order if re.fullmatch("##[a-z]+", word)][:endings]:
        yield ending[2:], Piece(-13.0, (ending,))
    for letter in LETTERS:
        yield "▁" + letter, Piece(-12.0, (letter,))
        yield letter, Piece(-14.0, ("##" + letter,))
    yield "▁", Piece(-15.0, ("[UNK]",))


def _figures(known: dict[str, int]) -> Iterator[tuple[str, Piece]]:
    """Yield numbers up to 99, "000" and the years that texts speak of: whole, so that a year is one piece."""
    numbers = [str(n) for n in range(100)] + [f"{n:02d}" for n in range(10)] + ["000"]
    for number in dict.fromkeys(numbers + [str(year) for year in range(1900, 2051)]):
        digits = tuple(digit if digit in known else "[UNK]" for digit in number)
        yield number, Piece(-8.0 if len(number) == 1 else -9.0, (number,) if number in known else digits)


def _marks(known: dict[str, int]) -> Iterator[tuple[str, Piece]]:
    order = sorted(known, key=known.__getitem__)
    single = [char for char in order if len(char) == 1 and not HAN.match(char) and not re.match("[a-z0-9]", char)]
    for mark in [*single, *MARKS]:
        like = mark if mark in known else MARKS.get(mark, "")
        yield mark, Piece(-10.0, (like if like in known else "[UNK]",))


def _counts(recipe: Recipe) -> tuple[collections.Counter[str], collections.Counter[str]]:
    """Return how often each Chinese word and each Chinese character stands in parallel text, press, plans, laws, questions."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    fold = normaliser(recipe)
    words: collections.Counter[str] = collections.Counter()
    characters: collections.Counter[str] = collections.Counter()
    for text in _texts(recipe):
        for run in HAN.findall(fold.normalize_str(text)):
            characters.update(run)
            words.update(jieba.lcut(run, HMM=False))
    return words, characters


def _texts(recipe: Recipe) -> Iterable[str]:
    yield from recipe.some([zh for zh, _ in corpora.pairs(recipe.data)])
    for title, body in recipe.some(corpora.press(recipe.data)):
        yield from (title, body[:900])
    for folder in ("plans", "laws"):
        yield from (text[:60000] for text in recipe.some(corpora.documents(recipe.data, folder), 4))
    yield from recipe.some(list(corpora.questions(recipe.data, "cmrc2018.train").passages.values()))


def _tokenizer(scored: list[tuple[str, float]], fold: normalizers.Normalizer) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(scored, unk_id=1, byte_fallback=False))
    word_start = normalizers.Replace(Regex(r"(?<![a-z])(?=[a-z])"), "▁")  # of no width: marks where a Latin word starts
    tokenizer.normalizer = normalizers.Sequence([fold, word_start])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.BertPreTokenizer(), pre_tokenizers.Digits(individual_digits=False)]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.decoder = decoders.Replace("▁", " ")
    return tokenizer
