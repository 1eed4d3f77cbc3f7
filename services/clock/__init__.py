"""What is planned, owed and told when: events, check-in, reminders, digests, closing of periods."""
