"""Try a model: whether its files are whole, whether it loads, and whether it gives what Yinju needs of it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from index.embedder import Embedder, Vectors, open_embedder
from index.models.choice import Choice
from index.reader import Reader, Reading, open_reader

# Each sentence with its translation; the four are of four matters, so that a translation is nearest of all.
PAIRS = (
    ("港口城市开通了新的有轨电车线路。", "The harbour city opened a new tram line."),
    ("今年小麦产量增长了百分之三。", "Wheat output grew by three percent this year."),
    ("这项法律保护儿童的个人信息。", "This law protects the personal information of children."),
    ("科学家发现了一颗遥远的行星。", "Scientists discovered a distant planet."),
)
# A question for each of them, which its sentence answers in either language, and no other sentence does.
QUESTIONS = (
    ("港口城市开通了什么？", "What did the harbour city open?"),
    ("小麦产量增长了多少？", "By how much did wheat output grow?"),
    ("哪些信息受法律保护？", "Whose personal information does the law protect?"),
    ("科学家发现了什么？", "What did scientists discover?"),
)
# A passage as long as those Yinju cuts, some 150 tokens; and how many of them are timed.
PASSAGE, TIMED = " ".join(text for pair in PAIRS for text in pair), 16
# Lengths are single precision; an int8 form rounds by what else is computed beside a text.
LENGTH_SLACK, BATCH_SLACK = 1e-3, 1e-3
LANGUAGES = "languages"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried: is it well, what was seen, and what to do if not."""

    what: str
    well: bool
    seen: str
    do: str = ""


def tried(choice: Choice) -> Iterator[Finding]:
    """Yield what was found about a model, thing by thing; a model that does not load is not tried further."""
    yield _files(choice)
    if choice.value == "none":
        return
    stage = "loads"
    try:
        began = time.monotonic()
        trials = (
            _embeds(choice, open_embedder(choice.value, choice.prompts))
            if choice.role == "embedder"
            else _reads(open_reader(choice.value))
        )
        yield Finding("loads", True, f"in {time.monotonic() - began:.1f} s")
        stage = "runs"
        yield from trials
    except Exception as error:  # whatever a library says of foreign files; the reason is told
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        yield Finding(stage, False, reason, "Copy or download the model again, or choose another.")


def _files(choice: Choice) -> Finding:
    """Return whether each file is what the model's SHA256SUMS says."""
    faults = choice.weights.altered() if choice.weights else None
    if faults is None:
        return Finding("files", True, "not pinned: no SHA256SUMS" if choice.weights else "none needed")
    if faults:
        return Finding("files", False, "; ".join(faults), "Copy the model's folder again, or install again.")
    return Finding("files", True, "as SHA256SUMS says")


def _embeds(choice: Choice, embedder: Embedder) -> Iterator[Finding]:
    texts = [text for pair in PAIRS for text in pair]
    together = embedder.passages(texts)
    yield _vectors(embedder, together)
    yield _alone(together, np.concatenate([embedder.passages([text]) for text in texts]))
    if choice.value != "hash":  # which knows words, not what they mean
        yield _languages(embedder, together)
    yield _speed(embedder)


def _vectors(embedder: Embedder, made: Vectors) -> Finding:
    """Return whether the vectors are numbers, as long as the embedder says, and of length one."""
    do = "The weights are damaged, or not an embedder's: choose another model."
    if not np.isfinite(made).all():
        return Finding("vectors", False, "some are not numbers", do)
    if made.shape[1] != embedder.dimensions:
        return Finding("vectors", False, f"{made.shape[1]} dimensions where it says {embedder.dimensions}", do)
    lengths = np.linalg.norm(made, axis=1)
    well = bool(np.abs(lengths - 1).max() < LENGTH_SLACK)
    seen = f"{embedder.dimensions} dimensions, length {lengths.min():.4f} to {lengths.max():.4f}"
    return Finding("vectors", well, seen, "" if well else do)


def _alone(together: Vectors, alone: Vectors) -> Finding:
    """Return whether a text has the same vector whatever it is embedded beside."""
    apart = float(1 - (together * alone).sum(axis=1).min())
    well = apart < BATCH_SLACK
    do = "Its vectors depend on what is embedded beside a text: searches would not repeat. Choose another model."
    return Finding("batches", well, f"alone and in a batch at most {max(apart, 0):.1e} apart", "" if well else do)


def _languages(embedder: Embedder, made: Vectors) -> Finding:
    """Return whether each sentence, asked as a question, finds its translation before all unrelated ones."""
    chinese, english = made[0::2], made[1::2]
    found = 0
    for own, others in ((0, english), (1, chinese)):
        asked = np.stack([embedder.question(pair[own]) for pair in PAIRS])
        found += int(((asked @ others.T).argmax(axis=1) == np.arange(len(PAIRS))).sum())
    asked_of = 2 * len(PAIRS)
    do = "Questions in one language will miss sources in the other: choose a model for both."
    return Finding(
        LANGUAGES, found == asked_of, f"{found} of {asked_of} translations found", do if found < asked_of else ""
    )


def _speed(embedder: Embedder) -> Finding:
    embedder.passages([PASSAGE])  # the first one pays for what is made when it is first needed
    began = time.monotonic()
    embedder.passages([PASSAGE] * TIMED)
    return Finding("speed", True, f"{TIMED / max(time.monotonic() - began, 1e-6):.0f} passages a second")


def _reads(reader: Reader) -> Iterator[Finding]:
    texts = [text for pair in PAIRS for text in pair]
    questions = [text for pair in QUESTIONS for text in pair]
    together = [reader.read(question, texts) for question in questions]
    relevance = np.array([[one.relevance for one in row] for row in together])
    yield _scores(relevance)
    if any(one.span for row in together for one in row):
        yield _spans(texts, together)
    alone = np.array([reader.read(one, [text])[0].relevance for one, text in zip(questions, texts, strict=True)])
    yield _repeats(float(np.abs(alone - relevance.diagonal()).max()))
    yield _judges(relevance)
    yield _reading_speed(reader)


def _scores(made: Vectors) -> Finding:
    """Return whether all scores are numbers from 0 to 1."""
    well = bool(np.isfinite(made).all() and made.min() >= 0 and made.max() <= 1)
    do = "The weights are damaged, or not a reader's: choose another model."
    return Finding("scores", well, f"relevance {made.min():.3f} to {made.max():.3f}", "" if well else do)


def _spans(texts: list[str], made: list[list[Reading]]) -> Finding:
    """Return whether every answer span lies in its passage and holds something."""
    spans = [(text, one.span) for row in made for text, one in zip(texts, row, strict=True) if one.span]
    outside = sum(not 0 <= start < end <= len(text) for text, (start, end) in spans)
    do = "Its tokenizer gives wrong places: answers could not be quoted. Choose another model."
    return Finding(
        "spans", not outside, f"{len(spans) - outside} of {len(spans)} in their passages", do if outside else ""
    )


def _repeats(apart: float) -> Finding:
    well = apart < BATCH_SLACK
    do = "Its scores depend on what is read beside a passage: answers would not repeat. Choose another model."
    return Finding("batches", well, f"alone and in a batch at most {apart:.1e} apart", "" if well else do)


def _judges(made: Vectors) -> Finding:
    """Return whether the sentence that answers a question is ahead of all others, in both its languages."""
    found = sum(set(np.argsort(-row)[:2].tolist()) == {at - at % 2, at - at % 2 + 1} for at, row in enumerate(made))
    do = "It does not tell what belongs together in both languages: choose a model for both."
    seen = f"{found} of {len(made)} questions put their answer first in both languages"
    return Finding(LANGUAGES, found == len(made), seen, do if found < len(made) else "")


def _reading_speed(reader: Reader) -> Finding:
    reader.read(PAIRS[0][0], [PASSAGE])
    began = time.monotonic()
    reader.read(PAIRS[0][0], [PASSAGE] * TIMED)
    return Finding("speed", True, f"{TIMED / max(time.monotonic() - began, 1e-6):.0f} passages a second")
