"""Who may work at the desk: accounts, passwords, sign-ins, what each role may do, and the second person."""
