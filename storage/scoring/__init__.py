"""Queries about facts, methods, results and what confirmations have moved."""
