"""The numbers that pin the shipped embedder, by sentence-transformers in float32.

After the weights were replaced: `python -m models.training.quantise pin models/embedder`, then
`python -m tests.index.canonical > tests/index/canonical.new && mv tests/index/canonical.new tests/index/canonical.json`
"""

import json

from index.embedder import SentenceTransformerEmbedder, Vectors
from index.shipped import shipped

TEXTS = [
    "北京建设国际科技创新中心。",
    "臺灣與香港的報紙也刊登了這條消息。",
    "2024年全社会研发经费投入达到36130亿元，比上年增长8.3%。",
    "The port opened a second terminal in May 2023.",
    "Who said that the harbour tram would be free?",
    "AI产业规模超过 5,000 亿元 (about US$700 billion)",
]
NUMBERS = 8


def by_sentence_transformers() -> Vectors:
    """Return the vectors of TEXTS in float32, (texts, dimensions)."""
    return SentenceTransformerEmbedder(shipped("models/embedder")).passages(TEXTS)


def main() -> None:
    """Print the first NUMBERS numbers of each text's vector as JSON."""
    vectors = by_sentence_transformers()
    told = {text: [round(float(one), 4) for one in row[:NUMBERS]] for text, row in zip(TEXTS, vectors, strict=True)}
    print(json.dumps(told, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
