"""The kinds of what can be offered and needed, a file each."""
