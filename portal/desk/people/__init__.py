"""Who works at the desk, on which campaigns, and by which door they come in."""
