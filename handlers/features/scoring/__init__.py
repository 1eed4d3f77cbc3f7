"""What people can say and press about scores: receipts, pictures, results, rankings and the method."""
