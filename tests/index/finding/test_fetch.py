"""Pages from a server of our own in this process; no name is looked up and nothing outside is asked."""

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote

import pytest

from index.finding.fetch import Fetcher, Refused, is_public, public_addresses

PAGE = "滨江市新增绿地320公顷。".encode()
KB = 2**10


class Site(BaseHTTPRequestHandler):
    """Answers each path with what the path says."""

    protocol_version = "HTTP/1.1"
    hosts: list[str] = []  # noqa: RUF012 (one server for all tests)

    def do_GET(self) -> None:
        type(self).hosts.append(self.headers["Host"])
        status, body, headers = 200, PAGE, {}
        if self.path.startswith("/to/"):
            status, headers = 302, {"Location": self.path[3:]}
        elif self.path.startswith("/away/"):
            status, headers = 302, {"Location": unquote(self.path[6:])}
        elif self.path == "/loop":
            status, headers = 302, {"Location": "/loop"}
        elif self.path == "/gone":
            status = 404
        elif self.path == "/large":
            body = b"x" * 9 * KB
        elif self.path == "/bomb":
            body, headers = gzip.compress(b"x" * 900 * KB), {"Content-Encoding": "gzip"}
        elif self.path == "/pieces":
            body = gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])
        elif self.path == "/broken":
            body = gzip.compress(PAGE * 9)[:-9]
        elif self.path == "/packed":
            body, headers = gzip.compress(PAGE), {"Content-Encoding": "gzip"}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path == "/drip":
            self.close_connection = True
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(len(body) + (5 if self.path in ("/slow", "/cut") else 0)))
        self.end_headers()
        self.wfile.write(body)
        if self.path == "/drip":
            self.drip()
        if self.path == "/slow":
            self.wfile.flush()
            self.server.over.wait(60)  # type: ignore[attr-defined]
        if self.path in ("/slow", "/cut"):
            self.close_connection = True

    def drip(self) -> None:
        """Send a byte now and then, until nobody listens or the tests are over."""
        try:
            while not self.server.over.wait(0.05):  # type: ignore[attr-defined]
                self.wfile.write(b".")
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.over = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://news.example:{server.server_port}"
    server.over.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


def resolve(host: str, port: int) -> list[str]:
    """Stand in for the system's look-up: one name is the test's own server, all others are checked."""
    return ["127.0.0.1"] if host == "news.example" else public_addresses(host, port)


@pytest.fixture
def fetcher(site: str) -> Fetcher:
    return Fetcher(8 * KB, 60, resolve, frozenset((int(site.rsplit(":", 1)[1]), 80, 443)))


def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(Refused) as told:
        fetcher.fetch(url)
    return str(told.value)


def test_a_page_is_fetched_from_the_address_that_was_checked_under_its_own_name(site: str, fetcher: Fetcher) -> None:
    assert fetcher.fetch(f"{site}/新闻?页=1") == (PAGE, f"{site}/新闻?页=1")
    assert Site.hosts[-1] == site.removeprefix("http://")


def test_a_redirect_is_followed_and_told(site: str, fetcher: Fetcher) -> None:
    assert fetcher.fetch(f"{site}/to/to/page") == (PAGE, f"{site}/page")


def test_a_loop_of_redirects_ends(site: str, fetcher: Fetcher) -> None:
    assert "redirected more than 5 times" in refused(fetcher, f"{site}/loop")


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "http://10.0.0.7/", "http://0.0.0.0/"],
)
def test_a_redirect_to_an_address_inside_is_refused(site: str, fetcher: Fetcher, target: str) -> None:
    assert "an address of this machine or of a network inside" in refused(fetcher, f"{site}/away/{quote(target)}")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://news.example/a", "http:///a", "gopher://news.example"])
def test_other_kinds_of_addresses_are_refused(fetcher: Fetcher, url: str) -> None:
    assert "is no http or https address" in refused(fetcher, url)


def test_a_redirect_to_a_file_is_refused(site: str, fetcher: Fetcher) -> None:
    assert "is no http or https address" in refused(fetcher, f"{site}/away/file:///etc/passwd")


def test_names_and_passwords_in_an_address_are_refused(fetcher: Fetcher) -> None:
    assert "holds a name or password" in refused(fetcher, "http://a:b@news.example/")


def test_ports_of_other_services_are_refused(fetcher: Fetcher) -> None:
    assert "port 6379 is none that serves pages" in refused(fetcher, "http://news.example:6379/")


@pytest.mark.parametrize("path", ["large", "bomb"])
def test_a_page_that_is_or_becomes_too_large_is_refused_with_the_setting(
    site: str, fetcher: Fetcher, path: str
) -> None:
    assert "that setting max_file_mb allows" in refused(fetcher, f"{site}/{path}")


def test_a_packed_page_is_unpacked(site: str, fetcher: Fetcher) -> None:
    assert fetcher.fetch(f"{site}/packed")[0] == PAGE


def test_a_page_that_breaks_off_is_not_taken_for_whole(site: str, fetcher: Fetcher) -> None:
    assert "could not be fetched" in refused(fetcher, f"{site}/cut")


def test_a_site_that_never_ends_its_answer_is_left(site: str, fetcher: Fetcher) -> None:
    hasty = Fetcher(fetcher.most, 0.5, resolve, fetcher.ports)
    assert "took longer than 0.5 s" in refused(hasty, f"{site}/slow")


@pytest.mark.parametrize("target", ["http://[oops", "http://news.example:99999999/", "http://[::1"])
def test_a_redirect_to_what_is_no_address_is_refused(site: str, fetcher: Fetcher, target: str) -> None:
    assert "could not be fetched: ValueError" in refused(fetcher, f"{site}/away/{quote(target)}")


def test_a_page_packed_in_pieces_is_whole(site: str, fetcher: Fetcher) -> None:
    assert fetcher.fetch(f"{site}/pieces")[0] == PAGE


def test_a_packed_page_that_breaks_off_is_not_taken_for_whole(site: str, fetcher: Fetcher) -> None:
    assert "its packing is broken (it breaks off)" in refused(fetcher, f"{site}/broken")


def test_a_site_that_sends_a_byte_now_and_then_is_left_in_time(site: str, fetcher: Fetcher) -> None:
    hasty = Fetcher(fetcher.most, 0.5, resolve, fetcher.ports)
    assert "took longer than 0.5 s" in refused(hasty, f"{site}/drip")


def test_a_site_that_does_not_greet_is_left_in_time(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        hasty = Fetcher(fetcher.most, 0.3, lambda *_: ["127.0.0.1"] * 50, frozenset((port,)))
        assert "took longer than 0.3 s" in refused(hasty, f"https://news.example:{port}/")


def test_all_addresses_of_a_site_share_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []

    def connect(_: object, timeout: float) -> socket.socket:
        given.append(timeout)
        raise OSError("no answer")

    monkeypatch.setattr(socket, "create_connection", connect)
    refused(Fetcher(9, 60, lambda *_: ["192.0.2.1", "192.0.2.2"]), "http://news.example/")
    assert 60 > given[0] > given[1]


def test_what_the_site_says_is_told(site: str, fetcher: Fetcher) -> None:
    assert "the site says 404" in refused(fetcher, f"{site}/gone")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07::1", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fec0::1", False),
        ("64:ff9b:1::a00:7", False),
        ("::7f00:1", False),
        ("::808:808", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
    ],
)
def test_only_addresses_out_on_the_internet_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
