"""What a mail answers with: its own words, its files, and whether they are unmistakable."""
