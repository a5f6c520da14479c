"""One verb a file, over the rows of models/. Plain functions: flows/ makes Prefect tasks of them."""
