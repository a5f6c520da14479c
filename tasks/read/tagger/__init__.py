"""Expressions of time: what stands in a text, put together from its parts, whatever the verbs round it."""
