"""What `dondoc doctor` looks at."""
