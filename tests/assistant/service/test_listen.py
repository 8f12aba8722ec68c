"""The service on a port."""

import socket

import pytest

from assistant.service.listen import address, listening
from index.errors import WrongUse


def test_a_service_binds_to_the_host_it_was_given_and_no_other() -> None:
    with listening("127.0.0.1", 0) as bound:
        assert bound.getsockname()[0] == "127.0.0.1"


def test_a_busy_port_says_so_and_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(WrongUse, match="take another one"):
        listening("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_is_none_is_wrong_use(port: int) -> None:
    with pytest.raises(WrongUse, match=f"127.0.0.1:{port}"):
        listening("127.0.0.1", port)


def test_a_service_on_every_interface_names_an_address_that_a_browser_opens() -> None:
    with listening("0.0.0.0", 0) as bound:
        assert address(bound) == f"http://127.0.0.1:{bound.getsockname()[1]}"
