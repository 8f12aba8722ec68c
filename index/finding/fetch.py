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
GZIP, GZIP_MODE = b"\x1f\x8b", zlib.MAX_WBITS | 16
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
        if ip.is_site_local or any(ip in network for network in _INSIDE):
            return False
    return ip.is_global and not ip.is_multicast


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
# Translated by a network's own rules, and addresses of IPv4 in a form given up long ago: both may lead inside.
_INSIDE = (ipaddress.ip_network("64:ff9b:1::/48"), ipaddress.ip_network("::/96"))


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
                url, former = urljoin(url, onward or ""), url
            except (OSError, http.client.HTTPException, ValueError) as error:
                late = time.monotonic() >= until
                why = f"took longer than {self.seconds:g} s" if late else f"{type(error).__name__}: {error}"
                raise Refused(f"could not be fetched: {why}; try again, or save the page and hand it in") from error
            if onward is None:
                return data, former
        raise Refused(f"could not be fetched: it is redirected more than {REDIRECTS} times; name the page itself")

    def _once(self, url: str, until: float) -> tuple[bytes, str | None]:
        """Return the bytes at an address, or where it leads on."""
        scheme, host, port, path = self._taken_apart(url)
        connection = _Pinned(host, port, self.resolve(host, port), scheme == "https", until)
        clock = threading.Timer(_left(until), connection.abort)
        clock.daemon = True
        clock.start()
        try:
            connection.request("GET", path, headers=HEADERS)
            reply = connection.getresponse()
            if reply.status in REDIRECTED and (onward := reply.getheader("Location")):
                return b"", onward
            if reply.status != 200:
                raise Refused(f"could not be fetched: the site says {reply.status} {reply.reason}; check the address")
            return self._body(reply, connection), None
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

    def _body(self, reply: http.client.HTTPResponse, connection: "_Pinned") -> bytes:
        """Return the body, unpacked where it came packed (sites do so unasked, sitemaps are so), within the limit of size."""
        body = _Body(self.most)
        while chunk := reply.read1(CHUNK):
            body.add(chunk)
            if len(body.out) > self.most:
                raise Refused(
                    f"is not fetched: it is more than the {self.most / 2**20:g} MB that setting max_file_mb allows; "
                    "raise the setting, or leave it out"
                )
            connection.hurry()
        connection.hurry()  # a connection that the clock has ended looks like a page that is done
        if reply.length:  # what the server announced and did not send
            raise http.client.IncompleteRead(b"", reply.length)
        return body.whole()


class _Body:
    """Gathers what comes of a page, unpacked where it begins as gzip does; one byte more than allowed is enough."""

    def __init__(self, most: int) -> None:
        self.out = bytearray()
        self._most = most
        self._packed: Any = None
        self._begun = False

    def add(self, chunk: bytes) -> None:
        """Add the next bytes; the first two, which tell whether it is packed, may come one by one."""
        if not self._begun:
            chunk = bytes(self.out) + chunk
            self.out.clear()
            self._begun = len(chunk) >= len(GZIP)
            if chunk.startswith(GZIP):
                self._packed = zlib.decompressobj(GZIP_MODE)
        if self._packed is None:
            self.out += chunk
        while self._packed and chunk and len(self.out) <= self._most:
            if self._packed.eof:  # packed in several pieces, which make one page
                self._packed = zlib.decompressobj(GZIP_MODE)
            self.out += self._packed.decompress(chunk, self._most + 1 - len(self.out))
            chunk = self._packed.unused_data.lstrip(b"\0")  # zeros may fill up the end

    def whole(self) -> bytes:
        """Return all of it. Raises zlib.error where the packing breaks off."""
        if self._packed and not self._packed.eof:
            raise zlib.error("it breaks off")
        return bytes(self.out)


def _left(until: float) -> float:
    """Return the seconds that are left. Raises TimeoutError when there are none."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("the page came too slowly")
    return left


class _Pinned(http.client.HTTPConnection):
    """A connection to just the addresses that were checked: the name is not looked up a second time."""

    def __init__(self, host: str, port: int, addresses: Sequence[str], secure: bool, until: float) -> None:
        super().__init__(host, port, timeout=_left(until))
        self._until = until
        # Kept beside `sock`, which the library lets go of while an answer is still read.
        self._socket: socket.socket | None = None
        self._addresses = addresses
        # The certificate is checked against the name, whatever the address is.
        self._secure = ssl.create_default_context() if secure else None
        self.default_port = 443 if secure else 80

    def connect(self) -> None:
        """Connect to the first of the addresses that answers."""
        last: OSError = ConnectionError("no address")
        for address in self._addresses:
            try:
                self.sock = socket.create_connection((address, self.port), _left(self._until))
                break
            except OSError as error:
                last = error
        else:
            raise last
        if self._secure:
            # Greeted only when `abort` can reach it.
            self.sock = self._secure.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
        self._socket = self.sock
        self.hurry()
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()
            self.hurry()

    def hurry(self) -> None:
        """Let the next step take what is left of the time. Raises TimeoutError when nothing is."""
        left = _left(self._until)
        if self._socket and self._socket.fileno() >= 0:
            self._socket.settimeout(left)

    def abort(self) -> None:
        """End the exchange, whatever it waits for."""
        if sock := self._socket:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                sock.close()
