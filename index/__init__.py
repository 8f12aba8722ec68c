"""From a source to a searchable store. This room knows nothing of questions.

`build(paths, store)` indexes; `Library.open(store)` reads what was indexed.
"""

from index.build import build
from index.library import Library

__all__ = ["Library", "build"]
