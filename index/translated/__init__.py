"""A question's words in the other language, by the word table that ships."""
