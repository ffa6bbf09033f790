"""The one exception that ends a task with a sentence for the user."""


class UserError(Exception):
    """A task could not be done; its text says what, where and what to do, in plain words."""
