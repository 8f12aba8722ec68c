"""Who sits at the machine: by peer and host, and no proxy in between."""

from types import SimpleNamespace

import pytest

from assistant.here import is_here, is_loopback


def request(peer: str | None = "127.0.0.1", **headers: str) -> SimpleNamespace:
    named = {name.replace("_", "-"): value for name, value in {"host": "127.0.0.1:7860", **headers}.items()}
    return SimpleNamespace(client=peer and SimpleNamespace(host=peer), headers=named)


@pytest.mark.parametrize(
    ("asked", "here"),
    [
        (request(), True),
        (request(host="localhost:7860"), True),
        (request(peer="::1", host="[::1]:7860"), True),
        (request(peer="10.0.0.9"), False),
        (request(peer=None), False),
        (request(host="yinju.example.org"), False),
        (request(host="127.0.0.1.example.org"), False),
        (request(host="["), False),
        (request(x_forwarded_for="127.0.0.1"), False),
        (request(via="1.1 proxy"), False),
    ],
)
def test_only_who_is_connected_from_here_by_a_name_of_here_is_here(asked: SimpleNamespace, here: bool) -> None:
    assert is_here(asked) is here


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("", False),
        ("192.168.1.4", False),
    ],
)
def test_an_address_to_listen_on_is_own_when_only_this_machine_reaches_it(host: str, own: bool) -> None:
    assert is_loopback(host) is own
