"""How evidence of each kind of question is read: a file a kind; assistant/read.py chooses among them."""
