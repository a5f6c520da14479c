"""What is particular to a consultation: opinions, and silence that counts as agreement."""
