"""How a letter is handed over: one module a channel, and what they share."""
