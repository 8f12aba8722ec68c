"""The fast runtime gives what torch gives, whatever the batch, and from no weights but the pinned ones."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.embedder import ShippedEmbedder, fingerprint_of, open_embedder
from index.errors import ModelDamaged, ModelMissing
from index.models.graph import mean_of_tokens, rounds_itself_here, span_and_relevance
from index.models.runtime import BUDGET, Network, filled, open_network
from index.models.source import read_source, rounded
from index.settings import Prompts
from index.shipped import shipped
from models.training.quantise import pin, quantise
from tests.index import tiny_bert

TEXTS = [
    "北京今年新增三条地铁线路，里程达到九百公里。" * 6,
    "The port opened a new terminal.",
    "再生水",
    "利用率达到40%" * 30,
]
EMBEDDER = shipped("models/embedder")
IDS = [2, 900, 4000, 3, 77, 1200, 30000, 8, 3]
TYPES = [0, 0, 0, 0, 1, 1, 1, 1, 1]


@pytest.fixture(scope="module")
def shipped_one() -> ShippedEmbedder:
    return ShippedEmbedder(EMBEDDER)


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_bert.checkpoint(tmp_path_factory.mktemp("weights") / "fp32")


@pytest.fixture(scope="module")
def reader(checkpoint: Path) -> Path:
    quantise(checkpoint, checkpoint.parent / "int8")
    return checkpoint.parent / "int8"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EMBEDDER, tmp_path / "embedder"))


def test_a_vector_hardly_depends_on_its_batch(shipped_one: ShippedEmbedder) -> None:
    alone = np.stack([shipped_one.passages([text])[0] for text in TEXTS])
    assert (1 - (shipped_one.passages(TEXTS) * alone).sum(axis=1)).max() < 1e-3


def test_the_same_batch_gives_the_same_vectors_to_the_last_bit(shipped_one: ShippedEmbedder) -> None:
    assert np.array_equal(shipped_one.passages(TEXTS * 4), shipped_one.passages(TEXTS * 4))


def test_a_processor_that_does_not_round_gets_nearly_the_same_vectors(shipped_one: ShippedEmbedder) -> None:
    if not rounds_itself_here():
        pytest.skip("this processor multiplies in float32 only: there is nothing to compare with")
    rows = [(found.ids, found.type_ids) for found in shipped_one._tokens.encode_batch(TEXTS)]
    by_graph = Network(read_source(EMBEDDER), mean_of_tokens, rounds_itself=False).run(rows)
    assert (np.stack([vector for (vector,) in by_graph]) * shipped_one.passages(TEXTS)).sum(axis=1).min() > 0.995


def test_a_text_is_embedded_with_the_prompt_that_was_set(shipped_one: ShippedEmbedder) -> None:
    prompted = ShippedEmbedder(EMBEDDER, Prompts("query: ", "passage: "))
    assert prompted.question("水") @ shipped_one.question("query: 水") > 0.9999
    assert prompted.passages(["水"])[0] @ shipped_one.question("passage: 水") > 0.9999


def test_prompts_have_a_fingerprint_of_their_own() -> None:
    assert fingerprint_of("shipped") != fingerprint_of("shipped", Prompts("query: "))


def test_vectors_of_the_fast_way_and_of_sentence_transformers_are_told_apart() -> None:
    assert fingerprint_of("shipped") != fingerprint_of(str(EMBEDDER))


def test_altered_weights_are_refused_with_what_was_expected_and_found(copied: Path) -> None:
    with (copied / "model.safetensors").open("r+b") as opened:
        opened.seek(5_000_000)
        opened.write(b"\x01\x02\x03")
    with pytest.raises(ModelDamaged, match=r"model\.safetensors is [0-9a-f]{12}, expected [0-9a-f]{12}"):
        ShippedEmbedder(copied)


def test_weights_replaced_on_purpose_are_taken_once_they_are_pinned(copied: Path) -> None:
    (copied / "tokenizer_config.json").write_text("{}")
    pin(copied)
    assert ShippedEmbedder(copied).fingerprint != fingerprint_of("shipped")


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "SHA256SUMS"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelMissing, match=f"no {name} there"):
        ShippedEmbedder(copied)


def test_a_folder_that_cannot_be_written_to_is_enough(copied: Path) -> None:
    before = sorted(copied.rglob("*"))
    ShippedEmbedder(copied)
    assert sorted(copied.rglob("*")) == before


def test_rounded_rows_come_back_within_half_a_step() -> None:
    matrix = np.random.default_rng(1).normal(size=(7, 32)).astype(np.float32) * np.arange(7)[:, None]
    made = rounded(matrix)
    assert (np.abs(made.floats() - matrix) <= made.scale / 2 + 1e-6).all()


@pytest.mark.parametrize("rounds_itself", [True, False])
def test_the_reader_gives_what_torch_gives(checkpoint: Path, reader: Path, rounds_itself: bool) -> None:
    (told,) = Network(read_source(reader), span_and_relevance, rounds_itself).run([(IDS, TYPES)])
    expected = tiny_bert.by_torch(checkpoint, IDS, TYPES)
    assert [one.shape for one in told] == [one.shape for one in expected]
    for ours, theirs in zip(told[:2], expected[:2], strict=True):
        assert np.corrcoef(ours, theirs)[0, 1] > 0.99
    assert abs(told[2] - expected[2]) < 0.1 * float(np.std(expected[0]) + 1)


def test_the_second_text_is_told_from_the_first(reader: Path) -> None:
    network = open_network(reader, span_and_relevance)
    (both,), (one,) = network.run([(IDS, TYPES)]), network.run([(IDS, [0] * len(IDS))])
    assert not np.allclose(both[0], one[0], atol=0.1)


def test_rows_of_other_lengths_in_a_batch_change_little(reader: Path) -> None:
    network = open_network(reader, span_and_relevance)
    together = network.run([(IDS, TYPES), ([*IDS[:-1], *range(500, 540), 3], [*TYPES, *[1] * 40])])
    assert np.allclose(together[0][0], network.run([(IDS, TYPES)])[0][0], atol=0.1)


def test_a_shipped_reader_is_a_quarter_of_its_checkpoint(checkpoint: Path, reader: Path) -> None:
    sizes = [(folder / "model.safetensors").stat().st_size for folder in (reader, checkpoint)]
    assert sizes[0] < 0.27 * sizes[1]


@pytest.mark.parametrize("lengths", [[300] * 9, [5, 1000, 5, 2000, 7], []], ids=str)
def test_batches_hold_each_row_once_and_no_more_than_the_budget(lengths: list[int]) -> None:
    batches = list(filled(lengths))
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    assert all(len(batch) == 1 or len(batch) * lengths[batch[0]] <= BUDGET for batch in batches)


def test_the_shipped_weights_are_opened_by_name() -> None:
    assert isinstance(open_embedder("shipped"), ShippedEmbedder)
