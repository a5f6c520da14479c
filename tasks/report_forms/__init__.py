"""The form of a report: its fields, the workbook that goes out and comes back, the sums."""
