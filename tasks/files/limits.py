"""How large, how long, how much: a file beyond these is refused."""

MB = 1024 * 1024
MAX_BYTES = 50 * MB
"""A scan of a hundred pages, or an envelope with its attachments."""
MAX_TEXT_BYTES = 5 * MB
"""Plain text and web pages: a plan of 200 pages has half a megabyte."""
MEMORY = 512 * MB
"""Address space of the child that parses."""
CPU_SECONDS = 12
WALL_SECONDS = 18
