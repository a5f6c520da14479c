"""What vouches for the history: the seals of its days."""
