"""The bar over the conversation: what was kept, and taking it along; keep.js and export.js do the rest."""

from assistant.web.keep_words import KEEP_WORDS
from assistant.web.words import both


def talks() -> str:
    """Return the two buttons; a frame in a portal, where nothing is kept, shows none (keep.css)."""
    return (
        '<div class="talks-bar">'
        f'<button type="button" class="tool" data-talks>{both(KEEP_WORDS["keep_talks"])}</button>'
        f'<button type="button" class="tool" data-export>{both(KEEP_WORDS["keep_export"])}</button></div>'
    )
