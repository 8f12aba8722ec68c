"""What the stored record says of a document → the line that tells it: metadata that stands in no text, and its check."""

from assistant.types import Quote
from index.library import View

# What can be cited of a record, and how it is told: in Chinese, in English.
LABELS: dict[str, tuple[str, str]] = {
    "title": ("标题：", "Title: "),
    "outlet": ("媒体：", "Outlet: "),
    "published": ("发布日期：", "Published: "),
    "url": ("网址：", "Address: "),
    "reporter": ("记者：", "Reporter: "),
    "editor": ("编辑：", "Editor: "),
    "dateline": ("发自：", "Dateline: "),
    "issuer": ("发文机关：", "Issued by: "),
    "number": ("文号：", "Number: "),
    "effective": ("施行日期：", "In force from: "),
    "repealed": ("废止日期：", "Repealed on: "),
    "status": ("状态：", "Status: "),
    "reprints": ("转载媒体：", "Reprinted by: "),
}


def stored(view: View, document: str, field: str) -> str | None:
    """Return what the record says in a field, as text; None where it says nothing. Raises UnknownDocument or KeyError."""
    LABELS[field]
    if field == "reprints":
        outlets = [view.record(id).outlet for id in view.editions.reprints.get(document, ())]
        return "、".join(dict.fromkeys(outlet for outlet in outlets if outlet)) or None
    told: str | None = getattr(view.document(document), field)
    return told or None


def field_quote(view: View, document: str, field: str, why: str = "the record says so") -> Quote | None:
    """Return the quote of a field, without a span; None where the record says nothing there."""
    value = stored(view, document, field)
    return None if value is None else Quote("", document, 0, 0, "", 0.0, why, field=field, value=value)


def told(quote: Quote, language: str) -> str:
    """Return the line that tells a field, in the asker's language: "Outlet: Harbour News"."""
    assert quote.field is not None
    return LABELS[quote.field][language == "en"] + (quote.value or "")


def tells(text: str, quote: Quote) -> bool:
    """Return True when a line says a field's value and nothing besides its label."""
    return quote.field is not None and text.strip() in {told(quote, language) for language in ("zh", "en")} | {
        quote.value
    }
