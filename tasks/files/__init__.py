"""From a file to its text: what kind of file it is, its text in reading order, or a refusal that says why.

Nothing is imported here: the child process that parses a foreign file starts with as little as it needs.
"""
