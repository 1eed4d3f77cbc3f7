"""What the page and tests see: an interface over HTTP to act as people, to look, and to make things go wrong."""
