"""Bundles: published scores with all that they were computed from, to be recomputed anywhere, and nobody's name."""
