"""Questions that an empty page offers: only such as the store at hand can answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from index.library import View

MOST = 4
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Example:
    """A question about one of the sample documents, offered where that document is in the store."""

    language: str
    question: str
    source: str


SAMPLES = (
    Example("zh", "北京国际科创中心建设将着重在哪五大方面构建发展新动力？", "press/beijing-five-drivers.txt"),
    Example("zh", "2024年全国研发经费投入了多少？", "press/rd-2024-final-bulletin.txt"),
    Example("zh", "“十五五”时期北京全员劳动生产率的目标是多少？", "plans/beijing-15th-plan-targets-final.md"),
    Example("zh", "丁薛祥在2024中关村论坛提出了哪三点主张？", "press/zhongguancun-forum-2024-results.txt"),
    Example(
        "en", "How many facilities in Huairou Science City are open to the world?", "press/en-huairou-light-source.txt"
    ),
    Example(
        "en",
        "Which four industries of the future does the 2025 work report name?",
        "reports/en-work-report-2025-summary.md",
    ),
    Example("en", "When will Singapore's GST rise to 9 percent?", "press/en-singapore-budget-2022.txt"),
    Example(
        "en", "Who spoke about the five drivers of Beijing's innovation centre?", "press/en-beijing-five-drivers.txt"
    ),
)


@dataclass(frozen=True, slots=True)
class Examples:
    """Questions by language ("zh", "en"); `looking` says that more are looked for, so that it pays to ask again."""

    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    looking: bool = False

    def now(self) -> "Examples":
        """Return these: what is fixed offers itself (`Offering` in offering.py finds questions as documents come and go)."""
        return self


class Offers(Protocol):
    """Whoever knows what an empty page may offer now."""

    def now(self) -> Examples:
        """Return what is known now, at once."""
        ...


def samples(view: View) -> dict[str, tuple[str, ...]]:
    """Return questions by language, at most four each, about those of the sample documents that everybody may see here."""
    sources = {record.source for record in view.records}
    held = [one for one in SAMPLES if any(f"/{name}".endswith(f"/{one.source}") for name in sources)]
    return {language: tuple(one.question for one in held if one.language == language)[:MOST] for language in LANGUAGES}
