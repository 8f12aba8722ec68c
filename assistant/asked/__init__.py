"""What a question asks: its kind, its days, the sort of thing it wants, and what its words are called elsewhere."""
