"""Collections from outside, written as folders that Yinju indexes and question sets point into."""
