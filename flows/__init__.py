"""When and in what order; the only room that reads the clock."""
