"""What can be said and pressed about offers and needs."""
