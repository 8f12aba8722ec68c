"""Fetch a page: http and https alone, from public addresses alone, each redirect checked, within limits of size and time."""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

# More than a press site needs; a loop has no end.
REDIRECTS = 5
CHUNK = 2**16
GZIP = b"\x1f\x8b"
# Ports that browsers use for pages; behind others sit services that were never meant for this.
PORTS = frozenset((80, 443, 8000, 8080, 8443))
REDIRECTED = frozenset((301, 302, 303, 307, 308))
HEADERS = {
    "User-Agent": "yinju (indexes pages that its user names)",
    "Accept": "text/html, application/xhtml+xml, application/xml, application/pdf, */*;q=0.5",
    "Accept-Encoding": "identity",
}

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port → its addresses, all of which may be asked. Raises Refused."""


class Refused(Exception):
    """You meet it when a page is not fetched: it says why and what to do."""


def public_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host. Raises Refused when one of them is not public: who names it may mean this machine."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"could not be fetched: there is no host '{host}' ({error}); check the address") from error
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if closed := [address for address in addresses if not is_public(address)]:
        raise Refused(
            f"is not fetched: '{host}' is {closed[0]}, an address of this machine or of a network inside; "
            "save the page and hand in the file"
        )
    return addresses


def is_public(address: str) -> bool:
    """Return True for an address out on the internet; one that carries another inside it counts as that one."""
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inside:
            return is_public(str(inside))
        if ip in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages of at most `most` bytes in at most `seconds` each, redirects included."""

    most: int
    seconds: float
    resolve: Resolve = public_addresses
    ports: frozenset[int] = PORTS

    def fetch(self, url: str) -> tuple[bytes, str]:
        """Return the bytes at an address and the address they came from in the end. Raises Refused."""
        until = time.monotonic() + self.seconds
        for _ in range(REDIRECTS + 1):
            try:
                data, onward = self._once(url, until)
            except (OSError, http.client.HTTPException, ValueError) as error:
                late = time.monotonic() >= until
                why = f"took longer than {self.seconds:g} s" if late else f"{type(error).__name__}: {error}"
                raise Refused(f"could not be fetched: {why}; try again, or save the page and hand it in") from error
            if onward is None:
                return data, url
            url = urljoin(url, onward)
        raise Refused(f"could not be fetched: it is redirected more than {REDIRECTS} times; name the page itself")

    def _once(self, url: str, until: float) -> tuple[bytes, str | None]:
        """Return the bytes at an address, or where it leads on."""
        scheme, host, port, path = self._taken_apart(url)
        connection = _Pinned(host, port, self.resolve(host, port), scheme == "https", until)
        clock = threading.Timer(max(until - time.monotonic(), 0.01), connection.abort)
        clock.daemon = True
        clock.start()
        try:
            connection.request("GET", path, headers=HEADERS)
            reply = connection.getresponse()
            if reply.status in REDIRECTED and (onward := reply.getheader("Location")):
                return b"", onward
            if reply.status != 200:
                raise Refused(f"could not be fetched: the site says {reply.status} {reply.reason}; check the address")
            return self._body(reply, until), None
        except zlib.error as error:
            raise Refused(
                f"could not be fetched: its packing is broken ({error}); save the page and hand it in"
            ) from error
        finally:
            clock.cancel()
            connection.close()

    def _taken_apart(self, url: str) -> tuple[str, str, int, str]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Refused(f"is not fetched: '{url}' is no http or https address; save the page and hand it in")
        if parts.username is not None or parts.password is not None:
            raise Refused("is not fetched: the address holds a name or password; save the page and hand it in")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if port not in self.ports:
            raise Refused(f"is not fetched: port {port} is none that serves pages; save the page and hand it in")
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            "?" + quote(parts.query, safe="/%:@!$&'()*+,;=?~-._") if parts.query else ""
        )
        return parts.scheme, parts.hostname.encode("idna").decode("ascii"), port, path

    def _body(self, reply: http.client.HTTPResponse, until: float) -> bytes:
        """Return the body, unpacked where it came packed (sites do so unasked, sitemaps are so), within the limit of size."""
        packed: Any = None
        out = bytearray()
        while chunk := reply.read1(CHUNK):
            if not out and packed is None and chunk.startswith(GZIP):
                packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
            out += packed.decompress(chunk, self.most + 1 - len(out)) if packed else chunk
            if len(out) > self.most:
                raise Refused(
                    f"is not fetched: it is more than the {self.most / 2**20:g} MB that setting max_file_mb allows; "
                    "raise the setting, or leave it out"
                )
        if time.monotonic() > until:  # a connection that the clock has ended looks like a page that is done
            raise TimeoutError("the page came too slowly")
        if reply.length:  # what the server announced and did not send
            raise http.client.IncompleteRead(b"", reply.length)
        return bytes(out)


class _Pinned(http.client.HTTPConnection):
    """A connection to just the addresses that were checked: the name is not looked up a second time."""

    def __init__(self, host: str, port: int, addresses: Sequence[str], secure: bool, until: float) -> None:
        super().__init__(host, port, timeout=max(until - time.monotonic(), 0.01))
        self._addresses = addresses
        # The certificate is checked against the name, whatever the address is.
        self._secure = ssl.create_default_context() if secure else None
        self.default_port = 443 if secure else 80

    def connect(self) -> None:
        """Connect to the first of the addresses that answers."""
        last: OSError = ConnectionError("no address")
        for address in self._addresses:
            try:
                self.sock = socket.create_connection((address, self.port), self.timeout)
                break
            except OSError as error:
                last = error
        else:
            raise last
        if self._secure:
            self.sock = self._secure.wrap_socket(self.sock, server_hostname=self.host)

    def abort(self) -> None:
        """End the exchange, whatever it waits for."""
        if sock := self.sock:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                sock.close()
