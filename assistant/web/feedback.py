"""The two thumbs under an answer; feedback.js names them and takes what is said."""

from assistant.web.turn import Turn

# A thumb up, in a square of 24; the other is the same, turned over.
DRAWN = "M7 10.5v9.5H4v-9.5zm2.5 9.5V10.2l4-7.2c1.6 0 2.7 1.1 2.4 2.7L15.2 9H20c.9 0 1.6.9 1.4 1.8l-1.6 7.6c-.2 1-1 1.6-2 1.6z"


def thumbs(said: Turn) -> str:
    """Return the thumbs of a turn that is kept; nothing where there is no answer to speak of."""
    if not said.conversation or said.error is not None:
        return ""
    return f'<span class="thumbs">{_thumb("good")}{_thumb("bad")}</span>'


def _thumb(name: str) -> str:
    return (
        f'<button type="button" class="tool thumb" data-feedback="{name}" aria-pressed="false">'
        f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{DRAWN}"/></svg></button>'
    )
