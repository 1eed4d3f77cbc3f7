"""What operators and admins are told of the running system, and what was set aside."""
