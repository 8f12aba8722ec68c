"""A model behind an OpenAI-compatible server (vLLM, SGLang, Ollama, llama.cpp, a hosted one), by LlamaIndex's connector."""

import logging
import random
import time
from collections.abc import Iterator
from typing import Any

import httpx
import openai
from llama_index.core.llms import ChatMessage
from llama_index.llms.openai_like import OpenAILike

from assistant.generate.failing import Unwritten
from assistant.generate.server_client import client
from assistant.generate.server_faults import again_after, unwritten
from assistant.generate.server_offers import Offers
from assistant.generate.stopping import Stop
from index.settings import Settings

log = logging.getLogger(__name__)
# The window that is counted with where neither setting nor server say one: Ollama's, the smallest in use.
WINDOW = 4096
# Waits between tries: doubled each time from the first, never longer than the last, and a random part of it.
FIRST_WAIT, LONGEST_WAIT = 0.5, 8.0


class ServerModel:
    """One model at one server. Each question has a connection of its own, so that stopping it stops no other."""

    def __init__(self, settings: Settings) -> None:
        """Take a server's address and a model's name from the settings, which hold both (chosen.py)."""
        self.name = settings.llm_model or ""
        self._settings = settings
        # Never None: the client would then take a key that the environment holds for another server.
        self._key = settings.llm_key() or "none"
        self._offers = Offers(settings, self._key)

    def stream(self, system: str, user: str, most: int, stop: Stop) -> Iterator[str]:
        """Yield the pieces of the model's answer; before the first one, a busy or unreachable server is asked again.

        Raises Unwritten with the reason.
        """
        began = time.monotonic()
        for tries_left in range(self._settings.llm_retries, -1, -1):
            spoke = False
            try:
                for piece in self._stream(system, user, most, stop):
                    spoke = True
                    yield piece
                return
            except (openai.OpenAIError, httpx.HTTPError, ValueError) as error:
                if stop:
                    return
                wait = self._wait(error, tries_left, began) if not spoke else None
                if wait is None:
                    raise unwritten(error, spoke, self._key) from error
                log.info("asking the language model again in %.1f s: %s", wait, type(error).__name__)
                if stop.wait(wait):
                    return

    def window(self) -> int:
        """Return how many tokens the model takes in and gives out together: as set, as the server says, or the usual."""
        return self._settings.llm_context or self._offers.window() or WINDOW

    def bound(self, text: str) -> int:
        """Return no less than the tokens of a text: no tokenizer in use makes more of a text than it has bytes."""
        return len(text.encode())

    def count(self, text: str) -> int:
        """Return the tokens of a text by the model's own tokenizer where the server offers it, else the bound."""
        return self._offers.tokens(text) or self.bound(text)

    def llm(self, http: httpx.Client | None = None, most: int | None = None) -> OpenAILike:
        """Return LlamaIndex's connector to the model. It tries once: asking again is `stream`'s."""
        http = http or client(self._settings, Stop())
        extra = self._settings.llm_extra_body
        return OpenAILike(
            model=self.name,
            api_base=self._settings.llm_base_url,
            api_key=self._key,
            is_chat_model=True,
            context_window=self._settings.llm_context or WINDOW,
            temperature=self._settings.llm_temperature,
            max_tokens=most or self._settings.llm_max_tokens,
            additional_kwargs={"extra_body": extra} if extra else {},
            openai_client=openai.OpenAI(
                api_key=self._key,
                base_url=self._settings.llm_base_url,
                http_client=http,
                timeout=http.timeout,
                max_retries=0,
            ),
        )

    def _stream(self, system: str, user: str, most: int, stop: Stop) -> Iterator[str]:
        """Yield the pieces of one answer. Raises the client's errors; Unwritten where an answer comes and is not whole."""
        roles = [("system", system), ("user", user)] if self._settings.llm_system else [("user", f"{system}\n\n{user}")]
        said = [ChatMessage(role=role, content=text.strip()) for role, text in roles if text.strip()]
        ended = None
        with client(self._settings, stop) as http:
            for part in self.llm(http, most).stream_chat(said):
                ended = _ended(part.raw) or ended
                if part.delta:
                    yield part.delta
        if ended == "length":
            raise Unwritten("long", f"The language model's answer was cut at {most} tokens. Raise llm_max_tokens.")
        if ended is None and not stop:
            raise Unwritten("cut", "The language model's server ended its answer without saying that it is whole.")

    def _wait(self, error: Exception, tries_left: int, began: float) -> float | None:
        """Return the seconds before another try; None where it is no use, or there is no time for it."""
        least = again_after(error)
        if least is None or not tries_left:
            return None
        tried = self._settings.llm_retries - tries_left
        wait = least + random.uniform(0, min(LONGEST_WAIT, FIRST_WAIT * 2**tried))
        left = self._settings.llm_first_seconds - (time.monotonic() - began)
        return wait if wait < left else None


def _ended(chunk: Any) -> str | None:
    """Return why the server ended its answer ("stop", "length"); None in any chunk but the last."""
    choices = getattr(chunk, "choices", None)
    return choices[0].finish_reason if choices else None
