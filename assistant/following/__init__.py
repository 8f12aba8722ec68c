"""How a follow-up is taken for a whole question: a file a step and language; assistant/follow.py asks them."""
