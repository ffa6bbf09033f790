"""Files in general: written whole or not at all, held, and folders that go by themselves."""
