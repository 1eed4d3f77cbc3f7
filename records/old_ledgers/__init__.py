"""Reads ledgers that offices kept before: tables of a file become entries of the kinds, or are handed back."""
