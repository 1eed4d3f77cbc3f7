"""What there is in the sandbox, in memory: users, chats, messages, files, updates, and what has changed."""
