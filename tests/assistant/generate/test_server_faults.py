"""What a client's error means, and how long to wait before asking again."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import openai
import pytest

from assistant.generate.server_faults import again_after, unwritten

REQUEST = httpx.Request("POST", "http://x/v1/chat/completions")


def status(code: int, message: str = "no", **headers: str) -> openai.APIStatusError:
    response = httpx.Response(code, request=REQUEST, headers={name.replace("_", "-"): v for name, v in headers.items()})
    return openai.APIStatusError(message, response=response, body=None)


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (status(429), 0),
        (status(503, retry_after="7"), 7),
        (status(429, retry_after="soon"), 0),
        (status(429, retry_after=format_datetime(datetime.now(UTC) - timedelta(hours=1))), 0),
        (openai.APIConnectionError(request=REQUEST), 0),
        (status(429, "insufficient_quota"), None),
        (status(400), None),
        (httpx.RemoteProtocolError("cut"), None),
    ],
)
def test_the_least_wait_is_what_the_server_says_and_none_where_asking_again_is_no_use(
    error: Exception, seconds: float | None
) -> None:
    assert again_after(error) == seconds


def test_a_wait_until_a_date_is_counted_from_now() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    wait = again_after(status(503, retry_after=date))
    assert wait is not None
    assert 85 < wait <= 90


def test_a_reason_is_one_line_of_a_length_to_read_and_says_what_to_do() -> None:
    told = str(unwritten(status(500, "page\n" * 1000), False, "key"))
    assert "\n" not in told
    assert len(told) < 500
    assert told.endswith("Look into the server's log.")


def test_a_break_is_a_cut_once_the_model_has_begun() -> None:
    error = httpx.RemoteProtocolError("peer closed connection")
    assert [unwritten(error, spoke, "key").reason for spoke in (False, True)] == ["broken", "cut"]
