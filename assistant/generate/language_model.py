"""The generator that lets a language model write: evidence → prompt → text as it comes → drafts; nothing of it is believed."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.generate.asking import asked
from assistant.generate.astray import bounded, foreign, on_task
from assistant.generate.citation_form import MARK
from assistant.generate.failing import Unwritten
from assistant.generate.model import Model
from assistant.generate.source_blocks import harmless, listed
from assistant.generate.stopping import Stop
from assistant.generate.tally import Tally
from assistant.generate.timely import Limits, timely
from assistant.generate.written import drafts, spoken
from assistant.prompts import messages
from assistant.types import Draft, Evidence, Question
from index.errors import ModelMissing, YinjuError
from index.settings import Settings, prompt_ids

log = logging.getLogger(__name__)
# A question in other words, a translated quotation, a verdict: none of them is longer, in tokens.
SHORT = 400
# A question in other words that is longer, in characters, is an essay.
LONGEST_QUESTION = 500


class LanguageModel:
    """Writes by a language model. Safe to share between threads; the model is opened at the first question."""

    def __init__(self, settings: Settings, open_model: Callable[[Settings], Model]) -> None:
        self.tally = Tally()
        self._settings = settings
        self._open = open_model
        self._model: Model | None = None
        self._opening = threading.Lock()

    def write(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield the draft sentences as they finish. Raises Unwritten when no whole answer comes, or not in time."""

        def told(stop: Stop) -> Iterator[str]:
            model = self.model()
            system, user, most = asked(model, question, evidence, self._settings.llm_max_tokens)
            yield from model.stream(system, user, most, stop)

        with self._counted():
            yield from on_task(drafts(bounded(timely(told, self._limits))), question.language)

    def say(self, purpose: str, language: str, **slots: object) -> str:
        """Return what the model says to a prompt of a few sentences ("rewrite", "judge"). Raises Unwritten.

        It has the time that the first word of an answer has.
        """
        with self._counted():
            said = "".join(spoken(bounded(self.pieces(purpose, language, **slots)))).strip()
            if not said:
                raise Unwritten("empty", f"The language model wrote nothing to the prompt '{purpose}'.")
        return said

    def pieces(self, purpose: str, language: str, **slots: object) -> Iterator[str]:
        """Yield the pieces of what the model says to such a prompt, as they come. Raises Unwritten or ModelMissing."""

        def told(stop: Stop) -> Iterator[str]:
            yield from self.model().stream(*messages(purpose, language, **slots), SHORT, stop)

        return timely(told, replace(self._limits, whole=self._limits.first))

    def rewrite(self, text: str, earlier: Sequence[str], language: str) -> str | None:
        """Return a follow-up question as a whole one; None where the model fails or gives no question for one."""
        said = self._said("rewrite", language, earlier=listed(earlier), question=harmless(text))
        line = MARK.sub("", said.splitlines()[0]).strip(' "“”「」') if said else ""
        return line if 0 < len(line) <= LONGEST_QUESTION and not foreign(line, language) else None

    def translate(self, quote: str, language: str, renderings: Mapping[str, str]) -> str | None:
        """Return a quotation in another language, with these renderings of names; None where the model fails."""
        known = "\n".join(f"{harmless(name)} = {harmless(form)}" for name, form in renderings.items()) or "-"
        said = self._said("translate-quote", language, quote=harmless(quote), glossary=known)
        return said if said and not foreign(said, language) else None

    def supported(self, sentence: str, sources: Sequence[str], language: str) -> bool | None:
        """Return whether the sources say all that a sentence says, in the model's word; None where it has none."""
        told = "\n".join(f"[Q{n}] {harmless(text)}" for n, text in enumerate(sources, 1))
        said = self._said("judge", language, sources=told, sentence=harmless(sentence)).strip(" 。.\n*").lower()
        return {"是": True, "yes": True, "否": False, "no": False}.get(said)

    def warm(self) -> None:
        """Open the model; why that fails is logged, and told again at each question."""
        try:
            self.model()
        except YinjuError as error:
            log.warning("the language model cannot be opened: %s", error)

    def model(self) -> Model:
        """Return the model, opened once. Raises ModelMissing or WrongUse."""
        with self._opening:
            if self._model is None:
                self._model = self._open(self._settings)
            return self._model

    def facts(self, language: str) -> dict[str, Any]:
        """Return what an answer tells of who wrote it: generator, model, and the prompts by the sha256 of their files."""
        name = f"answer.{language}"
        return {**self._named(), "prompts": {name: prompt_ids("answer")[name]}}

    def health(self) -> dict[str, Any]:
        """Return generator, model, how often it was asked for an answer or a few words, and how often it failed, by reason."""
        return {**self._named(), **self.tally.counts()}

    def _named(self) -> dict[str, Any]:
        name = self._settings.llm_model or ""
        # Where a folder lies is nobody's business.
        return {"name": self._settings.generator, "model": Path(name).name if Path(name).is_dir() else name}

    def _said(self, purpose: str, language: str, **slots: object) -> str:
        try:
            return self.say(purpose, language, **slots)
        except Unwritten as failure:  # counted and logged; whoever asked has another way
            log.info("no %s by the language model: %s", purpose, failure)
            return ""

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Count an answer and how it failed; whatever breaks becomes Unwritten, its reason logged."""
        self.tally.asked()
        try:
            yield
        except Unwritten as failure:
            self.tally.failed(failure)
            raise
        except ModelMissing as error:
            raise self.tally.failed(Unwritten("model", str(error))) from error
        except Exception as error:  # whatever a server says or a library makes of it: the reader gets the sources
            log.error("the language model failed", exc_info=error)
            raise self.tally.failed(Unwritten("broken", f"{type(error).__name__}: {error}")) from error

    @property
    def _limits(self) -> Limits:
        set_ = self._settings
        return Limits(set_.llm_first_seconds, set_.llm_between_seconds, set_.llm_seconds)
