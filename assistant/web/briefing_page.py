"""What a briefing's own page brings beside the briefing: its sheets, and a line of tools that is not printed."""

from assistant.web.keep_words import KEEP_WORDS
from assistant.web.tongue import Tongue
from assistant.web.words import whole

# The page lies at api/v1/conversations/ID/briefing, maybe under a portal's path.
UP = "../../../../web/"
SHEETS = (f"{UP}tokens.css", f"{UP}briefing.css")


def tools(tongue: Tongue) -> str:
    """Return the button that prints, and the script that lets it."""
    said = whole(KEEP_WORDS["brief_print"])[tongue]
    hint = whole(KEEP_WORDS["brief_print_hint"])[tongue]
    return (
        f'<p class="tools"><button type="button" data-print>{said}</button> <span>{hint}</span></p>'
        f'<script src="{UP}briefing.js" type="module"></script>'
    )
