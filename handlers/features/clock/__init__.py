"""What can be said and pressed about events, check-in, reminders, digests and how one is told."""
