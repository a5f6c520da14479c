"""Proof of publication: the address that an agency gives is looked at, within limits, and what was seen is kept."""
