"""What officers see and hand in."""
