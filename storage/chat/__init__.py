"""Queries about the conversation: drafts, lists that people send, and what goes out."""
