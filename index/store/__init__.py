"""The files of a store: written, verified, rolled back, compacted, and what is live in them."""
