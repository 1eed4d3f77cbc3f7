"""What is done with records, and who may see and do it."""
