"""The bar over the conversation: what was kept, taking it along, and a new one; keep.js and export.js do the rest."""

from assistant.web.keep_words import KEEP_WORDS
from assistant.web.words import both, word


def talks() -> str:
    """Return the three buttons; a frame in a portal, where nothing is kept, shows none (keep.css)."""
    return (
        '<div class="talks-bar">'
        f'<button type="button" class="tool" data-talks>{both(KEEP_WORDS["keep_talks"])}</button>'
        f'<button type="button" class="tool" data-export>{both(KEEP_WORDS["keep_export"])}</button>'
        f'<button type="button" class="tool" data-new>{word("new")}</button></div>'
    )
