"""What a sentence of rules says: that something may or must be, or that it may not or need not."""

import re
from typing import Literal

Rule = Literal["", "may", "must"]

LETS = re.compile(
    r"(?<!不)可以|(?<!不)允许|(?<!不)准许|有权|\bmay\b(?! not)|\bcan\b(?! ?not)|(?<!not )(?<!not be )\b(?:allowed|permitted|entitled) to\b",
    re.I,
)
BARS = re.compile(
    r"不得|禁止|严禁|不准|不许|不允许|不能(?!够?[^，。]{0,4}的)|不可以|不予|无权|\b(?:may|must|shall|can) ?not\b|\bprohibit|\bforbid|\bbanned\b|\bnot (?:be )?(?:allowed|permitted)\b",
    re.I,
)
REQUIRES = re.compile(
    r"应当|(?<![不非])强制|(?<!不)必须|(?<![无毋不必])须(?!知)|\bmust\b(?! not)|\bshall\b(?! not)|(?<!not )\brequired to\b|\bha(?:s|ve) to\b|(?<!not )\b(?:compulsory|mandatory)\b",
    re.I,
)
EXEMPTS = re.compile(
    r"不强制|非强制|自愿|不必|无需|无须|毋须|不需要?|不用|免于|不收取?|不实行|不要求|不再要求|\bneed not\b|\bnot (?:be )?required\b|\bexempt|\boptional\b|\bvoluntary\b|\bnot (?:compulsory|mandatory)\b|\bno need\b|\bnot need\b|\bwithout the need\b",
    re.I,
)

# 并不强制所有人都必须参加: what is not required takes the "must" behind it along.
WAIVED = re.compile(r"不(?:强制|要求)[^，。；,;]*|\bnot (?:compulsory|mandatory|required)\b[^.;,]*", re.I)


def ruled(rule: Rule, text: str) -> bool | None:
    """Return True when a folded sentence lets or requires something, False when it bars or exempts; None when both or neither."""
    yes, no = (LETS, BARS) if rule == "may" else (REQUIRES, EXEMPTS)
    told = yes.search(WAIVED.sub(" ", text)) is not None
    return None if told is (no.search(text) is not None) else told
