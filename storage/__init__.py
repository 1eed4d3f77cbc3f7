"""What is kept, and how it is asked for: the only part that knows SQL."""
