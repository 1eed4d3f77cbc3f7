"""What people do on the board, and what of it they see."""
