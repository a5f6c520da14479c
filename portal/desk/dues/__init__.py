"""What the pages of campaigns and of single things owed do: look, act on one, act on several, read letters."""
