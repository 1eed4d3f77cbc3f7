"""People and records to try the system with."""
