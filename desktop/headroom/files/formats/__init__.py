"""Every format that is read: what a file is, its readers, what they hide, passwords, and what is refused."""
