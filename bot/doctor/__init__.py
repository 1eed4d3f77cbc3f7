"""What `gongjian doctor` looks at, a check after the other, and what it finds."""
