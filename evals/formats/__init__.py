"""Public formats of question sets, by the names that `yinju eval import` takes; each has one reader."""

from evals.formats.multihop import multihop
from evals.formats.passages import crud, rgb
from evals.formats.qrels import beir, miracl
from evals.formats.squad import lines, nested
from evals.formats.types import Choice, Collection, Reader

FORMATS: dict[str, Reader] = {
    "squad": nested,
    "xquad": nested,
    "cmrc": nested,
    "drcd": nested,
    "squad-lines": lines,
    "rgb": rgb,
    "crud": crud,
    "beir": beir,
    "miracl": miracl,
    "multihop": multihop,
}

__all__ = ["FORMATS", "Choice", "Collection", "Reader"]
