"""Evidence → as much of it as the model can read: whole sentences, the weakest sources cut first."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.generate.failing import Unwritten
from assistant.generate.source_blocks import sentences
from assistant.types import Evidence


@dataclass(slots=True)
class _Source:
    """A source while it is cut: its key, its worth, the sentences that are left and what each of them costs."""

    key: str
    score: float
    left: list[str]
    costs: list[int]


def fitting(evidence: Evidence, language: str, room: int, count: Callable[[str], int]) -> dict[str, str]:
    """Return for each key the text that is told of it; together they take at most `room` tokens by `count`.

    A source loses its last sentence first, the longest source before others; one of a single sentence goes whole, the
    weakest first. Raises Unwritten("overflow") when not even one sentence fits.
    """
    sources = [_source(quote.key, quote.score, sentences(quote, language), count) for quote in evidence.quotes]
    while sources and sum(sum(source.costs) for source in sources) > room:
        longest = max(sources, key=lambda source: (len(source.left) > 1, sum(source.costs)))
        if len(longest.left) > 1:
            longest.left.pop()
            longest.costs.pop()
        else:
            sources.remove(min(sources, key=lambda source: source.score))
    if not sources:
        raise Unwritten(
            "overflow", f"Not one sentence of the sources fits into the {room} tokens that are left for them."
        )
    return {source.key: "".join(source.left).strip() for source in sources}


def _source(key: str, score: float, left: list[str], count: Callable[[str], int]) -> _Source:
    return _Source(key, score, left, [count(sentence) for sentence in left])
