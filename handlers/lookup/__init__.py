"""Which partnership, period and score people mean, by words or by a button."""
