"""What config.toml may say, where it is, how it is read and what is wrong with it."""
