"""What admins hear of the running system, and do about it."""
