"""What the system does, a folder a subject: rules and effects, without a word of how it is said."""
