"""What every test stands on: a machine whose settings and network are not looked at."""

import os

import pytest

# Nothing that a test loads may ask a hub for a newer version of itself.
os.environ["HF_HUB_OFFLINE"] = "1"


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("YINJU_") and name != "YINJU_EVAL_DATA"]:
        monkeypatch.delenv(name)
