"""The officers' desk: one module for each page, which gives its `routes(desk)`."""
