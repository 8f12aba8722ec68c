"""How a language model is told to cite, and to say that nothing is said: the prompt and the parser share these words."""

import re

EXAMPLE = "[Q1]"
"""A citation as the prompt shows it."""
NOT_SAID = {"zh": "资料没有说明。", "en": "The sources do not say."}
"""What a model is told to write, and nothing else, when the sources do not answer."""

# Models also write 【Q1】, [Q1, Q2] or a bare [1]: all are read as citations, whether we know their key or not.
_KEY = r"(?:[A-Za-z]{1,4}\d{1,4}|\d{1,2})"
MARK = re.compile(rf"[\[［【]\s*({_KEY}(?:\s*[,，、;；]\s*{_KEY})*)\s*[\]］】]")
"""A citation as it may come; group 1 holds its keys."""
BEGUN = re.compile(r"[\[［【][\w\s,，、;；]{0,24}")
"""What may become a citation when more of the text has come."""


def keys_of(mark: re.Match[str]) -> tuple[str, ...]:
    """Return the keys in one citation, in order; small letters are taken for capitals."""
    return tuple(re.findall(_KEY, mark[1].upper()))
