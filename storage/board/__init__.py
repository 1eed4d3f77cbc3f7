"""Queries about the board."""
