"""Which lines are headings, lists, boxes or contents; `outline.py` makes the outline of them."""
