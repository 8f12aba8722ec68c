"""A number of things in English, as terminals and reports tell it."""


def counted(n: int, what: str) -> str:
    """Return a number of things in words: "1 document", "2,000 documents"."""
    return f"{n:,} {what}" if n == 1 else f"{n:,} {what}s"
