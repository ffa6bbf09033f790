"""The exceptions that end a task with a sentence for the user."""


class UserError(Exception):
    """A task could not be done; its text says what, where and what to do, in plain words."""


class DamagedFileError(UserError):
    """A file of the program's own kinds is not as it was written: reading it again is of no use."""


class NewerFileError(UserError):
    """A file was written by a newer version of the program, and is whole."""
