"""Who the agencies are: the directory, their names, whom to write to."""
