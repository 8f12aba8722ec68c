"""A model of a folder on this machine, by Transformers and LlamaIndex's connector; one answer at a time."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from llama_index.core.llms import ChatMessage
from llama_index.llms.huggingface import HuggingFaceLLM
from transformers import AutoModelForCausalLM, AutoTokenizer, StoppingCriteria, StoppingCriteriaList
from transformers.utils import logging as telling

from assistant.generate.failing import Unwritten
from assistant.generate.stopping import Stop
from index.errors import ModelMissing
from index.settings import Settings

# Seconds between two looks whether whoever waits for the model still waits.
LOOK = 0.2
# Seconds that the writing thread may take from its last word to its end.
END = 5.0
# What a configuration without a length, or with one that nobody meant, is taken for.
WINDOW, LARGEST = 4096, 1_000_000


class LocalModel:
    """A model in this process's memory. It writes one answer at a time; the next one waits for its turn."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.llm_model or ""
        self._settings = settings
        self._tokenizer, self._model = _loaded(settings)
        self._turn = threading.Lock()

    def stream(self, system: str, user: str, most: int, stop: Stop) -> Iterator[str]:
        """Yield the pieces of the model's answer. Raises Unwritten when it is cut at `most` tokens."""
        while not self._turn.acquire(timeout=LOOK):
            if stop:
                return
        writing = _Writing(self._model, stop, self._turn.release)
        said = [ChatMessage(role="system", content=system), ChatMessage(role="user", content=user)]
        try:
            parts = self._connector(writing, most).stream_chat(said)
        except BaseException:
            writing.done()
            raise
        for part in parts:
            if part.delta:
                yield part.delta
        writing.ended.wait(END)
        if writing.fault:
            raise Unwritten("broken", f"The language model '{self.name}' failed: {writing.fault}.") from writing.fault
        if writing.written >= most:
            raise Unwritten("long", f"The language model's answer was cut at {most} tokens. Raise llm_max_tokens.")

    def window(self) -> int:
        """Return how many tokens the model takes in and gives out together."""
        told = getattr(self._model.config.get_text_config(), "max_position_embeddings", None) or WINDOW
        return self._settings.llm_context or (told if told < LARGEST else WINDOW)

    def bound(self, text: str) -> int:
        """Return the tokens of a text; its own tokenizer counts them as fast as anything."""
        return self.count(text)

    def count(self, text: str) -> int:
        """Return the tokens of a text by the model's own tokenizer."""
        return len(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def llm(self) -> HuggingFaceLLM:
        """Return LlamaIndex's connector to the model, for one who asks nothing else of it meanwhile."""
        return self._connector(self._model, self._settings.llm_max_tokens)

    def _connector(self, model: Any, most: int) -> HuggingFaceLLM:
        heat = self._settings.llm_temperature
        return HuggingFaceLLM(
            model=model,
            tokenizer=self._tokenizer,
            model_name=self.name,
            tokenizer_name=self.name,
            context_window=self.window(),
            max_new_tokens=most,
            is_chat_model=True,
            messages_to_prompt=self._templated,
            generate_kwargs={"do_sample": True, "temperature": heat} if heat else {"do_sample": False},
        )

    def _templated(self, said: Sequence[ChatMessage]) -> str:
        """Return the messages as the model's chat template writes them; without one, or its system role, plainly."""
        whole = "\n\n".join(one.content.strip() for one in said if one.content and one.content.strip())
        if not self._tokenizer.chat_template:
            return whole + "\n\n"
        rows = [{"role": one.role.value, "content": one.content} for one in said if one.content and one.content.strip()]
        if not self._settings.llm_system:
            rows = [{"role": "user", "content": whole}]
        text = str(self._tokenizer.apply_chat_template(rows, tokenize=False, add_generation_prompt=True))
        # The connector's tokenizer adds the first token itself; a second one confuses some models.
        first = self._tokenizer.bos_token
        adds = first and self._tokenizer("")["input_ids"][:1] == [self._tokenizer.bos_token_id]
        return text.removeprefix(first) if adds else text


class _Writing:
    """A model during one answer: it ends when nobody waits any more, and its fault does not leave its reader waiting.

    The connector runs it in a thread of its own, where an error would be lost and the reader would wait for ever.
    """

    def __init__(self, model: Any, stop: Stop, done: Callable[[], None]) -> None:
        self._model = model
        self._stop = stop
        self.done = done
        self.ended = threading.Event()
        self.written = 0
        self.fault: Exception | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def generate(self, *, streamer: Any, stopping_criteria: Any, **asked: Any) -> None:
        """Write into the streamer until the end, the limit, or the stop."""
        criteria = StoppingCriteriaList([*stopping_criteria, _Stopped(self._stop)])
        try:
            with torch.inference_mode():
                made = self._model.generate(streamer=streamer, stopping_criteria=criteria, **asked)
            self.written = int(made.shape[-1] - asked["input_ids"].shape[-1])
        except Exception as error:  # told to the one who reads
            self.fault = error
            streamer.end()
        finally:
            self.done()
            self.ended.set()


class _Stopped(StoppingCriteria):
    """Ends an answer at the next token once it is stopped."""

    def __init__(self, stop: Stop) -> None:
        self._stop = stop

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor, **_: Any) -> torch.Tensor:
        return torch.full((input_ids.shape[0],), bool(self._stop), device=input_ids.device)


# A bar for each file read has no place among the lines of a command.
quiet: Callable[[], None] = telling.disable_progress_bar


def _loaded(settings: Settings) -> tuple[Any, Any]:
    """Return tokenizer and model; nothing is fetched, and no code that comes with a model is run. Raises ModelMissing."""
    folder = Path(settings.llm_model or "").expanduser()
    name = str(folder) if folder.is_dir() else str(settings.llm_model)
    quiet()
    try:
        tokenizer = AutoTokenizer.from_pretrained(name, local_files_only=True)
        model = AutoModelForCausalLM.from_pretrained(
            name, local_files_only=True, dtype=settings.llm_dtype, device_map=_place(settings), **_four_bit(settings)
        )
        if settings.llm_chat_template:
            tokenizer.chat_template = settings.llm_chat_template.read_text("utf-8")
    except (OSError, ValueError, ImportError, RuntimeError) as error:
        here = "" if folder.is_dir() else "there is no such folder, and: "
        reason = here + " ".join(str(error).split())[:300]
        raise ModelMissing(
            f"Could not open language model '{name}': {reason.rstrip('.')}. llm_model is a folder with a model that writes "
            "text, or a hub id that was fetched before (hf download owner/name)."
        ) from error
    model.requires_grad_(False)
    return tokenizer, model


def _place(settings: Settings) -> str:
    """Return where the weights go: as set, else the graphics card where there is one."""
    if settings.llm_device != "auto":
        return settings.llm_device
    return "auto" if torch.cuda.is_available() else "cpu"


def _four_bit(settings: Settings) -> dict[str, Any]:
    """Return what loads weights in four bits, or nothing where that is not asked for. Raises ImportError."""
    if not settings.llm_4bit:
        return {}
    import importlib.util

    from transformers import BitsAndBytesConfig

    if importlib.util.find_spec("bitsandbytes") is None:
        raise ImportError("llm_4bit needs bitsandbytes (pip install bitsandbytes)")
    made: Any = BitsAndBytesConfig
    four = made(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=torch.bfloat16)
    return {"quantization_config": four}
