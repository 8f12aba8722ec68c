"""What both doors, the page and the service, need from an assistant; they translate, and decide nothing."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from assistant.limits import Offered
from assistant.types import Answer, Earlier, Event, Language
from index.types import NO_GROUPS, Document, Filters, Groups


class Answering(Protocol):
    """An assistant as its doors see it. They always ask as NO_GROUPS: nobody names their groups over HTTP."""

    def stream(
        self,
        text: str,
        *,
        history: Sequence[str | Earlier] = (),
        filters: Filters | None = None,
        as_of: str | None = None,
        access: Groups = NO_GROUPS,
        answer_in: Language | None = None,
    ) -> Iterator[Event]:
        """Yield the events of an answer in order; the last is `answer` or `error`."""
        ...

    def ask(
        self,
        text: str,
        *,
        history: Sequence[str | Earlier] = (),
        filters: Filters | None = None,
        as_of: str | None = None,
        access: Groups = NO_GROUPS,
        answer_in: Language | None = None,
    ) -> Answer:
        """Return the checked answer or the refusal."""
        ...

    def document(self, id: str, access: Groups = NO_GROUPS) -> Document:
        """Return a document. Raises UnknownDocument for an unknown id and a forbidden one, which are not told apart."""
        ...

    def about(self, id: str, access: Groups = NO_GROUPS) -> dict[str, Any]:
        """Return all that is known of a document but its text. Raises UnknownDocument."""
        ...

    def place(self, id: str, start: int, end: int, access: Groups = NO_GROUPS) -> dict[str, Any]:
        """Return what is known of a stretch of a document's text. Raises UnknownDocument, WrongUse or PagesBusy."""
        ...

    def page(self, id: str, number: int, width: int, access: Groups = NO_GROUPS) -> bytes:
        """Return a page of a document's PDF as a PNG. Raises UnknownDocument, NoPicture or PagesBusy."""
        ...

    def report(self, *, whole: bool = False) -> dict[str, Any] | None:
        """Return what the last run of indexing read, as NO_GROUPS may see it, or the whole report; None for no run."""
        ...

    def offered(self) -> Offered:
        """Return what questions can be limited to, as NO_GROUPS may see it."""
        ...

    def health(self) -> dict[str, Any]:
        """Return status, counts of what NO_GROUPS may see, and the snapshot in force."""
        ...
