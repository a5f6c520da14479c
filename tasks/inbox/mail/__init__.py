"""A mail as bytes -> what it holds, read in a child process with limits, and whether its sender is vouched for."""
