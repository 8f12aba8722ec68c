"""What the client of a model's server raises → why nothing was written, and how long to wait before another try."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import openai

from assistant.generate.failing import Reason, Unwritten

TOO_LONG = re.compile(r"context|maximum.{0,20}(?:length|tokens)|too (?:long|many tokens|large)|exceed", re.IGNORECASE)
# A quota that is used up does not come back in a second.
USED_UP = re.compile(r"insufficient_quota|quota.{0,30}exceeded|billing", re.IGNORECASE)
# A server may quote the whole request; characters.
REASON = 300
BY_STATUS: dict[int, Reason] = {401: "key", 403: "key", 404: "model", 408: "slow", 413: "overflow", 429: "busy"}
DO: dict[Reason, str] = {
    "unreachable": "Start the server, or mend llm_base_url.",
    "slow": "Raise the limits (llm_first_seconds, llm_seconds), or take a faster model.",
    "cut": "Look into the server's log.",
    "busy": "Wait, or give the server room for more requests.",
    "broken": "Look into the server's log.",
    "key": "Mend YINJU_LLM_API_KEY or llm_api_key_file.",
    "address": "Mend llm_base_url: it is the address up to and with /v1, and nothing is sent on to another.",
    "model": "Mend llm_model (the server lists its models at /v1/models) or llm_base_url.",
    "refused": "Look whether llm_extra_body, llm_system and llm_max_tokens suit this server and model.",
    "overflow": "Set llm_context to what the server was started with, or lower `quotes`.",
}


def unwritten(error: Exception, spoke: bool, key: str) -> Unwritten:
    """Return what an error of the client means; `spoke` says whether the model had begun to write.

    A server may repeat the key it was given; nobody else is told it.
    """
    reason, said = _meant(error, spoke)
    told = " ".join(said.replace(key, "…").split())[:REASON].rstrip(".")
    return Unwritten(reason, f"The language model's server: {told}. {DO[reason]}")


def again_after(error: Exception) -> float | None:
    """Return the least seconds to wait before asking again: what the server says, else 0; None: asking again is no use."""
    if isinstance(error, openai.APIStatusError):
        status = error.status_code
        if USED_UP.search(error.message) or not (status in (408, 409, 429) or status >= 500):
            return None
        return _asked_to_wait(error.response.headers)
    return 0.0 if isinstance(error, openai.APIConnectionError) else None


def _meant(error: Exception, spoke: bool) -> tuple[Reason, str]:
    if isinstance(error, openai.APIStatusError):
        return _of_status(error.status_code, error.message), f"{error.status_code}: {error.message}"
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return "slow", "no answer in time"
    if isinstance(error, openai.APIConnectionError):
        return "unreachable", f"no connection ({error.__cause__ or error})"
    # A stream that breaks off, events that are no JSON, or an error told in the middle of a stream.
    overflows = isinstance(error, openai.APIError) and TOO_LONG.search(str(error))
    return ("overflow" if overflows else "cut" if spoke else "broken"), f"{type(error).__name__}: {error}"


def _of_status(status: int, said: str) -> Reason:
    if status in BY_STATUS:
        return BY_STATUS[status]
    if status >= 500:
        return "broken"
    if status < 400:
        return "address"
    return "overflow" if TOO_LONG.search(said) else "refused"


def _asked_to_wait(headers: httpx.Headers) -> float:
    """Return the seconds of Retry-After, which may be a number or a date; 0 where there is none to be read."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(?:\.\d+)?", value):
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0
