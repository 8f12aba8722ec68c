"""What every embedder promises: inherit EmbedderSuite and give one fixture."""

import numpy as np
import pytest

from index.embedder import Embedder, HashEmbedder, fingerprint_of, open_embedder
from index.errors import ModelMissing

TEXTS = ["北京建设国际科技创新中心", "A harbour tram opens to passengers", "", "再生水利用率达到40%。" * 60]


class EmbedderSuite:
    """The tests themselves; `name` is the setting that names the embedder."""

    name: str

    @pytest.fixture(scope="class")
    @classmethod
    def embedder(cls) -> Embedder:
        return open_embedder(cls.name)

    def test_passages_are_rows_of_length_one(self, embedder: Embedder) -> None:
        made = embedder.passages(TEXTS)
        assert made.shape == (len(TEXTS), embedder.dimensions)
        assert made.dtype == np.float32
        assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-4)

    def test_no_passages_are_an_empty_array(self, embedder: Embedder) -> None:
        assert embedder.passages([]).shape == (0, embedder.dimensions)

    def test_a_question_is_one_vector_of_length_one(self, embedder: Embedder) -> None:
        made = embedder.question(TEXTS[0])
        assert made.shape == (embedder.dimensions,)
        assert abs(float(np.linalg.norm(made)) - 1) < 1e-4

    def test_rows_follow_the_order_of_the_texts(self, embedder: Embedder) -> None:
        there, back = embedder.passages(TEXTS[:2]), embedder.passages(TEXTS[1::-1])
        assert np.allclose(there, back[::-1], atol=1e-4)

    def test_the_same_text_gives_the_same_vector(self, embedder: Embedder) -> None:
        assert np.array_equal(embedder.question(TEXTS[0]), embedder.question(TEXTS[0]))

    def test_a_text_is_nearest_to_itself(self, embedder: Embedder) -> None:
        texts = [TEXTS[0], TEXTS[1], TEXTS[3]]
        nearest = (embedder.passages(texts) @ embedder.passages(texts).T).argmax(axis=1)
        assert nearest.tolist() == [0, 1, 2]

    def test_the_fingerprint_is_known_without_loading(self, embedder: Embedder) -> None:
        assert embedder.fingerprint == fingerprint_of(self.name)


class TestHashEmbedder(EmbedderSuite):
    name = "hash"


class TestShippedEmbedder(EmbedderSuite):
    name = "shipped"

    def test_a_question_finds_its_answer_in_the_other_language(self, embedder: Embedder) -> None:
        passages = embedder.passages(["The city opened a new metro line.", "今年小麦产量增长百分之三。"])
        question = embedder.question("Wheat output grew this year")
        assert int((passages @ question).argmax()) == 1


def test_a_folder_without_weights_is_named() -> None:
    with pytest.raises(ModelMissing, match=r"'/nowhere'.*modules\.json"):
        open_embedder("/nowhere")


def test_two_embedders_have_two_fingerprints() -> None:
    assert fingerprint_of("shipped") != HashEmbedder.fingerprint
