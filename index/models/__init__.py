"""A model's files: found, checked, tried, and run fast."""
