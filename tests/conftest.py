"""What every test stands on: a machine whose settings and network are not looked at."""

import os

import pytest

# Nothing that a test loads may ask a hub for a newer version of itself.
os.environ["HF_HUB_OFFLINE"] = "1"
# What reads takes a second to load and a third of one a question: a test that is about it asks for it.
os.environ["YINJU_READER"] = "none"


KEPT = ("YINJU_EVAL_DATA", "YINJU_READER")


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("YINJU_") and name not in KEPT]:
        monkeypatch.delenv(name)
