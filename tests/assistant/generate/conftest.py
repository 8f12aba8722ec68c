"""A question, its evidence, and language models of each kind to answer it."""

from pathlib import Path
from typing import Any

import pytest

from assistant.generate.chosen import chosen
from assistant.generate.language_model import LanguageModel
from assistant.types import Evidence, Question, Quote
from index.settings import Settings
from tests.assistant.generate.tiny_qwen import random_qwen, saying_qwen

QUESTION = Question("滨江市有多少人？", "zh", "figure", ())
EVIDENCE = Evidence(
    (
        Quote("Q1", "d", 0, 20, "滨江市常住人口为六万人，比上年增加3%。", 0.9),
        Quote("Q2", "d", 30, 50, "全市有12所小学。", 0.5),
    ),
    about={"d": "公报; 滨江日报; 2025-01-01"},
)
LINE = ["滨江市", "常住人口", "为六万人", "。", "[Q1]", "全市", "有12所小学", "[Q2]", "！"]


def at_address(url: str, **settings: Any) -> LanguageModel:
    """Return a generator that asks whatever is at an address."""
    generator = chosen(Settings(generator="openai", llm_base_url=url, llm_model="scripted", **settings))
    assert isinstance(generator, LanguageModel)
    return generator


def in_folder(folder: Path, **settings: Any) -> LanguageModel:
    """Return a generator that loads the model of a folder."""
    generator = chosen(Settings(generator="transformers", llm_model=str(folder), llm_device="cpu", **settings))
    assert isinstance(generator, LanguageModel)
    return generator


@pytest.fixture(scope="session")
def saying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that says LINE whatever it is told."""
    return saying_qwen(tmp_path_factory.mktemp("models") / "saying", LINE)


@pytest.fixture(scope="session")
def untrained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that learned nothing."""
    return random_qwen(tmp_path_factory.mktemp("models") / "untrained")
