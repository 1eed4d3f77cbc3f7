"""The checks, by what they look at; each is found by itself."""
