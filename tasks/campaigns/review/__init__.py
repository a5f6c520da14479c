"""What an officer and a leader say of what came in."""
