"""Questions that an empty page offers: only such as the store at hand can answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.library import View

MOST = 4
# A longer title makes no button.
TITLE_WIDTH = 40


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


def examples(view: View) -> dict[str, list[str]]:
    """Return questions by language ("zh", "en"), at most four each, all about documents that everybody may see here.

    Over other documents than the samples, they ask what the latest ones say.
    """
    sources = {record.source for record in view.records}
    held = [one for one in SAMPLES if any(f"/{name}".endswith(f"/{one.source}") for name in sources)]
    if held:
        return {
            language: [one.question for one in held if one.language == language][:MOST] for language in ("zh", "en")
        }
    dated = sorted(
        (r for r in view.records if len(r.title) <= TITLE_WIDTH),
        key=lambda r: (r.published or "", r.title),
        reverse=True,
    )
    titles = [(r.lang.split("-")[0], r.title) for r in dated]
    return {
        language: _about(_in(language, titles), question)
        for language, question in (("zh", "《{}》主要讲了什么？"), ("en", "What does “{}” say?"))
    }


def _in(language: str, titles: list[tuple[str, str]]) -> list[str]:
    """Return the titles in this language, or all where there is none: a question is answered in that of its title."""
    return [title for known, title in titles if known == language] or [title for _, title in titles]


def _about(titles: Iterable[str], question: str) -> list[str]:
    return [
        question.format(title.strip("《》")) for title, _ in zip(dict.fromkeys(titles), range(MOST - 1), strict=False)
    ]
