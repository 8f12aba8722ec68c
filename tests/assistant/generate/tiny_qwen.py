"""Qwen-style models of two layers and 64 wide, saved to a folder as a hub's are: one that learned nothing, one that knows a line.

The one that knows a line has weights written by hand: attention and feed-forward give nothing, and each token's place in
the output is that of the token which follows it in the line. It says the line whatever it is told.
"""

from itertools import pairwise
from pathlib import Path

import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
SPECIAL = ["<|im_start|>", "<|im_end|>"]
LINE_FEED = "Ċ"
"""The last token of the template, as byte-level tokenizers write it."""
WINDOW = 4096


def random_qwen(folder: Path) -> Path:
    """Write a model that learned nothing and return its folder; the same each time."""
    tokenizer = _tokenizer([])
    torch.manual_seed(7)
    return _saved(folder, tokenizer, Qwen3ForCausalLM(_config(len(tokenizer), 64)))


def saying_qwen(folder: Path, line: list[str]) -> Path:
    """Write a model that says these pieces of text, no piece twice and none a line's end, and return its folder."""
    tokenizer = _tokenizer(line)
    ids = [tokenizer.convert_tokens_to_ids(piece) for piece in (LINE_FEED, *line, "<|im_end|>")]
    model = Qwen3ForCausalLM(_config(len(tokenizer), len(tokenizer)))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if not name.endswith("norm.weight"):
                weight.zero_()
        model.model.embed_tokens.weight.copy_(torch.eye(len(tokenizer)))
        for one, following in pairwise(ids):
            model.lm_head.weight[following, one] = 1.0
    return _saved(folder, tokenizer, model)


def _config(words: int, wide: int) -> Qwen3Config:
    return Qwen3Config(
        vocab_size=words, hidden_size=wide, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, head_dim=16, max_position_embeddings=WINDOW, tie_word_embeddings=False,
        eos_token_id=1, pad_token_id=1, bos_token_id=None,
    )  # fmt: skip


def _tokenizer(line: list[str]) -> PreTrainedTokenizerFast:
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = {word: at for at, word in enumerate([*SPECIAL, *alphabet])}
    made = Tokenizer(models.BPE(words, []))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens(SPECIAL)
    made.add_tokens([AddedToken(piece, normalized=False) for piece in line])
    return PreTrainedTokenizerFast(
        tokenizer_object=made, eos_token="<|im_end|>", pad_token="<|im_end|>", chat_template=TEMPLATE,
        model_max_length=WINDOW,
    )  # fmt: skip


def _saved(folder: Path, tokenizer: PreTrainedTokenizerFast, model: Qwen3ForCausalLM) -> Path:
    model.generation_config.do_sample = False
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
