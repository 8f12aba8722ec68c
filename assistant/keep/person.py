"""Who somebody is until there is a sign-in: a name drawn by lot, in a cookie that only this store can sign."""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from index.errors import StoreDamaged
from index.settings import Settings

FILE = "cookie.secret"
DAY = 24 * 60 * 60
# The form of what is signed; another form is another number, so that an old signature never passes for a new one.
FORM = "yinju-person-1"


@dataclass(frozen=True, slots=True)
class Signer:
    """Makes and reads signed cookies; another secret makes strangers of everybody."""

    secret: bytes
    days: int

    @classmethod
    def of(cls, store: Path, settings: Settings) -> "Signer":
        """Return the signer of a store: by the setting, else by a secret made in its folder the first time.

        Raises StoreDamaged when the secret cannot be read or written.
        """
        if settings.cookie_secret:
            return cls(settings.cookie_secret.get_secret_value().encode(), settings.keep_days or 1)
        try:
            return cls(_made(store / FILE), settings.keep_days or 1)
        except OSError as error:
            raise StoreDamaged(
                f"Could not use '{store / FILE}', which signs the cookies of conversations: {error}. Make the folder "
                "writable, or set cookie_secret."
            ) from error

    def sign(self, person: str, now: float) -> str:
        """Return the cookie of a person, good from now (seconds since 1970) for `days`."""
        said = f"{person}.{int(now)}"
        return f"{said}.{self._mark(said)}"

    def read(self, cookie: str, now: float) -> tuple[str, int] | None:
        """Return the person and the second of signing; None for a cookie that is forged, malformed or too old."""
        said, _, mark = cookie.rpartition(".")
        person, _, at = said.rpartition(".")
        if not person or not hmac.compare_digest(mark.encode(), self._mark(said).encode()):
            return None
        # Signed as it is, so it is a number of ours; a little of the future is another machine's clock.
        signed = int(at)
        return (person, signed) if -DAY < now - signed <= self.days * DAY else None

    def _mark(self, said: str) -> str:
        return hmac.new(self.secret, f"{FORM}.{said}".encode(), hashlib.sha256).hexdigest()


def newcomer() -> str:
    """Return a name that nobody has: 128 bits drawn by lot."""
    return secrets.token_urlsafe(16)


def _made(path: Path) -> bytes:
    """Return the secret in a file, made for its owner's eyes alone where there is none."""
    try:
        made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _whole(path)
    with os.fdopen(made, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    return _whole(path)


def _whole(path: Path) -> bytes:
    """Return a secret's bytes. Raises StoreDamaged for one that is cut off: anybody could guess an empty one."""
    secret = path.read_bytes().strip()
    if len(secret) < 32:
        raise StoreDamaged(
            f"Could not use '{path}': it holds {len(secret)} bytes, fewer than 32. Remove it; a new one is made."
        )
    return secret
