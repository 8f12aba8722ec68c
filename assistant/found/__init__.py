"""What is done with found passages before they are read: named documents, days, editions, a spread over sources."""
