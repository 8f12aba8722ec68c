"""Models of two layers, 16 wide, with a vocabulary of a few dozen words, written as files alone: no torch is needed."""

import hashlib
import json
import re
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from index.trial import PAIRS

WIDE, LAYERS, INNER, LONGEST = 16, 2, 32, 64
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", "passage", ":"]
# Words of grammar say nothing of which sentence they stand in.
PLAIN = {"the", "a", "of", "by", "this", "，", "。", ".", "了", "的", "年"}
CONFIG = {
    "model_type": "bert",
    "hidden_size": WIDE,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": 2,
    "intermediate_size": INNER,
    "max_position_embeddings": LONGEST,
    "hidden_act": "gelu",
    "type_vocab_size": 2,
    "pad_token_id": 0,
}

Arrays = dict[str, np.ndarray]


def embedder(folder: Path, *, bilingual: bool = True, prompts: dict[str, str] | None = None) -> Path:
    """Write a sentence-transformers folder whose words lie where their sentence lies, in both languages or in none."""
    _write(folder, "BertModel", _bert(bilingual))
    kinds = ("base.modules.transformer.Transformer", "sentence_transformer.modules.pooling.Pooling")
    rows = zip((0, 1), ("", "1_Pooling"), kinds, strict=True)
    modules = [{"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.{k}"} for at, path, k in rows]
    _json(folder / "modules.json", modules)
    _json(folder / "1_Pooling" / "config.json", {"embedding_dimension": WIDE, "pooling_mode": "mean"})
    _json(folder / "sentence_bert_config.json", {"max_seq_length": LONGEST})
    told = {"model_type": "SentenceTransformer", "prompts": prompts or {}}
    _json(folder / "config_sentence_transformers.json", told)
    (folder / "README.md").write_text("---\nlicense: mit\n---\n# Tiny\n")
    return folder


def encoder(folder: Path) -> Path:
    """Write a plain encoder: a transformers folder without a head."""
    return _write(folder, "BertModel", _bert(True))


def cross_encoder(folder: Path, labels: int = 1) -> Path:
    """Write a cross-encoder that has learned nothing."""
    arrays = {f"bert.{name}": array for name, array in _bert(True).items()}
    arrays["classifier.weight"] = np.ones((labels, WIDE), np.float32)
    arrays["classifier.bias"] = np.zeros(labels, np.float32)
    names = {str(n): f"LABEL_{n}" for n in range(labels)}
    told = {"id2label": names, "label2id": {name: int(n) for n, name in names.items()}}
    return _write(folder, "BertForSequenceClassification", arrays, told)


def sha256(file: Path) -> str:
    """Return the checksum of a file, as SHA256SUMS and a store write it."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _write(folder: Path, kind: str, arrays: Arrays, told: dict[str, object] | None = None) -> Path:
    folder.mkdir(parents=True)
    _json(folder / "config.json", {**CONFIG, "vocab_size": len(vocabulary()), "architectures": [kind], **(told or {})})
    save_file(arrays, folder / "model.safetensors", metadata={"format": "pt"})
    _tokenizer().save(str(folder / "tokenizer.json"))
    names = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    _json(folder / "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast", **names})
    return folder


def pieces(text: str) -> list[str]:
    """Return the words and characters of a text as the tokenizer cuts it."""
    return re.findall(r"[a-z]+|[^\sa-z]", text.lower())


def vocabulary() -> list[str]:
    """Return the vocabulary: special tokens, then the pieces of the sentences that models are tried on."""
    return list(dict.fromkeys([*SPECIAL, *(piece for pair in PAIRS for text in pair for piece in pieces(text))]))


def _tokenizer() -> Tokenizer:
    words = {word: at for at, word in enumerate(vocabulary())}
    made = Tokenizer(models.WordPiece(words, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [("[CLS]", words["[CLS]"]), ("[SEP]", words["[SEP]"])]
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=ends
    )
    return made


def _bert(bilingual: bool) -> Arrays:
    chance = np.random.default_rng(0)
    arrays = {"embeddings.word_embeddings.weight": _words(bilingual)}
    arrays["embeddings.position_embeddings.weight"] = np.zeros((LONGEST, WIDE), np.float32)
    arrays["embeddings.token_type_embeddings.weight"] = np.zeros((2, WIDE), np.float32)
    arrays |= _norm("embeddings.LayerNorm")
    for layer in (f"encoder.layer.{number}" for number in range(LAYERS)):
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            arrays |= _dense(chance, f"{layer}.attention.{part}", WIDE, WIDE)
        arrays |= _norm(f"{layer}.attention.output.LayerNorm") | _norm(f"{layer}.output.LayerNorm")
        arrays |= _dense(chance, f"{layer}.intermediate.dense", INNER, WIDE)
        arrays |= _dense(chance, f"{layer}.output.dense", WIDE, INNER)
    return arrays | _dense(chance, "pooler.dense", WIDE, WIDE)


def _words(bilingual: bool) -> np.ndarray:
    """Return word vectors: the words of one sentence point one way, those of its translation too, or each elsewhere."""
    rows = np.zeros((len(vocabulary()), WIDE), np.float32)
    for number, pair in enumerate(PAIRS):
        for side, text in enumerate(pair):
            way = number if bilingual or side == 0 else (number + 1) % len(PAIRS)
            for piece in set(pieces(text)) - PLAIN:
                rows[vocabulary().index(piece), way] += 4
    return rows


def _dense(chance: np.random.Generator, name: str, out: int, into: int) -> Arrays:
    weight = (0.02 * chance.standard_normal((out, into))).astype(np.float32)
    return {f"{name}.weight": weight, f"{name}.bias": np.zeros(out, np.float32)}


def _norm(name: str) -> Arrays:
    return {f"{name}.weight": np.ones(WIDE, np.float32), f"{name}.bias": np.zeros(WIDE, np.float32)}


def _json(file: Path, told: object) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(told))
