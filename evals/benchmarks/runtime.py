"""How fast the shipped weights run beside sentence-transformers' defaults, on the same weights and in one run.

    python -m evals.benchmarks.runtime [ROUNDS]

Prints, for passages of 180 to 320 tokens, single questions and pairs: how many a second each way, the ratio, and the cosine of
the fast vectors to those in float32; then how long loading takes. Each figure is the best of ROUNDS, the ways taking
turns, so that other work on the machine disturbs them alike. Pairs use the embedder's layers and a random head.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from index.embedder import MAX_TOKENS, ShippedEmbedder, Vectors
from index.models.graph import span_and_relevance
from index.models.runtime import Network, Row
from index.models.source import Source, read_source
from index.models.tokens import open_tokenizer
from index.shipped import shipped

FOLDER = shipped("models/embedder")
ROUNDS = 7
# What a store of press text holds: passages about as long as the settings aim at. Tokens.
LEAST, MOST = 180, 320
ZH_CHARACTERS, EN_CHARACTERS = 400, 1100
QUESTIONS = [
    "北京今年新增多少公里地铁？",
    "Who announced the new harbour tram?",
    "研发经费投入强度达到多少",
    "When does it open?",
]
PAIR_TOKENS, PAIRS = 256, 28
LOADING = """
import time; begun = time.perf_counter(), time.process_time()
from index.embedder import open_embedder
open_embedder("shipped").question("水")
print(time.perf_counter() - begun[0], time.process_time() - begun[1])
"""

Way = Callable[[], Any]


def passages() -> list[str]:
    """Return passages of the sample documents, LEAST to MOST tokens each, in the order of their files."""
    tokenizer, found = open_tokenizer(FOLDER), []
    for file in sorted((shipped("corpus")).rglob("*.txt")):
        text = file.read_bytes().decode("utf-8", "ignore")
        width = EN_CHARACTERS if text.isascii() or file.name.startswith("en-") else ZH_CHARACTERS
        cut = [text[start : start + width] for start in range(0, len(text), width)]
        found += [one for one in cut if LEAST <= len(tokenizer.encode(one).ids) <= MOST]
    return found


def best(ways: dict[str, Way], rounds: int) -> dict[str, float]:
    """Return for each way its shortest time in seconds; the ways take turns."""
    taken = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for name, way in ways.items():
            begun = time.perf_counter()
            way()
            taken[name] = min(taken[name], time.perf_counter() - begun)
    return taken


def told(what: str, count: int, ways: dict[str, Way], rounds: int) -> None:
    """Print how many a second each of two ways does, the first the slower, and their ratio."""
    (slow, fast), (slowly, fastly) = ways, best(ways, rounds).values()
    print(f"{what}: {slow} {count / slowly:.1f}/s, {fast} {count / fastly:.1f}/s, ratio {slowly / fastly:.2f}")


def compared(exact: Vectors, fast: Vectors) -> str:
    """Return mean and least cosine of two arrays of vectors of length one."""
    cosines = (exact * fast).sum(axis=1)
    return f"cosine to float32: mean {cosines.mean():.4f}, least {cosines.min():.4f}"


def embedding(rounds: int) -> None:
    """Print the figures of passages and questions."""
    from sentence_transformers import SentenceTransformer

    theirs: Any = SentenceTransformer(str(FOLDER), device="cpu", model_kwargs={"dtype": "float32"})
    theirs.max_seq_length = MAX_TOKENS
    ours, texts = ShippedEmbedder(FOLDER), passages()

    def encoded() -> Vectors:
        vectors: Vectors = theirs.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return vectors

    print(f"{len(texts)} passages; {compared(encoded(), ours.passages(texts))}")
    told("passages", len(texts), {"sentence-transformers": encoded, "shipped": lambda: ours.passages(texts)}, rounds)
    ways: dict[str, Way] = {
        "sentence-transformers": lambda: [theirs.encode(one, normalize_embeddings=True) for one in QUESTIONS],
        # Asked as a passage: an embedder keeps the vector of a question that was asked just now.
        "shipped": lambda: [ours.passages([one]) for one in QUESTIONS],
    }
    told("questions, one at a time", len(QUESTIONS), ways, 3 * rounds)


def reading(rounds: int) -> None:
    """Print the figures of pairs: one question with PAIRS passages, PAIR_TOKENS tokens a pair."""
    from sentence_transformers import CrossEncoder

    theirs: Any = CrossEncoder(str(FOLDER), device="cpu", num_labels=1, max_length=PAIR_TOKENS)
    theirs.model.float()
    pairs = [(QUESTIONS[0], passage * 2) for passage in passages()[:PAIRS]]
    tokenizer, network = open_tokenizer(FOLDER, PAIR_TOKENS), Network(_with_heads(), span_and_relevance)

    def rows() -> list[Row]:
        return [(found.ids, found.type_ids) for found in tokenizer.encode_batch(pairs)]

    ways = {
        "sentence-transformers": lambda: theirs.predict(pairs, show_progress_bar=False),
        "shipped": lambda: network.run(rows()),
    }
    told(f"pairs, {len(pairs)} a question", len(pairs), ways, rounds)


def _with_heads() -> Source:
    source, random = read_source(FOLDER), np.random.default_rng(1)
    heads = {"span.weight": (2, 384), "span.bias": (2,), "relevance.weight": (1, 384), "relevance.bias": (1,)}
    made = {name: random.normal(size=shape).astype(np.float32) for name, shape in heads.items()}
    return Source(source.config, source.tensors | made)


def loading(rounds: int) -> None:
    """Print how long it takes from nothing to the first vector, imports counted."""
    command = [sys.executable, "-c", LOADING]
    taken = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() for _ in range(rounds)]
    seconds = np.array(taken, float).min(axis=0)
    print(f"loading to the first vector: {seconds[0]:.2f} s, {seconds[1]:.2f} s of it computing")


def main() -> None:
    """Run all of it; the number of rounds may be given."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    embedding(rounds)
    reading(rounds)
    loading(rounds)


if __name__ == "__main__":
    main()
