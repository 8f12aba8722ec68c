"""The signed cookie."""

from pathlib import Path

import pytest

from assistant.keep.person import DAY, FILE, Signer, newcomer
from index.errors import StoreDamaged, UnknownSetting
from index.settings import Settings

NOW = 1_900_000_000.0
SIGNER = Signer(b"x" * 32, 90)


def test_a_cookie_tells_its_person_and_when_it_was_signed() -> None:
    assert SIGNER.read(SIGNER.sign("ann", NOW), NOW + 5) == ("ann", int(NOW))


@pytest.mark.parametrize(
    "forged",
    ["", ".", "ann", "ann.1900000000", "ann.1900000000.", "ann.1900000000." + "0" * 64, "é.1.ü", "..", "ann.x.y"],
)
def test_what_this_store_has_not_signed_is_nobody(forged: str) -> None:
    assert SIGNER.read(forged, NOW) is None


def test_another_persons_name_under_a_mark_of_ones_own_is_nobody() -> None:
    _, at, mark = SIGNER.sign("ann", NOW).split(".")
    assert SIGNER.read(f"bob.{at}.{mark}", NOW) is None
    assert SIGNER.read(f"ann.{int(at) + 1}.{mark}", NOW) is None


def test_a_cookie_is_good_for_its_days_and_no_longer() -> None:
    cookie = SIGNER.sign("ann", NOW)
    assert SIGNER.read(cookie, NOW + 90 * DAY)
    assert SIGNER.read(cookie, NOW + 90 * DAY + 1) is None
    assert SIGNER.read(cookie, NOW - 2 * DAY) is None


def test_the_secret_is_made_once_for_its_owners_eyes_and_rotating_it_makes_strangers(tmp_path: Path) -> None:
    first = Signer.of(tmp_path, Settings())
    assert Signer.of(tmp_path, Settings()) == first
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    (tmp_path / FILE).unlink()
    assert Signer.of(tmp_path, Settings()).read(first.sign("ann", NOW), NOW) is None


def test_a_secret_of_the_settings_is_used_and_none_is_written(tmp_path: Path) -> None:
    assert Signer.of(tmp_path, Settings(cookie_secret="s" * 40)).secret == b"s" * 40
    assert not (tmp_path / FILE).exists()


def test_a_secret_that_is_cut_off_signs_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("short")
    with pytest.raises(StoreDamaged, match="holds 5 bytes, fewer than 32"):
        Signer.of(tmp_path, Settings())


def test_no_two_newcomers_have_one_name() -> None:
    assert len({newcomer() for _ in range(100)}) == 100


def test_a_secret_that_somebody_could_try_out_is_refused_and_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_COOKIE_SECRET", "hunter2")
    with pytest.raises(UnknownSetting, match=r"'cookie_secret' cannot be as given: .*at least 32") as error:
        Settings.load()
    assert "hunter2" not in str(error.value)
