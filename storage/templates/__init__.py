"""What is stored of the forms of organisations' own."""
