"""From what is handed in to the bytes of each document: archives, exports, feeds, pages of the network."""
