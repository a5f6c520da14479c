"""The agencies' page: it shows what an agency owes and takes its answers.

GET only shows; what is handed in goes through the very verbs that the desk uses.
"""
