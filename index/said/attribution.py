"""What the finders of both languages say about a sentence: who is named as its speaker, and how."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "role", "group", "he", "same", "perhaps"]
"""A named person; a role without a name; a body or group; he or she; one named before (该负责人, the spokesman);
"perhaps" where it may be one named before (the archbishop)."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks, as the sentence has it; `start` and `end` bound the words that say so, the verb included.

    `after` is True where these words follow what is said, `bare` where nothing but these words stands outside quotations.
    """

    who: str
    role: str
    kind: Kind
    start: int
    end: int
    after: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A speaker as named: `who` without the role."""

    who: str
    role: str
    kind: Kind
