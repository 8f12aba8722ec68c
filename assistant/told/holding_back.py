"""A sentence that failed the check → what is told in its place: the words of a source that it cites, or nothing."""

from collections.abc import Container

from assistant.checked.words import shared
from assistant.fields import told
from assistant.types import Draft, Evidence, Quote

# A quote that shares less of the sentence's matter answers something else, and takes no place of it.
ALIKE = 0.15
# Fewer of the sentences written than this share passed the check: the sources had better speak for themselves.
ENOUGH = 0.5
NOTES = {
    "removed": {
        "zh": "有一句没有通过核对，已去掉：它{why}。",
        "en": "A sentence that failed the check was removed: it {why}.",
    },
    "replaced": {
        "zh": "有一句没有通过核对，已换成所引资料的原话：它{why}。",
        "en": "A sentence that failed the check gave way to the words that it cites: it {why}.",
    },
    "few": {
        "zh": "写出的句子多数没有通过核对，所以改用资料的原话回答。",
        "en": "Most of the sentences written failed the check, so the sources answer in their own words.",
    },
}


def in_its_place(draft: Draft, evidence: Evidence, cited: Container[str], language: str) -> Draft | None:
    """Return the quote, as a sentence, that says most of what a failed sentence was about; None where nothing can.

    Only what the sentence cites may take its place, and nothing that the answer says already: `cited` holds those keys.
    """
    keys = frozenset(draft.keys)
    known = [quote for quote in evidence.quotes if quote.key in keys and quote.key not in cited]
    fitting = [(shared(draft.text, _text(quote, language)), -n, quote) for n, quote in enumerate(known)]
    alike, _, best = max(fitting, default=(0.0, 0, None), key=lambda one: one[:2])
    if best is None or alike < ALIKE or _text(best, language) == draft.text:
        return None
    return word_for_word(best, language)


def word_for_word(quote: Quote, language: str) -> Draft:
    """Return a quote as a sentence that cites it; a field of the record is told in the asker's language."""
    return Draft(_text(quote, language), (quote.key,))


def too_few(written: int, passed: int) -> bool:
    """Return True when so few of the sentences that were written passed that they make no answer."""
    return passed < written * ENOUGH


def _text(quote: Quote, language: str) -> str:
    return quote.text if quote.field is None else told(quote, language)
