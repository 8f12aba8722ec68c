"""Which language the page speaks: by its address, by the browser, or English."""

from typing import Literal

Tongue = Literal["zh", "tw", "en"]
LANG: dict[Tongue, str] = {"zh": "zh-CN", "tw": "zh-TW", "en": "en"}
"""The value of a `lang` attribute for each language of the page."""
NAMES: dict[Tongue, str] = {"zh": "简体", "tw": "繁體", "en": "English"}
"""What each language calls itself."""
# Subtags by which a browser says that it wants traditional characters.
TRADITIONAL = ("tw", "hk", "mo", "hant")


def spoken(name: str) -> Tongue | None:
    """Return the page's language for a language tag (zh, zh-Hant-HK, en-GB) or one of our names; None for any other."""
    first, *rest = name.strip().lower().replace("_", "-").split("-")
    if first == "tw" or (first == "zh" and any(part in TRADITIONAL for part in rest)):
        return "tw"
    return "zh" if first == "zh" else "en" if first == "en" else None


def preferred(accept_language: str) -> Tongue:
    """Return the page's language for an Accept-Language header: the first that it has; English if none."""
    wanted = [(_weight(part), -at, part.partition(";")[0]) for at, part in enumerate(accept_language.split(","))]
    for weight, _, name in sorted(wanted, reverse=True):
        if weight > 0 and (tongue := spoken(name)):
            return tongue
    return "en"


def _weight(part: str) -> float:
    _, _, q = part.partition(";q=")
    try:
        return float(q or 1)
    except ValueError:
        return 0.0
