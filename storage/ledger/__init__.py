"""Queries about records, their versions and evidence, and what belongs to them."""
