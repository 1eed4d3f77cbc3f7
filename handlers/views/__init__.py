"""What people see, by subject: screens, lines and buttons that several features show."""
