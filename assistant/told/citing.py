"""Quotes → citations: numbered as they come, with what the record, the outline and the source's format say of the place."""

from collections.abc import Iterable

from assistant.found.editions import standing
from assistant.types import Citation, Quote
from index.library import View, sheet_cells
from index.types import Document, Hit

# Document, start, end, and the field where the record is cited.
Place = tuple[str, int, int, str | None]


class Citing:
    """The citations of one answer, for one person, as of one day: the same place keeps the number it has."""

    def __init__(self, view: View, as_of: str | None) -> None:
        self._view = view
        self._as_of = as_of
        self._made: dict[Place, Citation] = {}
        self._documents: dict[str, Document] = {}

    def __len__(self) -> int:
        """Return how many citations there are."""
        return len(self._made)

    @property
    def all(self) -> tuple[Citation, ...]:
        """Return the citations by number."""
        return tuple(self._made.values())

    def cite(self, quote: Quote) -> Citation:
        """Return the citation of a quote, made when the place is first cited."""
        place = _place(quote)
        if place not in self._made:
            self._made[place] = self._citation(len(self._made) + 1, quote)
        return self._made[place]

    def cited(self, quote: Quote) -> Citation | None:
        """Return the citation of a quote, or None where nothing cites its place."""
        return self._made.get(_place(quote))

    def nearest(self, hits: Iterable[Hit]) -> tuple[Citation, ...]:
        """Return passages as citations of a refusal, numbered by themselves; no answer cites them."""
        quotes = [
            Quote(
                "",
                hit.passage.document,
                hit.passage.start,
                hit.passage.end,
                hit.passage.text,
                hit.score,
                outline=hit.passage.outline,
                reference=hit.passage.reference,
            )
            for hit in hits
        ]
        return tuple(self._citation(n, quote) for n, quote in enumerate(quotes, 1))

    def _document(self, id: str) -> Document:
        """Return a document, read once for one answer."""
        if id not in self._documents:
            self._documents[id] = self._view.document(id)
        return self._documents[id]

    def _citation(self, n: int, quote: Quote) -> Citation:
        record, whole = self._view.record(quote.document), self._document(quote.document)
        place = None if quote.field else whole.place(quote.start)
        return Citation(
            n=n,
            document=quote.document,
            source=record.source,
            title=record.title,
            outlet=record.outlet,
            date=record.published,
            outline=quote.outline,
            reference=quote.reference,
            start=quote.start,
            end=quote.end,
            quote=quote.text,
            field=quote.field,
            value=quote.value,
            url=record.url,
            page=place.page if place else None,
            cell=quote.cell or (None if quote.field else sheet_cells(whole, quote.start, quote.end)),
            reprints=len(self._view.editions.reprints.get(quote.document, ())),
            status=standing(self._view, quote.document, self._as_of).status,
            kind=record.kind,
            author=whole.reporter or whole.issuer,
            number=whole.number,
        )


def _place(quote: Quote) -> Place:
    return quote.document, quote.start, quote.end, quote.field
