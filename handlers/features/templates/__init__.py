"""What is said and pressed about forms of organisations' own."""
