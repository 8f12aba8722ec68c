"""What a question takes for true or asks whether it is, and what a sentence says to it."""
