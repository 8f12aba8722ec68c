"""What `yinju models list` shows: the models in force, those that ship, and the quality profile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import assistant.cli.show as show
from index.embedded import embedded
from index.embedder import MAX_TOKENS, HashEmbedder, fingerprint_of
from index.errors import YinjuError
from index.models.choice import Choice, choose, in_force
from index.models.weights import Role
from index.settings import NO_PROMPTS, Prompts, Settings

ROLES: tuple[Role, ...] = ("embedder", "reader")


@dataclass(frozen=True, slots=True)
class Model:
    """A model as it is listed; what is not known, or does not apply, is None. Sizes in bytes, inputs in tokens."""

    role: str
    name: str
    in_force: bool
    kind: str | None = None
    folder: str | None = None
    dimensions: int | None = None
    longest: int | None = None
    bytes: int | None = None
    licence: str | None = None
    fingerprint: str | None = None
    made_the_store: bool | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A larger model that is known to serve well, with what it costs; it needs a hub, or a folder of it."""

    role: Role
    name: str
    parameters: str
    download: str
    dimensions: int | None
    longest: int
    licence: str
    use: str


# As their cards say; sizes are of the one weight file that is fetched.
QUALITY = (
    Known(
        "embedder", "intfloat/multilingual-e5-small", "118M", "0.5 GB", 384, 512, "MIT",
        "yinju models use intfloat/multilingual-e5-small --query-prompt 'query: ' --passage-prompt 'passage: '",
    ),
    Known("embedder", "BAAI/bge-m3", "568M", "2.3 GB", 1024, 8192, "MIT", "yinju models use BAAI/bge-m3"),
    Known(
        "embedder", "Qwen/Qwen3-Embedding-0.6B", "596M", "1.2 GB", 1024, 32768, "Apache-2.0",
        "yinju models use Qwen/Qwen3-Embedding-0.6B",
    ),
    Known(
        "reader", "BAAI/bge-reranker-v2-m3", "568M", "2.3 GB", None, 8192, "Apache-2.0",
        "yinju models use BAAI/bge-reranker-v2-m3",
    ),
)  # fmt: skip


def models(settings: Settings) -> list[Model]:
    """Return the models in force, embedder, reader and generator, then those that ship and are not in force."""
    made = embedded(settings.store, settings) if _there(settings) else None
    stored = made.fingerprint if made else None
    values = {"embedder": settings.embedder, "reader": settings.reader}
    listed = [_model(role, values[role], settings.prompts, stored, True) for role in ROLES]
    listed.append(Model("generator", settings.generator, True, kind=_writer(settings)))
    others = [role for role in ROLES if values[role] != "shipped"]
    return listed + [_model(role, "shipped", NO_PROMPTS, stored, False) for role in others]


def chosen(settings: Settings) -> list[Choice]:
    """Return the embedder and the reader in force, to be tried. Raises ModelMissing when one is not there."""
    return [
        in_force("embedder", settings.embedder, settings.prompts),
        in_force("reader", settings.reader, NO_PROMPTS),
    ]


def rows(listed: Sequence[Model]) -> list[str]:
    """Return the list for a person, line by line."""
    return [*(line for one in listed for line in _told(one)), "", *_profile()]


def _writer(settings: Settings) -> str:
    """Return who writes the sentences, in words."""
    if settings.generator == "extractive":
        return "quotes the sources; no model"
    where = f"at {settings.llm_base_url}" if settings.generator == "openai" else "in this process, by Transformers"
    return f"language model '{settings.llm_model}' {where}; `yinju models check` tries it"


def _there(settings: Settings) -> bool:
    """Return whether the embedder in force is there; where it is not, nothing can be said of the store's vectors."""
    try:
        fingerprint_of(settings.embedder, settings.prompts)
    except YinjuError:
        return False
    return True


def _model(role: Role, value: str, prompts: Prompts, stored: str | None, in_force: bool) -> Model:
    try:
        choice = choose(value, role, prompts if role == "embedder" else NO_PROMPTS)
        fingerprint = fingerprint_of(value, prompts) if role == "embedder" else None
    except YinjuError as error:  # missing or damaged: the list is there to show it, `check` fails on it
        return Model(role, value, in_force, missing=str(error))
    made = fingerprint == stored if fingerprint and stored else None
    if choice.weights is None:
        hashed = HashEmbedder.dimensions if value == "hash" else None
        kind = "hashed words, for tests" if value == "hash" else "none: passages are not read again"
        return Model(role, value, in_force, kind, dimensions=hashed, fingerprint=fingerprint, made_the_store=made)
    weights = choice.weights
    # Whatever a model can take, Yinju embeds no more than this of a passage.
    longest = min(weights.longest or MAX_TOKENS, MAX_TOKENS) if role == "embedder" else weights.longest
    facts = (weights.kind, str(weights.folder), weights.dimensions, longest, weights.bytes, weights.licence)
    return Model(role, value, in_force, *facts, fingerprint, made)


def _told(one: Model) -> Iterator[str]:
    """Yield a model's line, and what there is to know of it, indented."""
    yield f"{one.role:<9}  {one.name}  ({'in force' if one.in_force else 'ships, not in force'})"
    facts = (
        ("missing", one.missing),
        ("what", one.kind),
        ("folder", one.folder),
        ("dimensions", one.dimensions),
        ("input", f"at most {one.longest} tokens" if one.longest else None),
        ("size", f"{one.bytes / 1e6:.0f} MB on disk" if one.bytes is not None else None),
        ("licence", (one.licence or "not stated by its card") if one.folder else None),
        ("fingerprint", one.fingerprint),
        ("store", {True: "made with it", False: "made with another embedder", None: None}[one.made_the_store]),
    )
    told = [(f"    {name}", str(value)) for name, value in facts if value is not None]
    yield from show.columns(told) if told else ()


def _profile() -> Iterator[str]:
    """Yield the quality profile: better answers for more memory and time, where a hub or a folder is at hand."""
    yield "The quality profile: larger, slower, better. Each needs a hub that can be reached, or a folder with it."
    table = [
        (
            f"    {one.role}", one.name, one.parameters, one.download,
            f"{one.dimensions} dimensions" if one.dimensions else "", f"{one.longest} tokens", one.licence,
        )
        for one in QUALITY
    ]  # fmt: skip
    yield from show.columns(table)
    yield "To use one:"
    yield from (f"    {one.use}" for one in QUALITY)
