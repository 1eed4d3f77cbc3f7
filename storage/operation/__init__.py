"""Rows about the running system: what is wrong, and what was set aside."""
