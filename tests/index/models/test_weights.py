"""A model's folder says what it is by its small files, and nothing is loaded."""

import hashlib
from pathlib import Path

import pytest

from index.errors import ModelMissing
from index.models.weights import Weights
from tests import tiny


def test_an_embedder_is_known_with_its_measures_and_licence(tmp_path: Path) -> None:
    found = Weights(tiny.embedder(tmp_path / "m", prompts={"query": "query: "}))
    assert (found.role, found.kind) == ("embedder", "sentence-transformers embedder")
    assert (found.dimensions, found.longest, found.licence) == (tiny.WIDE, tiny.LONGEST, "mit")
    assert found.prompts == {"query": "query: "}
    assert found.bytes > (tmp_path / "m" / "model.safetensors").stat().st_size


def test_a_plain_encoder_is_an_embedder_whose_token_vectors_are_averaged(tmp_path: Path) -> None:
    found = Weights(tiny.encoder(tmp_path / "m"))
    assert (found.role, found.kind) == ("embedder", "plain encoder, its token vectors averaged")
    assert (found.dimensions, found.longest, found.licence) == (tiny.WIDE, tiny.LONGEST, None)


def test_a_cross_encoder_is_a_reader(tmp_path: Path) -> None:
    found = Weights(tiny.cross_encoder(tmp_path / "m"))
    assert (found.role, found.dimensions) == ("reader", None)


def test_a_classifier_of_several_classes_is_no_reader(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="sorts into 3 classes"):
        _ = Weights(tiny.cross_encoder(tmp_path / "m", labels=3)).role


def test_a_reader_of_spans_is_known_by_its_heads(tmp_path: Path) -> None:
    folder = tiny.encoder(tmp_path / "m")
    tiny.save_file(
        {f"{head}.weight": tiny.np.zeros((2, 16), "f4") for head in ("span", "relevance")}, folder / "model.safetensors"
    )
    assert Weights(folder).kind == "reader with answer spans"


@pytest.mark.parametrize(
    ("kind", "reason"), [("QwenForCausalLM", "writes text"), ("BertForQuestionAnswering", "does not judge relevance")]
)
def test_a_model_for_other_work_is_refused(tmp_path: Path, kind: str, reason: str) -> None:
    (tmp_path / "config.json").write_text(f'{{"architectures": ["{kind}"]}}')
    with pytest.raises(ModelMissing, match=reason):
        _ = Weights(tmp_path).role


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"no modules\.json and no config\.json"):
        _ = Weights(tmp_path).role


def test_a_torn_configuration_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"archi')
    with pytest.raises(ModelMissing, match=r"config\.json': .*Copy the model's folder again"):
        _ = Weights(tmp_path).role


def test_sums_name_the_file_that_is_not_as_pinned(tmp_path: Path) -> None:
    right = hashlib.sha256(b"right").hexdigest()
    (tmp_path / "SHA256SUMS").write_text(f"{right}  a.bin\n{right}  b.bin\n{right}  c.bin\n")
    (tmp_path / "a.bin").write_bytes(b"right")
    (tmp_path / "b.bin").write_bytes(b"wrong")
    faults = Weights(tmp_path).altered()
    assert faults is not None
    assert [fault.split()[:2] for fault in faults] == [["b.bin", "is"], ["c.bin", "is"]]


@pytest.mark.parametrize("text", ["", "0a1b\n", "\n"])
def test_sums_that_are_cut_off_are_a_fault(tmp_path: Path, text: str) -> None:
    (tmp_path / "SHA256SUMS").write_text(text)
    assert Weights(tmp_path).altered() == ["SHA256SUMS is cut off"]


def test_without_sums_nothing_is_pinned(tmp_path: Path) -> None:
    assert Weights(tmp_path).altered() is None
