"""The page's tabs that need more than an assistant: what is measured, and how things stand."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.attending import Attended
    from assistant.web import Tab
    from evals.evaluating import Evaluating
    from index.settings import Settings

# In the store: its runs are about what it holds, and go where it goes.
RUNS = "evaluations"


def measuring_tabs(
    assistant: "Attended", settings: "Settings", host: str, *, whole_report: bool = False
) -> "list[Tab]":
    """Return the tabs Evaluate and Status; where others than this machine's people are served, they show less.

    `whole_report` has Status tell all that the last indexing read and refused, also what only some may see.
    """
    from assistant.here import is_loopback
    from assistant.web.status import status_tab
    from evals.page import evaluate_tab

    told = evaluating(assistant, settings) if is_loopback(host) else None
    return [evaluate_tab(told), status_tab(assistant, whole_report=whole_report)]


def evaluating(assistant: "Attended", settings: "Settings") -> "Evaluating":
    """Return evaluation over the sets that ship, those of the setting `eval_sets`, and those handed in on the page."""
    import evals
    from evals.evaluating import Evaluating
    from evals.offers import Shelf
    from evals.page_words import WORDS
    from evals.records import Words

    def shelf(key: str, folder: Path) -> Shelf:
        """Return a shelf by the words that the page has for it."""
        entry = WORDS[f"evaluate_{key}"]
        return Shelf(key, Words(entry["en"], entry["zh"]), folder)

    runs = settings.store / RUNS
    own = [shelf("folder", settings.eval_sets)] if settings.eval_sets else []
    shelves = [shelf("shipped", Path(evals.__file__).parent / "sets"), *own, shelf("uploaded", runs / "sets")]
    return Evaluating.over(assistant, assistant, shelves, runs)
