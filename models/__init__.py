"""What is remembered, and the pure rules over it. Imports neither Prefect nor Apprise."""
