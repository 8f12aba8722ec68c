"""Documents of one's own → questions that an empty page offers: drafted from them, asked, and kept where they are answered."""

import re
import threading
from collections.abc import Iterator, Mapping
from itertools import islice, zip_longest

from assistant.attending import Attended
from assistant.drafting.parts import lists, sections
from assistant.drafting.proposal import Proposal, Propose
from assistant.drafting.records import records
from assistant.drafting.spoken import speakers
from assistant.drafting.stated import stated_days, stated_figures, stated_targets
from assistant.examples import LANGUAGES, MOST, Examples, samples
from assistant.types import Answer
from index.errors import YinjuError
from index.library import Record, View
from index.types import NO_GROUPS, Document

# Each document is asked for something else than the one before it, where it lends itself to that.
SORTS: tuple[Propose, ...] = (stated_targets, sections, stated_figures, speakers, lists, stated_days)
# What it says of itself is asked of a document that lends itself to nothing else: every one does.
LAST: tuple[Propose, ...] = (records,)
# So many questions of a language are tried, each from a document of its own: one takes half a second, and people go first.
TRIED = 12
# Seconds that a try waits for people's answers.
PATIENCE = 30.0
# Longer documents take seconds to be drafted from.
LONGEST = 150_000
# Characters of a question that one reads at a glance, and that says enough by itself.
GLANCED = {"zh": range(9, 48), "en": range(24, 110)}
# What points at something that stands elsewhere, or goes by the number of a paragraph, asks nothing by itself.
POINTING = re.compile(
    r"本(?:法|条例|办法|规定|规划|纲要|报告|通知|市|省|区|县|届|次|年|月|行|公司)|我(?!国)|这|该|此|上述|下列|以下|如下|同期|当日|今[年天]|[去明昨]年|日前|近日|目前|分别(?!是什么)|等多少"
    r"|^第.{1,6}[条章节款]|^[（(\d一二三四五六七八九十]+[）)、.．]|[○◆●■]"
    r"|^now\b|\b(?:this|these|those|that|we|our|us|its?|they|their|he|she|his|her|here|above|below|following|today|yesterday)\b",
    re.IGNORECASE,
)


class Offering:
    """What an empty page offers over the documents that everybody may see, found once for each state of the store."""

    def __init__(self, assistant: Attended) -> None:
        self.assistant = assistant
        self._view: View | None = None
        self._found: Mapping[str, tuple[str, ...]] = {}
        self._looking = False
        self._lock = threading.Lock()

    def now(self) -> Examples:
        """Return the questions known by now; over new documents, begin to look for some in a thread of its own."""
        view = self.assistant.view(NO_GROUPS)
        with self._lock:
            if view is not self._view:
                self._view, self._found = view, samples(view)
                self._looking = bool(self._wanted(view))
                if self._looking:
                    threading.Thread(target=self._look, args=(view,), name="examples", daemon=True).start()
            return Examples(self._found, self._looking)

    def _wanted(self, view: View) -> list[str]:
        """Return the languages that there are documents in, and no question yet."""
        held = {_language(record.lang) for record in view.records}
        return [language for language in LANGUAGES if language in held and not self._found.get(language)]

    def _look(self, view: View) -> None:
        """Try questions until there are enough, or the documents have changed."""
        try:
            with self.assistant.aside():
                for language in self._wanted(view):
                    for question in islice(self._answered(view, language), MOST):
                        if not self._add(view, language, question):
                            return
        finally:
            with self._lock:
                self._looking = self._looking and view is not self._view

    def _add(self, view: View, language: str, question: str) -> bool:
        """Return True when the question is offered, False when it was found over documents that have changed since."""
        with self._lock:
            if view is self._view:
                self._found = {**self._found, language: (*self._found.get(language, ()), question)}
            return view is self._view

    def _answered(self, view: View, language: str) -> Iterator[str]:
        """Yield questions that are answered from the document they were drafted from."""
        for document, one in islice(drafted(view, language), TRIED):
            self.assistant.wait_for_quiet(PATIENCE)
            try:
                answer = self.assistant.ask(one.question)
            except YinjuError:  # the document has gone meanwhile: there are others
                continue
            if answers(answer, document, one):
                yield one.question


def answers(answer: Answer, document: Document, one: Proposal) -> bool:
    """Return True for a whole answer from this document, every sentence checked, that says what the question was drafted for."""
    cited = [citation for citation in answer.citations if citation.document == document.id]
    if not answer.answered or not cited or not all(sentence.checked for sentence in answer.sentences):
        return False
    told = f"{answer.short_answer or ''}\n{answer.text}"
    if one.answers:
        return any(expected in told for expected in one.answers)
    return all(any(c.start < end and start < c.end for c in cited) for start, end in one.spans)


def drafted(view: View, language: str) -> Iterator[tuple[Document, Proposal]]:
    """Yield a question a document that can be read at a glance, kinds of documents and of questions in turn."""
    turn = 0
    for record in _spread(view, language):
        document = view.document(record.id)
        if len(document.text) > LONGEST:
            continue
        for propose in (*SORTS[turn:], *SORTS[:turn], *LAST):
            one = next((one for one in propose(document) if says_enough(one.question, language)), None)
            if one:
                yield document, one
                turn = (SORTS.index(propose) + 1) % len(SORTS) if propose in SORTS else turn
                break


def says_enough(question: str, language: str) -> bool:
    """Return True for a question that is read at a glance and understood without the document."""
    return len(question) in GLANCED[language] and not POINTING.search(question)


def _spread(view: View, language: str) -> Iterator[Record]:
    """Yield the records of a language, the newest of each kind in turn; no reprint, and of versions the one in force."""
    editions = view.editions
    apart = {*editions.canonical, *editions.newer}
    held = [one for one in view.records if _language(one.lang) == language and one.id not in apart]
    held.sort(key=lambda one: (one.published or "", one.source), reverse=True)
    kinds = sorted({one.kind for one in held})
    for row in zip_longest(*([one for one in held if one.kind == kind] for kind in kinds)):
        yield from (one for one in row if one)


def _language(lang: str) -> str:
    return "zh" if lang.startswith("zh") else "en"
