"""The examples of docs/llamaindex.md, run as they stand there, over the sample documents."""

import contextlib
import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from index.types import Indexed

PAGE = Path(__file__).parents[2] / "docs" / "llamaindex.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
QUESTION = "When did the Foreign Investment Law take effect?"


def scripted() -> Any:
    """Return a language model that calls the tool and then says what it was told."""
    from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata
    from llama_index.core.llms.callbacks import llm_completion_callback

    class Scripted(CustomLLM):
        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(model_name="scripted")

        @llm_completion_callback()
        def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
            seen = re.findall(r"Observation: (.+)", prompt.rpartition(QUESTION)[2])
            call = f'Thought: I look it up.\nAction: yinju\nAction Input: {{"input": "{QUESTION}"}}'
            return CompletionResponse(text=f"Thought: I know.\nAnswer: {seen[-1]}" if seen else call)

        @llm_completion_callback()
        def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> Any:
            whole = self.complete(prompt, formatted, **kwargs).text
            yield CompletionResponse(text=whole, delta=whole)

    return Scripted()


@pytest.fixture(scope="module")
def told(indexed: tuple[Indexed, Library], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what each example prints, by its first line; they are run in their order beside a store of the samples."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "store").symlink_to(indexed[1].store)
    names: dict[str, Any] = {"llm": scripted()}
    out = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, value in (("EMBEDDER", "hash"), ("READER", "none"), ("ENOUGH", "0.32")):
            patch.setenv(f"YINJU_{name}", value)
        for example in EXAMPLES:
            with contextlib.redirect_stdout(io.StringIO()) as printed, ThreadPoolExecutor(1) as thread:
                # In a thread of its own: a browser's tests leave an event loop running in this one.
                thread.submit(exec, compile(example, str(PAGE), "exec"), names).result()
            out[example.split("\n", 1)[0]] = printed.getvalue()
    return out


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("from assistant.llamaindex import YinjuRetriever", "2024年"),
        ("from index.types import Filters", "plans/beijing-15th-plan-targets-final.md"),
        ("from assistant.llamaindex import YinjuQueryEngine", "3.63 trillion yuan"),
        ("from assistant.llamaindex import tool", "1 January 2020"),
        ("import asyncio", "1 January 2020"),
        ("from assistant.llamaindex import YinjuEmbedding", "hash"),
        ("from llama_index.core import Document", "1 ()"),
    ],
)
def test_an_example_of_the_page_runs_and_says_what_it_promises(told: dict[str, str], example: str, said: str) -> None:
    assert said in told[example]


def test_every_example_of_the_page_is_run(told: dict[str, str]) -> None:
    assert len(told) == len(EXAMPLES) == 8
