"""Citation → the button that opens it. It carries all that page.js needs; numbers repeat from answer to answer."""

from html import escape

from assistant.web.turn import Told

# What travels to page.js as data-… attributes; None and "" stay at home.
CARRIED = (
    "document",
    "start",
    "end",
    "quote",
    "title",
    "outlet",
    "date",
    "reference",
    "page",
    "cell",
    "field",
    "value",
)


def button(citation: Told) -> str:
    """Return a citation as `<button data-citation="N" data-document=… data-start=… data-end=…>N</button>`."""
    number = int(citation["n"])
    said = escape(f"[{number}] {citation['title']} · {label(citation)}")
    about = "".join(f' data-{name}="{escape(value)}"' for name, value in facts(citation).items())
    return f'<button type="button" class="cite" data-citation="{number}" aria-label="{said}"{about}>{number}</button>'


def facts(citation: Told) -> dict[str, str]:
    """Return what a citation tells page.js, by attribute name."""
    known = {name: str(citation[name]) for name in CARRIED if citation[name] not in (None, "")}
    if citation["outline"]:
        known["outline"] = " › ".join(citation["outline"])
    if citation["status"] != "current":
        known["status"] = citation["status"]
    if citation["reprints"]:
        known["reprints"] = str(citation["reprints"])
    if url := safe_url(citation["url"]):
        known["url"] = url
    return known


def safe_url(url: str | None) -> str | None:
    """Return the address if it leads to the web; a `javascript:` or `data:` address is dropped."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def label(citation: Told) -> str:
    """Return outlet and date in one line; the source's file name where neither is known."""
    return " · ".join(part for part in (citation["outlet"], citation["date"]) if part) or str(citation["source"])
