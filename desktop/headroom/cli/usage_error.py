"""The exception that ends a command that was asked for something impossible."""


class UsageError(Exception):
    """The command line is wrong; the text says what is wrong and what would be right."""
