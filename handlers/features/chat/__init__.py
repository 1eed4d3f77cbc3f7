"""Features about the conversation itself: drafts, and lists that people send."""
