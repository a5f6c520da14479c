"""The web pages: those that agencies answer on (agency/), those that officers work on (desk/), and what both share.

GET only shows; what is handed in goes through the very verbs that the command line uses.
"""
