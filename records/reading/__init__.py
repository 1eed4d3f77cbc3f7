"""What people write, read to its last character or asked again: days, times, numbers, names, attendance, and lists."""
