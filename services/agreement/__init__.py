"""What the sides do with their agreement."""
