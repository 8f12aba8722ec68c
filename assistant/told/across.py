"""An answer whose sources are in another language → what is told of it: official renderings, and a translation that is ours."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from assistant.glossary import Glossary
from assistant.types import Draft
from index.library import Library, is_across

NOTES: Final[Mapping[str, Mapping[str, str]]] = {
    "kept": {
        "zh": "引文出自英文资料，保持原文。",
        "en": "The quotes are from Chinese sources and stay in their own words.",
    },
    "ours": {
        "zh": "资料是英文的，中文是本系统的译述，不是官方译文；引文保持原文，以原文为准。",
        "en": "The sources are in Chinese. The English is our own rendering, not an official one; the quotes stay in their own words.",
    },
    "rendered": {
        "zh": "引文里名称的官方译法：{names}。",
        "en": "Official renderings of names in the quotes: {names}.",
    },
}
# More names than these are a word list, not a note.
MOST_NAMES = 6

Translate = Callable[[str, str, Mapping[str, str]], str | None]
"""(quotation, "zh" or "en", renderings of names in it) → its translation, or None where none could be made."""


def translation(draft: Draft, language: str, translate: Translate, known: Glossary, library: Library) -> Draft | None:
    """Return a quote in the asker's language, told official renderings; None where it is in that language, or none comes."""
    if not is_across(language, Library.language(draft.text)):
        return None
    told = translate(draft.text, language, renderings([draft.text], language, known, library))
    return Draft(told.strip(), draft.keys) if told and told.strip() else None


def renderings(quotes: Iterable[str], language: str, known: Glossary, library: Library) -> dict[str, str]:
    """Return the official forms in a language of what quotes name, by the form that stands there, in their order."""
    out: dict[str, str] = {}
    for quote in quotes:
        for meant in known.meant(quote, library):
            forms = meant.english if language == "en" else meant.chinese
            name = meant.form.text
            # MARA is a ministry, Mara is not.
            if forms and is_across(language, Library.language(name)) and (name in quote or not name.isupper()):
                out.setdefault(name, forms[0].text)
    return out


def note(quotes: Iterable[str], language: str, known: Glossary, library: Library) -> str | None:
    """Return a note on the official renderings of proper names in quotes; None where there are none."""
    told = renderings(quotes, language, known, library)
    names = [
        f"{name} = {form}"
        for name, form in told.items()
        if _is_name(name if language == "zh" else form) and not any(name != one and name in one for one in told)
    ]
    if not names:
        return None
    between = "；" if language == "zh" else "; "
    return NOTES["rendered"][language].format(names=between.join(names[:MOST_NAMES]))


def _is_name(english: str) -> bool:
    """Return True for an English form written as a name: National Bureau of Statistics, but not carbon tax."""
    return english[:1].isupper() or english[:1].isdigit()
