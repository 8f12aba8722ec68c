"""A model of a folder: loaded by Transformers as a user's would be, templated, streamed, counted and stopped."""

import threading
import time
from pathlib import Path

import pytest

from assistant.generate.failing import Unwritten
from assistant.generate.language_model import LanguageModel
from assistant.generate.local_model import LocalModel
from assistant.generate.stopping import Stop
from assistant.types import Draft
from index.errors import ModelMissing
from tests.assistant.generate.collected import collected
from tests.assistant.generate.conftest import EVIDENCE, LINE, QUESTION, in_folder

SAID = [Draft("滨江市常住人口为六万人。", ("Q1",)), Draft("全市有12所小学！", ("Q2",))]


@pytest.fixture(scope="module")
def speaker(saying: Path) -> LanguageModel:
    return in_folder(saying)


@pytest.fixture(scope="module")
def babbler(untrained: Path) -> LanguageModel:
    return in_folder(untrained, llm_max_tokens=2000)


def local(generator: LanguageModel) -> LocalModel:
    model = generator.model()
    assert isinstance(model, LocalModel)
    return model


def test_what_the_model_says_is_drafts_with_its_citations(speaker: LanguageModel) -> None:
    assert collected(speaker.write(QUESTION, EVIDENCE)) == (SAID, None)
    assert collected(speaker.write(QUESTION, EVIDENCE)) == (SAID, None)


def test_it_streams_piece_by_piece(speaker: LanguageModel) -> None:
    pieces = list(local(speaker).stream("s", "u", 50, Stop()))
    assert "".join(pieces) == "".join(LINE)
    assert len(pieces) > 3


def test_a_model_that_learned_nothing_ends_with_a_reason(babbler: LanguageModel) -> None:
    came, reason = collected(babbler.write(QUESTION, EVIDENCE))
    assert reason in ("loop", "long", "empty")
    assert all(draft.keys == () for draft in came)


def test_an_answer_cut_at_the_limit_is_told_as_cut(speaker: LanguageModel) -> None:
    with pytest.raises(Unwritten, match="cut at 3 tokens"):
        list(local(speaker).stream("s", "u", 3, Stop()))


def test_a_stopped_answer_ends_and_the_next_one_has_its_turn(babbler: LanguageModel) -> None:
    model, stop = local(babbler), Stop()
    pieces = model.stream("s", "u", 2000, stop)
    next(pieces)
    stop.now()
    began = time.monotonic()
    assert next(model.stream("s", "u", 5, Stop()))
    assert time.monotonic() - began < 5


def test_whoever_waits_for_a_turn_and_leaves_is_gone(babbler: LanguageModel) -> None:
    model, first, second = local(babbler), Stop(), Stop()
    writing = model.stream("s", "u", 2000, first)
    next(writing)
    threading.Timer(0.3, second.now).start()
    assert list(model.stream("s", "u", 5, second)) == []
    first.now()


def test_a_fault_while_writing_is_told_and_nobody_waits_for_ever(
    speaker: LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = local(speaker)

    def broken(**_: object) -> None:
        raise RuntimeError("CUDA out of memory")

    monkeypatch.setattr(model._model, "generate", broken)
    with pytest.raises(Unwritten, match="CUDA out of memory") as caught:
        list(model.stream("s", "u", 5, Stop()))
    assert caught.value.reason == "broken"
    monkeypatch.undo()
    assert list(model.stream("s", "u", 50, Stop()))


def test_tokens_are_counted_by_its_own_tokenizer(speaker: LanguageModel) -> None:
    model = local(speaker)
    assert (model.count("滨江市常住人口"), model.bound("市"), model.window()) == (2, 3, 4096)


def test_the_chat_template_is_the_models_own_or_the_one_that_is_set(saying: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.jinja"
    own.write_text("{% for m in messages %}{{ m.role }}={{ m.content }};{% endfor %}\n")
    template = local(in_folder(saying, llm_chat_template=own)).llm().messages_to_prompt
    from llama_index.core.llms import ChatMessage

    said = [ChatMessage(role="system", content="a"), ChatMessage(role="user", content="b")]
    assert template(said).strip() == "system=a;user=b;"
    merged = local(in_folder(saying, llm_chat_template=own, llm_system=False)).llm().messages_to_prompt
    assert merged(said).strip() == "user=a\n\nb;"


def test_the_precision_is_the_one_that_is_set(saying: Path) -> None:
    assert str(local(in_folder(saying, llm_dtype="bfloat16"))._model.dtype) == "torch.bfloat16"


@pytest.mark.parametrize("name", ["nowhere/at-all", "/no/such/folder"])
def test_a_model_that_is_not_here_is_told_and_not_fetched(name: str) -> None:
    generator = in_folder(Path(name))
    with pytest.raises(ModelMissing, match="Could not open language model"):
        generator.model()
    assert collected(generator.write(QUESTION, EVIDENCE)) == ([], "model")


def test_four_bits_without_bitsandbytes_say_what_is_missing(saying: Path) -> None:
    pytest.importorskip("torch")
    if __import__("importlib.util").util.find_spec("bitsandbytes"):
        pytest.skip("bitsandbytes is here")
    with pytest.raises(ModelMissing, match="llm_4bit needs bitsandbytes"):
        in_folder(saying, llm_4bit=True).model()
