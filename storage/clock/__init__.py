"""Queries about events, the weeks and their digests, and what people were told."""
