"""The lines of a press text that tell of it: dateline, byline, source, day; `press.py` reads a text with these."""
