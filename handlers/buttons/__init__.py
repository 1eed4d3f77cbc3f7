"""What buttons say, by subject: values that views put under a label and features handle."""
