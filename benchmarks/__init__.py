"""Measurements of speed and memory: ratios of one run, so that the machine hardly matters, and never asserted."""
