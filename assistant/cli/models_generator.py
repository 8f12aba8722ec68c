"""Try the language model in force: whether it answers, how fast, how much it can read, and whether it does as told."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.generate.chosen import chosen
from assistant.generate.failing import Unwritten
from assistant.generate.language_model import LanguageModel
from assistant.types import Draft, Evidence, Question, Quote
from index.errors import YinjuError
from index.settings import Settings
from index.trial import Finding

# Made up, and in both languages: sources, what they answer, and what they do not.
SOURCES = {
    "zh": ("滨江市2025年新增绿地320公顷。", "市园林局局长何川说，柳树街公园将在秋天开放。"),
    "en": ("Harbour City opened 14 schools in 2025.", "The mayor said the northern quay would stay closed."),
}
ANSWERED = {
    "zh": ("滨江市2025年新增绿地多少公顷？柳树街公园何时开放，是谁说的？"),
    "en": ("How many schools did Harbour City open in 2025, and what did the mayor say of the quay?"),
}
CLAIMS = {
    "zh": (("2025年滨江市新增320公顷绿地。", True), ("2025年滨江市新增230公顷绿地。", False)),
    "en": (
        ("In 2025, 14 schools opened in Harbour City.", True),
        ("In 2025, 14 schools closed in Harbour City.", False),
    ),
}
UNANSWERED = {"zh": "滨江市有几座机场？", "en": "How many airports does Harbour City have?"}


@dataclass(frozen=True, slots=True)
class Written:
    """What came of one question: the sentences, why there are no more, and the seconds to the first piece and to the end."""

    drafts: tuple[Draft, ...]
    failure: Unwritten | None
    seconds: float


def tried_generator(settings: Settings) -> Iterator[Finding]:
    """Yield what was found about the language model in force, thing by thing; one that does not open is not tried further."""
    generator = chosen(settings)
    assert isinstance(generator, LanguageModel)
    began = time.monotonic()
    try:
        model = generator.model()
    except YinjuError as error:
        yield Finding("opens", False, str(error), "Mend the settings llm_…, or leave generator at 'extractive'.")
        return
    yield Finding("opens", True, f"in {time.monotonic() - began:.1f} s")
    answers = {language: _asked(generator, language, question) for language, question in ANSWERED.items()}
    yield _answers(answers)
    if all(one.failure for one in answers.values()):
        return
    yield _speed(generator, settings)
    stated = "as set by llm_context" if settings.llm_context else "as the model or its server says, else 4096"
    yield Finding("context", True, f"{model.window()} tokens, {stated}")
    yield _citations(answers)
    yield _refusals(generator)
    yield _verdicts(generator)


def _asked(generator: LanguageModel, language: str, question: str) -> Written:
    """Return what the model makes of a question about the sources in its language."""
    quotes = tuple(Quote(f"Q{n}", "d", 0, len(text), text, 1.0) for n, text in enumerate(SOURCES[language], 1))
    asked = Question(question, "zh" if language == "zh" else "en", "fact", ())
    began, came, failure = time.monotonic(), [], None
    try:
        for draft in generator.write(asked, Evidence(quotes)):
            came.append(draft)
    except Unwritten as why:
        failure = why
    return Written(tuple(came), failure, time.monotonic() - began)


def _answers(answers: dict[str, Written]) -> Finding:
    """Return whether it writes a whole answer in each language, in its time."""
    failures = [f"{language}: {one.failure.reason}: {one.failure}" for language, one in answers.items() if one.failure]
    if failures:
        return Finding("answers", False, "; ".join(failures), "Until then, readers get the sources' own words.")
    return Finding("answers", True, ", ".join(f"{name} in {one.seconds:.1f} s" for name, one in answers.items()))


def _speed(generator: LanguageModel, settings: Settings) -> Finding:
    """Return how soon it begins and how fast it goes on: a piece is a token at most servers, a word where it is local."""
    began, first, pieces = time.monotonic(), 0.0, 0
    try:
        for _ in generator.pieces("translate-quote", "zh", quote=SOURCES["en"][1], glossary="-"):
            first = first or time.monotonic() - began
            pieces += 1
    except Unwritten as failure:
        return Finding("speed", False, f"{failure.reason}: {failure}", "Look into the server's log.")
    rest = time.monotonic() - began - first
    rate = f", then {(pieces - 1) / rest:.0f} pieces a second" if pieces > 1 and rest > 0 else ""
    return Finding("speed", True, f"first word after {first:.2f} s{rate}; {settings.llm_first_seconds:g} s are allowed")


def _citations(answers: dict[str, Written]) -> Finding:
    """Return whether each sentence cites a source that the model was given, as it was told to."""
    drafts = [draft for one in answers.values() for draft in one.drafts]
    given = {"Q1", "Q2"}
    cited = sum(bool(draft.keys) and set(draft.keys) <= given for draft in drafts)
    do = "Sentences without a known citation are removed, so that answers will be poor: choose a model that follows orders."
    seen = f"{cited} of {len(drafts)} sentences cite a source that they were given"
    return Finding("citations", 0 < cited == len(drafts), seen, "" if 0 < cited == len(drafts) else do)


def _refusals(generator: LanguageModel) -> Finding:
    """Return how often it says that the sources do not say; whoever does not is held to them by the check."""
    told = [_asked(generator, language, question) for language, question in UNANSWERED.items()]
    said = sum(one.failure is not None and one.failure.reason == "unsaid" for one in told)
    return Finding("refusals", True, f"{said} of {len(told)} times it says that the sources do not answer")


def _verdicts(generator: LanguageModel) -> Finding:
    """Return how often it judges rightly whether a source says what a sentence says: what `yinju eval run --judge` rests on."""
    told = [
        generator.supported(claim, SOURCES[language][:1], language) is right
        for language, claims in CLAIMS.items()
        for claim, right in claims
    ]
    return Finding(
        "judges", True, f"{sum(told)} of {len(told)} times it tells what a source says from what it does not"
    )
