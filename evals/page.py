"""The Evaluate tab: choose a set, check it, run it, watch it, open its report, compare two runs."""

import json
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import gradio as gr

import evals.page_html as show
from assistant.here import is_here
from assistant.web.parts import static
from assistant.web.tabs import Served, Tab
from assistant.web.words import merged
from evals.complaints_html import COMPLAINT_WORDS, added, section
from evals.evaluating import Evaluating
from evals.page_words import WORDS
from index.errors import WrongUse, YinjuError

# Seconds between two looks at a run that goes on.
LOOK = 1.0
# Gradio's own signs of work would flicker; and nothing of this is an interface for programs.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# What an order may be; each takes what the page sent and returns what is said of it.
Order = Callable[[Evaluating, Mapping[str, Any]], str]


def evaluate_tab(evaluating: Evaluating | None) -> Tab:
    """Return the tab; None where evaluation is not open, and then the tab says why."""

    def build(blocks: gr.Blocks, opened: gr.Button) -> None:
        """Make the tab's parts, or the reason why there are none."""
        if evaluating is None:
            static(show.head() + show.elsewhere(), "yj-evaluate-head")
        else:
            _build(evaluating, opened)

    serve = None if evaluating is None else serving(evaluating)
    files = ("evaluate.css",), ("evaluate.js",)
    return Tab(
        "evaluate", build, merged(WORDS, COMPLAINT_WORDS), *files, package="evals", serve=serve, phrases=show.PHRASES
    )


def _build(evaluating: Evaluating, opened: gr.Button) -> None:
    static(show.head(), "yj-evaluate-head")
    sets = static("", "yj-evaluate-sets")
    said = static("", "yj-evaluate-said")
    going = static("", "yj-evaluate-going")
    runs = static("", "yj-evaluate-runs")
    wrong = static("", "yj-evaluate-complaints")
    # evaluate.js writes an order here and presses the button: the page's own buttons are HTML, in three languages.
    order = gr.Textbox(elem_id="yj-evaluate-order", elem_classes="yj-unseen", max_lines=1)
    act = gr.Button(elem_id="yj-evaluate-act", elem_classes="yj-unseen")
    clock = gr.Timer(LOOK, active=False)

    shown = Shown(evaluating)
    opened.click(shown.fill, order, [sets, wrong, going, runs, clock], **QUIET)
    act.click(shown.do, order, [said, sets, wrong, going, runs, clock], **QUIET)
    clock.tick(shown.watch, None, [going, runs, clock], **QUIET)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows of the sets and runs, to whoever sits at the machine."""

    evaluating: Evaluating

    @property
    def busy(self) -> bool:
        """Return True while a run goes on."""
        state = self.evaluating.state
        return state is not None and state.ended == "running"

    def look(self, request: gr.Request) -> tuple[str, str, gr.Timer]:
        """Return the run that goes on, the table of runs, and a clock that runs as long as the run."""
        if not is_here(request):
            return "", "", gr.Timer(active=False)
        busy = self.busy
        return show.running(self.evaluating.state), show.runs(self.evaluating.past(), busy), gr.Timer(active=busy)

    def watch(self, request: gr.Request) -> tuple[Any, ...]:
        """Return what look returns; the table of runs, which is read from their files, only once the run has ended."""
        if self.busy and is_here(request):
            return show.running(self.evaluating.state), gr.skip(), gr.skip()
        return self.look(request)

    def all(self, request: gr.Request, chosen: str) -> tuple[Any, ...]:
        """Return the sets, the complaints, and what look returns; to whoever is elsewhere, why there is nothing."""
        if not is_here(request):
            return show.elsewhere(), "", *self.look(request)
        sets = show.choice(self.evaluating.offers(), chosen)
        return sets, section(self.evaluating.complaints()), *self.look(request)

    def do(self, ordered: str, request: gr.Request) -> tuple[Any, ...]:
        """Do what was ordered; return what is said of it, and all that is shown."""
        told, chosen = done(self.evaluating, ordered) if is_here(request) else ("", "")
        return told, *self.all(request, chosen)

    def fill(self, ordered: str, request: gr.Request) -> tuple[Any, ...]:
        """Return all that is shown; the set that was ordered last stays chosen."""
        return self.all(request, str(json.loads(ordered or "{}").get("set", "")))


def done(evaluating: Evaluating, ordered: str) -> tuple[str, str]:
    """Return what is said of an order that was carried out or could not be, and the key of the set it leaves chosen."""
    try:
        told = json.loads(ordered)
        return ORDERS[told["do"]](evaluating, told), str(told.get("set", ""))
    except YinjuError as error:
        return show.failed(evaluating.plain(str(error))), ""
    except (ValueError, KeyError, TypeError, AttributeError, NoBase64) as error:
        return show.failed(f"The page sent an order that cannot be read ({type(error).__name__}). Open it again."), ""


def _check(evaluating: Evaluating, told: Mapping[str, Any]) -> str:
    key = str(told["set"])
    return show.checked(key.rpartition("/")[2], evaluating.check(key))


def _run(evaluating: Evaluating, told: Mapping[str, Any]) -> str:
    evaluating.begin(str(told["set"]))
    return ""


def _resume(evaluating: Evaluating, told: Mapping[str, Any]) -> str:
    evaluating.resume(str(told["run"]))
    return ""


def _stop(evaluating: Evaluating, told: Mapping[str, Any]) -> str:
    evaluating.stop()
    return ""


def _take(evaluating: Evaluating, told: Mapping[str, Any]) -> str:
    offer = evaluating.take(str(told["name"]), b64decode(told["data"], validate=True))
    return show.taken(offer.path.name)


def _complaint(evaluating: Evaluating, told: Mapping[str, Any]) -> str:
    evaluating.take_up(int(told["run"]))
    return added()


ORDERS: dict[str, Order] = {
    "check": _check,
    "run": _run,
    "resume": _resume,
    "stop": _stop,
    "take": _take,
    "complaint": _complaint,
}


def serving(evaluating: Evaluating) -> Callable[[str], Served]:
    """Return what gives a run's files (`RUN/report.html`) and the comparison of two runs (`compare/RUN/RUN`)."""

    def serve(path: str) -> Served:
        """Return a file. Raises WrongUse where there is none."""
        try:
            match path.split("/"):
                case ["compare", before, after]:
                    return Served(evaluating.compared(before, after), "text/html; charset=utf-8")
                case [name, file]:
                    return Served(*evaluating.file(name, file))
        except WrongUse as error:
            raise WrongUse(evaluating.plain(str(error))) from error
        raise WrongUse(f"There is nothing at '{path[:80]}'. Open the Evaluate tab and choose a run.")

    return serve
