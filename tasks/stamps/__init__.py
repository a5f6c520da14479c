"""The history of each day sealed by one code, and the code stamped by an authority outside (RFC 3161)."""
