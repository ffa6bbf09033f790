"""What a file is: its format, its readers, what they hide, passwords, and what is refused."""
