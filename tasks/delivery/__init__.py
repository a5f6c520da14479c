"""From a planned Message to a recorded hand-over."""
