"""What is owed, what is decided about it, and what officers and agencies do."""
