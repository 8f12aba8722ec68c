"""Yinju beside what a user would pick instead: the same documents, questions and encoder, measured in one run."""
