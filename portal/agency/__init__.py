"""The agencies' pages: what an agency owes, and the forms by which it answers."""
