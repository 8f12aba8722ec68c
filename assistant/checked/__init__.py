"""What a sentence is held against what it cites by: a file a comparison; assistant/check.py asks them all."""
