"""What a tab of the page is: each is made in a file of its own and handed to `mount`."""

from collections.abc import Callable
from dataclasses import dataclass, field

import gradio as gr

from assistant.web.reasons import PHRASES, Phrases
from assistant.web.words import Words

Build = Callable[[gr.Blocks, gr.Button], None]
"""Makes a tab's parts, inside its column, and wires them. It gets the page (for `blocks.load`) and a button nobody sees,
which is clicked each time somebody opens the tab: `opened.click(handler, …)` fills it then, not at each load of the page."""


@dataclass(frozen=True, slots=True)
class Served:
    """A file that a tab gives: its bytes and media type. HTML is shown in a sandbox, anything else is saved."""

    body: bytes
    media: str


Serve = Callable[[str], Served]
"""Returns the file for what stands behind `/tab/<key>/` in an address. Raises WrongUse where there is none."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its key, how it is built, its words (with "tab_<key>", its label), and the files it brings.

    The key stands in the address (`?tab=library`) and in the id of its column (`#yj-tab-library`). Sheets and scripts are
    file names in `package`, served under `/web/`; a script is a module and may import from `./page.js`. `serve` gives files
    of the tab's own under `/tab/<key>/`, to whoever sits at this machine; `phrases` know what its errors say.
    """

    key: str
    build: Build
    words: Words
    sheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    package: str = "assistant.web"
    serve: Serve | None = None
    phrases: Phrases = PHRASES
    label: str = field(init=False)

    def __post_init__(self) -> None:
        if not (self.key.isascii() and self.key.isalpha() and self.key.islower()):
            raise ValueError(
                f"Could not make the tab {self.key!r}: a key is small Latin letters, as it stands in addresses."
            )
        object.__setattr__(self, "label", f"tab_{self.key}")
        if self.label not in self.words:
            raise ValueError(f"Could not make the tab {self.key!r}: its words lack {self.label!r}, its label. Add it.")


CHAT = "chat"
"""The key of the tab that is always there, and the whole page of /embed."""
