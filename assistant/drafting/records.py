"""What is known of a document: its outlet, its day, who issued it, its number → questions about the document itself."""

from collections.abc import Iterator

from assistant.drafting.proposal import Proposal, is_chinese, name
from index.types import Document

DAY = "YYYY-MM-DD"
KNOWN = "what is known of a document"


def records(document: Document) -> Iterator[Proposal]:
    """Yield a question for each fact that is known of a document that has a name."""
    called = name(document)
    if called is None:
        return
    chinese = is_chinese(document)
    for value, zh, en in (
        (document.outlet, "是哪家媒体发布的？", "Which outlet published {}?"),
        (document.issuer, "是哪个部门印发的？", "Who issued {}?"),
        (document.number, "的文号是多少？", "What is the document number of {}?"),
    ):
        if value:
            question = f"{called}{zh}" if chinese else en.format(called)
            yield Proposal("metadata", question, (value,), (), KNOWN, apart=True)
    if document.published and len(document.published) == len(DAY):
        question = f"{called}是哪一天发布的？" if chinese else f"On what date was {called} published?"
        yield Proposal("metadata", question, _days(document.published), (), KNOWN, apart=True)


def _days(day: str) -> tuple[str, str]:
    year, month, date = day.split("-")
    return day, f"{year}年{int(month)}月{int(date)}日"
