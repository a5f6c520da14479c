"""What an officer does, each act once: the table from which the command line, the desk and the scenario are made."""
