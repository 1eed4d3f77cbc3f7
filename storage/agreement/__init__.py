"""Queries about agreements."""
