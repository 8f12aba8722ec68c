"""Figures of a text: found, dated, told apart by what they are of, and set beside those of other sources."""
