"""Indexed documents → proposed questions with their gold, spread over documents and kinds, for a person to read and mend."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.drafting.absent import otherwise
from assistant.drafting.parts import lists, sections
from assistant.drafting.proposal import Proposal, Propose, Span, asked, is_chinese
from assistant.drafting.records import records
from assistant.drafting.spoken import speakers
from assistant.drafting.stated import stated_days, stated_figures, stated_targets
from assistant.figures.found import figures
from evals.likeness import bare
from evals.types import Opened
from index.errors import WrongUse
from index.library import View
from index.types import NO_GROUPS, Document, Groups

SORTS: Mapping[str, tuple[Propose, ...]] = {
    "summary": (sections,),
    "list": (lists,),
    "figure": (stated_targets, stated_figures),
    "date": (stated_days,),
    "who": (speakers,),
    "metadata": (records,),
}
# Questions that the sources don't answer, made out of those that they do.
ABSENT = "absent"
KINDS = (*SORTS, ABSENT)
COUNT = 50
# So many questions over one document in the first round; more only where the others have none left.
FROM_ONE = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many questions of which kinds are drafted, by which seed, and for whom."""

    count: int = COUNT
    kinds: tuple[str, ...] = KINDS
    seed: int = 0
    access: Groups = NO_GROUPS

    def __post_init__(self) -> None:
        """Raise WrongUse for a kind that nobody can propose."""
        if unknown := [kind for kind in self.kinds if kind not in KINDS]:
            raise WrongUse(f"Could not draft '{unknown[0]}': no such kind. Known kinds: {', '.join(KINDS)}.")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A proposal with the document it is over and the kind it was drawn as."""

    kind: str
    document: Document
    proposal: Proposal


def draft(opened: Opened, wanted: Wanted) -> list[dict[str, Any]]:
    """Return the lines of a set, each marked as a draft, by document and place; the same store and seed give the same.

    Fewer than wanted where the documents lend themselves to no more. Reprints and documents that another version has
    taken the place of are left out. Raises WrongUse where nothing can be proposed.
    """
    view = opened.view(wanted.access)
    chosen = sorted(_chosen(view, wanted), key=lambda drawn: (drawn.document.source, drawn.proposal.spans))
    if not chosen:
        raise WrongUse(
            f"Nothing to draft: no document here lends itself to {', '.join(wanted.kinds)}. Index more, or name other kinds."
        )
    open_to_all = {record.id for record in opened.view(NO_GROUPS).records}
    return [
        _row(number, drawn, view, () if drawn.document.id in open_to_all else tuple(sorted(wanted.access)))
        for number, drawn in enumerate(chosen, 1)
    ]


def _chosen(view: View, wanted: Wanted) -> list[Drawn]:
    """Return proposals of documents in a random order, kinds in turn, no question twice."""
    picking = _Picking(wanted)
    later: list[Drawn] = []
    for document in _documents(view, wanted.seed):
        drawn = _proposals(document, view, wanted)
        later += picking.pick(drawn, FROM_ONE)
        if picking.full():
            return picking.chosen
    picking.pick(later, wanted.count)
    return picking.chosen


class _Picking:
    """Takes of what is offered first what there is least of."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.chosen: list[Drawn] = []
        self._met: set[str] = set()
        self._kinds: Counter[str] = Counter()

    def full(self) -> bool:
        """Return True when there are as many as are wanted."""
        return len(self.chosen) >= self.wanted.count

    def pick(self, offered: Sequence[Drawn], most: int) -> list[Drawn]:
        """Take at most so many of what is offered, the rarest kinds first; return what is left."""
        left, taken = list(offered), 0
        while left and taken < most and not self.full():
            drawn = min(left, key=lambda one: self._kinds[one.kind])
            left.remove(drawn)
            key = bare(asked(drawn.document, drawn.proposal))
            if key not in self._met:
                self._met.add(key)
                self._kinds[drawn.kind] += 1
                self.chosen.append(drawn)
                taken += 1
        return left


def _documents(view: View, seed: int) -> Iterator[Document]:
    editions = view.editions
    records = [r for r in view.records if r.id not in editions.canonical and r.id not in editions.newer]
    records.sort(key=lambda record: (record.source, record.id))
    random.Random(seed).shuffle(records)
    for record in records:
        yield view.document(record.id)


def _proposals(document: Document, view: View, wanted: Wanted) -> list[Drawn]:
    """Return what a document lends itself to, of each kind one after the other, in a random order."""
    chance = random.Random(f"{wanted.seed} {document.source}")
    found: list[Drawn] = []
    for kind in wanted.kinds:
        if kind == ABSENT:
            found += [Drawn(ABSENT, document, one) for one in _absent(document, view, chance)]
            continue
        proposals = [one for propose in SORTS[kind] for one in propose(document)]
        chance.shuffle(proposals)
        found += [Drawn(kind, document, one) for one in proposals]
    return found


def _absent(document: Document, view: View, chance: random.Random) -> Iterator[Proposal]:
    """Yield one near miss over a document, made of its figures and days: the search behind it takes its time."""
    stated = [
        one
        for propose in (stated_figures, stated_days, stated_targets)
        for one in propose(document)
        if not figures(one.question)  # a figure that is true of this year is not true of another
    ]
    chance.shuffle(stated)
    for proposal in stated[:FROM_ONE]:
        for missed in otherwise(proposal, view):
            yield missed
            return


def _row(number: int, drawn: Drawn, view: View, groups: tuple[str, ...]) -> dict[str, Any]:
    one, document = drawn.proposal, drawn.document
    where = pointer(document, view)
    evidence = [words(document, span, where) for span in one.spans] or [where]
    return {
        "id": f"draft-{number:03}",
        "question": asked(document, one),
        "answers": list(one.answers),
        "evidence": evidence if one.answerable else [],
        "answerable": one.answerable,
        "kind": one.kind,
        "lang": "zh" if is_chinese(document) else "en",
        **({"groups": list(groups)} if groups else {}),
        "draft": True,
        "note": f"{document.source}: {one.note}",
    }


def pointer(document: Document, view: View) -> dict[str, Any]:
    """Return what names a document in a set: its source, or the beginning of its id where others are called so too."""
    called = [r for r in view.records if r.source == document.source or r.source.endswith("/" + document.source)]
    return {"source": document.source} if len(called) == 1 else {"document": document.id[:16]}


def words(document: Document, span: Span, where: dict[str, Any]) -> dict[str, Any]:
    """Return a piece of evidence: its words, or their place where they stand in the document more than once."""
    start, end = span
    quote = document.text[start:end]
    unique = document.text.find(quote, document.text.find(quote) + 1) < 0
    return {**where, "quote": quote} if unique else {**where, "start": start, "end": end}
