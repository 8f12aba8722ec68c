"""What stands around an answer: its citations, the record of a source, official renderings, how it ends."""
