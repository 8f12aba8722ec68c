"""Starts a step of a peer without what Yinju's rooms load when they are imported: it would count as the peer's start and memory.

    python -P light.py MODULE:CLASS STEP FOLDER OUT

`evals` and `index` become packages that load nothing by themselves; what is imported from them is what a peer needs. For
Yinju itself `child` is run as it is.
"""

import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[3]
BARE = ("index", "evals", "evals.benchmarks")


def main() -> int:
    """Return what the step returns."""
    sys.path.insert(0, str(ROOT))
    for name in BARE:
        module = ModuleType(name)
        module.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules[name] = module
        above, _, last = name.rpartition(".")
        if above:
            setattr(sys.modules[above], last, module)
    from evals.benchmarks.peers.child import main as step

    return step(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
