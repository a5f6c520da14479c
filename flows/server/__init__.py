"""The processes that `dondoc up` runs: the Prefect server, what it serves, the agencies' page."""
