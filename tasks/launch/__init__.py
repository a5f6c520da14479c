"""From what was read to an approved campaign."""
