"""Cells, units, indicators and addresses of tables; `tables.py` finds the tables."""
