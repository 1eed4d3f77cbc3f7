"""What can be said and pressed about agreements."""
