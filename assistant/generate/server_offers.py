"""What a model's server offers beside writing: how much the model can read, and its tokenizer. Few say, and each in its way."""

import logging
from typing import Any
from urllib.parse import urlsplit

import httpx

from assistant.generate.server_client import client
from assistant.generate.stopping import Stop
from index.settings import Settings

log = logging.getLogger(__name__)
# Seconds that one look may take: a server that is busy writing is asked no more.
LOOK = 3.0


class Offers:
    """One server, looked at when something has to be known; what it does not offer is asked for once."""

    def __init__(self, settings: Settings, key: str) -> None:
        parts = urlsplit(settings.llm_base_url or "")
        # The address without the /v1 under which models answer.
        self._root = f"{parts.scheme}://{parts.netloc}" + parts.path.rstrip("/").removesuffix("/v1")
        self._settings = settings
        self._key = key
        self._tokenizes = True
        self._window: int | None = None
        self._told = False

    def window(self) -> int | None:
        """Return the tokens that the model takes in and gives out together; None where the server does not say.

        vLLM and SGLang state it with the model, llama.cpp with itself.
        """
        if not self._told:
            self._window = self._stated_window()
        return self._window

    def _stated_window(self) -> int | None:
        listed = self._look("GET", f"{self._settings.llm_base_url}/models").get("data")
        for one in listed if isinstance(listed, list) else ():
            if isinstance(one, dict) and one.get("id") == self._settings.llm_model and _count(one.get("max_model_len")):
                return _count(one["max_model_len"])
        served = self._look("GET", f"{self._root}/props").get("default_generation_settings")
        return _count(served.get("n_ctx")) if isinstance(served, dict) else None

    def tokens(self, text: str) -> int | None:
        """Return how many tokens the model's own tokenizer makes of a text; None where the server does not tell."""
        if not self._tokenizes:
            return None
        # vLLM and SGLang read `prompt` and give `count`; llama.cpp reads `content` and gives `tokens`.
        asked = {"model": self._settings.llm_model, "prompt": text, "content": text}
        told = self._look("POST", f"{self._root}/tokenize", asked)
        listed = told.get("tokens")
        count = _count(told.get("count")) or (len(listed) if isinstance(listed, list) else None)
        self._tokenizes = count is not None
        return count

    def _look(self, method: str, address: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the JSON object that an address of the server gives; {} where it gives none."""
        try:
            with client(self._settings, Stop()) as http:
                headers = {"Authorization": f"Bearer {self._key}"}
                told = http.request(method, address, json=body, headers=headers, timeout=LOOK)
                self._told = True  # whoever is down now is asked again
                found = told.raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            log.info("the language model's server does not offer %s: %s", urlsplit(address).path, error)
            return {}
        return found if isinstance(found, dict) else {}


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and value > 0 else None
