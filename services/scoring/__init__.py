"""Scores: what the evidence of a partnership says of a period, and what becomes of it."""
