import json
from pathlib import Path

import pytest

from evals.entailment import ByInference, ByReader, entailment_label, open_entailment
from index.errors import ModelMissing
from index.reader import Reading

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] it has six gates".split()


class Asked:
    """A reader that notes what it was asked."""

    def read(self, question, passages):
        self.asked = question, passages
        return [Reading(0.7)]


def test_a_reader_is_asked_with_the_claim_for_a_question():
    reader = Asked()
    assert ByReader(reader).follows("It has six gates.", "six gates") == 0.7
    assert reader.asked == ("six gates", ["It has six gates."])


@pytest.fixture
def inference(tmp_path: Path) -> Path:
    """Return the folder of a tiny model for inference whose weights are drawn at random."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    (tmp_path / "vocab.txt").write_text("\n".join(WORDS))
    labels = ["contradiction", "Entailment", "neutral"]
    small = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    config = BertConfig(
        vocab_size=len(WORDS),
        id2label=dict(enumerate(labels)),
        label2id={at: n for n, at in enumerate(labels)},
        **small,
    )
    BertForSequenceClassification(config).save_pretrained(tmp_path)
    BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    return tmp_path


def test_a_model_for_inference_gives_the_probability_of_its_label_entailment(inference):
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    model, tokens = (kind.from_pretrained(inference) for kind in (AutoModelForSequenceClassification, AutoTokenizer))
    with torch.no_grad():
        logits = model.eval()(**tokens("it has six gates", "six gates", return_tensors="pt")).logits[0]
    expected = float(logits.softmax(-1)[1])
    assert open_entailment(str(inference)).follows("it has six gates", "six gates") == pytest.approx(expected, abs=1e-5)


def test_a_model_without_a_label_for_entailment_is_refused_with_its_labels(inference):
    config = json.loads((inference / "config.json").read_text())
    (inference / "config.json").write_text(json.dumps(config | {"id2label": {"0": "bad", "1": "so", "2": "good"}}))
    with pytest.raises(ModelMissing, match="its labels are bad, so, good"):
        ByInference(inference)


def test_one_label_alone_is_no_model_for_inference():
    with pytest.raises(ModelMissing, match="one must be 'entailment'"):
        entailment_label({0: "entailment"}, Path("m"))


def test_a_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(ModelMissing, match="there is no config\\.json"):
        open_entailment(str(tmp_path))
