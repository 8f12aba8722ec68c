"""The pages of a document's original, and where on them its words stand."""
