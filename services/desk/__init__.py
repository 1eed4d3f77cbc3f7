"""The desk: who may come in to the desk: one-time links and sessions."""
