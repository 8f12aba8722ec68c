"""Settings: one file (yinju.toml), the environment (YINJU_…), flags; the later wins, and unknown names are refused."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from index.errors import UnknownSetting
from index.llm_settings import LanguageModelSettings
from index.shipped import shipped

PREFIX = "YINJU_"
FILE = "yinju.toml"
# A name that evals reads itself, and the one that says where the file is.
READ_ELSEWHERE = frozenset({"YINJU_EVAL_DATA", "YINJU_SETTINGS"})
# What changes an answer; the rest (where the store is, which port) does not belong to a fingerprint.
ANSWERING = (
    "generator",
    "embedder",
    "embedder_query_prompt",
    "embedder_passage_prompt",
    "reader",
    "keyword_weight",
    "keyword_weight_across",
    "candidates",
    "glossary",
    "quotes",
    "enough",
)
# What changes the words of a language model beside its prompts. How long it may take or where it stands does not.
WRITING = (
    "llm_model",
    "llm_temperature",
    "llm_max_tokens",
    "llm_context",
    "llm_extra_body",
    "llm_system",
    "llm_dtype",
    "llm_4bit",
    "llm_chat_template",
)
# What a settings file may not hold, which is copied and shown; and where else it may come from.
ENVIRONMENT_ONLY = {
    "llm_api_key": "name a file that holds it alone: llm_api_key_file",
    "cookie_secret": "leave it out: one is made in the store",
}


@dataclass(frozen=True, slots=True)
class Prompts:
    """What is put before a question and a passage when they are embedded; None leaves it to the model's own files."""

    query: str | None = None
    passage: str | None = None


NO_PROMPTS = Prompts()


class Settings(LanguageModelSettings, BaseSettings):
    """Every setting with its range and reason; `Settings.load()` reads file and environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, toml_file=FILE)

    store: Path = Field(Path("store"), description="folder of the store")
    generator: Literal["extractive", "openai", "transformers"] = Field(
        "extractive",
        description="who writes: 'extractive' (quotes), 'openai' (any server of that kind), 'transformers'",
    )
    embedder: str = Field("shipped", description="'shipped', 'hash' (tests), a model's folder, or its hub id")
    embedder_query_prompt: str | None = Field(None, description="put before a question; by default the model's own")
    embedder_passage_prompt: str | None = Field(None, description="put before a passage; by default the model's own")
    reader: str = Field("shipped", description="'shipped', 'none', a reader's folder, or its hub id")
    max_file_mb: float = Field(50, gt=0, le=4096, description="a larger file is refused")
    max_unpacked_mb: float = Field(1024, gt=0, le=65536, description="an archive that unpacks to more is refused")
    reading_processes: int = Field(0, ge=0, le=256, description="files read at once; 0: one for each core, 8 at most")
    file_seconds: float = Field(600, ge=1, le=86400, description="time that reading one file may take")
    file_cpu_seconds: int = Field(
        60, ge=1, le=86400, description="computing that reading one file may need, in seconds"
    )
    file_memory_mb: int = Field(1024, ge=128, le=65536, description="memory that reading one file may need")
    # Tesseract takes several seconds a page, and each page is a process of its own.
    ocr_seconds: float = Field(3600, ge=1, le=86400, description="the same as file_seconds, for a run with --ocr")
    allow_urls: bool = Field(False, description="whether `yinju index https://…` may fetch pages")
    url_pages: int = Field(200, ge=1, le=100_000, description="pages fetched in one run: those a sitemap lists, too")
    url_seconds: float = Field(30, ge=1, le=3600, description="time that fetching one page may take")
    passage_width: int = Field(280, ge=80, le=1000, description="passage size aimed at, in Chinese characters")
    # Between 0.3 and 0.4 measured best within a language on XQuAD with the shipped weights.
    keyword_weight: float = Field(0.35, ge=0, le=1, description="weight of keywords beside vectors")
    # Measured best between 0.3 and 0.4 across languages too (python -m evals.benchmarks.languages).
    keyword_weight_across: float = Field(
        0.35, ge=0, le=1, description="the same for passages in another language than the question"
    )
    candidates: int = Field(14, ge=1, le=200, description="passages that are read for an answer")
    glossary: Path | None = Field(
        None, description="a file of your own official renderings beside those that ship (docs/asking.md)"
    )
    quotes: int = Field(3, ge=1, le=20, description="quotes in an answer that is no list")
    enough: float = Field(0.5, ge=0, le=1, description="how likely evidence must be to answer the question")
    eval_sets: Path | None = Field(
        None, description="a folder of question sets that the page offers (docs/evaluation.md)"
    )
    embed_hosts: str = Field("'self'", description="who may frame /embed, as in a frame-ancestors policy")
    keep_days: int = Field(
        90, ge=0, le=3650, description="conversations are kept so long after the last question; 0: in memory only"
    )
    keep_turns: int = Field(100, ge=1, le=1000, description="questions kept of one conversation; older ones go")
    keep_mb: int = Field(500, ge=1, le=100_000, description="all conversations together; beyond it the oldest go")
    cookie_secret: SecretStr | None = Field(
        None,
        min_length=32,  # what somebody could try out would open other people's conversations
        description="what signs the cookie that conversations are kept under; by default one made in the store",
    )
    feedback_most: int = Field(5_000, ge=0, le=10_000_000, description="what readers say of answers: so many are kept")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the sources, the strongest first: flags, environment, file."""
        file = Path(os.environ.get("YINJU_SETTINGS", FILE))
        return init_settings, EnvSettingsSource(settings_cls), TomlConfigSettingsSource(settings_cls, file)

    @classmethod
    def load(cls, **flags: Any) -> Self:
        """Return the settings in force; flags that are None are left out. Raises UnknownSetting."""
        refuse_unknown_names(os.environ, set(cls.model_fields))
        refuse_written_secrets(cls)
        given = {name: value for name, value in flags.items() if value is not None}
        try:
            return cls(**given)
        except ValidationError as error:
            raise UnknownSetting("; ".join(map(_fault, error.errors()))) from error
        except SettingsError as error:  # JSON in the environment
            raise UnknownSetting(f"Could not read the environment: {error}. It takes JSON there.") from error
        except ValueError as error:  # the TOML file itself does not parse
            raise UnknownSetting(f"Could not read {FILE}: {error}. Mend that line, or move the file away.") from error

    @property
    def prompts(self) -> Prompts:
        """Return what is put before questions and passages; it belongs to the embedder, for it changes the vectors."""
        return Prompts(self.embedder_query_prompt, self.embedder_passage_prompt)

    def embedding(self) -> dict[str, str]:
        """Return the settings that name the embedder: its own, and the prompts that are set."""
        names = ("embedder", "embedder_query_prompt", "embedder_passage_prompt")
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    def fingerprint(self) -> str:
        """Return 12 hex digits that change when a setting that shapes answers changes."""
        facts = {name: str(getattr(self, name)) for name in ANSWERING}
        if self.generator != "extractive":
            facts |= {name: str(getattr(self, name)) for name in WRITING} | prompt_ids("answer", "rewrite")
        if self.glossary and self.glossary.is_file():
            facts["glossary"] = hashlib.sha256(self.glossary.read_bytes()).hexdigest()
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:12]

    def origins(self, flags: Mapping[str, Any] | None = None) -> dict[str, str]:
        """Return for each setting where its value comes from: flag, environment, file or default."""
        given = {name for name, value in (flags or {}).items() if value is not None}
        environment = EnvSettingsSource(type(self))()
        file = Path(os.environ.get("YINJU_SETTINGS", FILE))
        written = TomlConfigSettingsSource(type(self), file)()

        def origin(name: str) -> str:
            """Return where one setting comes from."""
            if name in given:
                return "flag"
            if name in environment:
                return f"environment {PREFIX}{name.upper()}"
            return f"file {file}" if name in written else "default"

        return {name: origin(name) for name in type(self).model_fields}


def refuse_unknown_names(environment: Mapping[str, str], known: set[str]) -> None:
    """Raise UnknownSetting when the environment holds a YINJU_ name that no setting has; a typo must not pass."""
    names = {PREFIX + name.upper() for name in known} | READ_ELSEWHERE
    unknown = sorted(name for name in environment if name.startswith(PREFIX) and name not in names)
    if unknown:
        raise UnknownSetting(
            f"Unknown setting {', '.join(unknown)} in the environment. Known: {', '.join(sorted(names))}."
        )


def refuse_written_secrets(kind: type[BaseSettings]) -> None:
    """Raise UnknownSetting when the settings file holds what only the environment may: files are copied and shown."""
    file = Path(os.environ.get("YINJU_SETTINGS", FILE))
    try:
        written = TomlConfigSettingsSource(kind, file)()
    except ValueError:
        return  # no TOML: told, with the line, when the settings are read
    for name, otherwise in ENVIRONMENT_ONLY.items():
        if name in written:
            raise UnknownSetting(
                f"'{name}' does not belong in '{file}', which others may read. Give it by {PREFIX}{name.upper()}, or {otherwise}."
            )


def prompt_ids(*purposes: str) -> dict[str, str]:
    """Return for each prompt file of these purposes ("answer.zh") the 12 first hex digits of its sha256."""
    files = [file for one in purposes for file in sorted(shipped("prompts").glob(f"{one}.*.md"))]
    return {file.name.removesuffix(".md"): hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in files}


def shown(value: object) -> str:
    """Return a setting's value for display; secrets are hidden."""
    return "********" if isinstance(value, SecretStr) else str(value)


def _fault(error: Any) -> str:
    name = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        return f"Unknown setting '{name}' in {FILE}. `yinju settings` lists the known ones."
    # An address with a password in it, or a key of another form than expected, is not repeated.
    hidden = "@" in str(error.get("input")) or "key" in name or "secret" in name
    given = "as given" if hidden else repr(error.get("input"))
    return f"Setting '{name}' cannot be {given}: {error['msg'].removeprefix('Value error, ')}."
