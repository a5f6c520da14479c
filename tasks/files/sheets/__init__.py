"""Workbooks of the spreadsheet programs: their cells, without running anything that is in them."""
