"""Which script a line of a document is written in: what has a Chinese character in it counts as Chinese."""

import re

# The common ones; search words (index/words.py) know the rare ones of the other planes as well.
HAN = re.compile(r"[\u4e00-\u9fff]")
