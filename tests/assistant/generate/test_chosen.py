"""Settings name a generator; what is missing for it is told before the first question."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.generate.chosen import chosen
from assistant.generate.extractive import ExtractiveGenerator
from index.errors import WrongUse
from index.settings import Settings


def test_without_a_setting_the_sources_speak_for_themselves() -> None:
    assert isinstance(chosen(Settings()), ExtractiveGenerator)


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        (Settings(generator="openai", llm_model="m"), "needs llm_base_url and llm_model"),
        (Settings(generator="openai", llm_base_url="http://x/v1"), "needs llm_base_url and llm_model"),
        (Settings(generator="transformers"), "needs llm_model"),
        (
            Settings(generator="openai", llm_base_url="http://x/v1", llm_model="m", llm_api_key_file=Path("no such")),
            "Could not read the key's file 'no such'",
        ),
        (
            Settings(generator="transformers", llm_model="m", llm_chat_template=Path("no such")),
            r"'no such' \(llm_chat_",
        ),
        (
            Settings(generator="openai", llm_base_url="https://x/v1", llm_model="m", llm_ca_file=Path("no such")),
            r"There is no file 'no such' \(llm_ca_file\)",
        ),
    ],
)
def test_what_is_missing_is_told_by_its_name(settings: Settings, missing: str) -> None:
    with pytest.raises(WrongUse, match=missing):
        chosen(settings)


def test_choosing_a_language_model_loads_neither_it_nor_its_libraries() -> None:
    program = (
        "import sys; from assistant.generate.chosen import chosen; from index.settings import Settings; "
        "chosen(Settings(generator='openai', llm_base_url='http://x/v1', llm_model='m')); "
        "print([name for name in ('torch', 'llama_index', 'openai', 'transformers') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
