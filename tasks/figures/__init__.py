"""Counts, sums and lists of the rows, and what waits for a person."""
