"""What the commands show on the screen, beside the tables that several of them share."""
