"""Which texts are the same again, and which takes another's place; `editions.py` tells it of a store."""
