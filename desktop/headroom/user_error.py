"""The exceptions that end a task with a sentence for the user."""

from headroom.foreign_text import brief_sentence


class UserError(Exception):
    """A task could not be done; its text says what, where and what to do, in plain words.

    Args:
        sentence: The text; names of strangers in it are cut where they are too long to be read.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(brief_sentence(sentence))


class DamagedFileError(UserError):
    """A file of the program's own kinds is not as it was written: reading it again is of no use."""


class NewerFileError(UserError):
    """A file was written by a newer version of the program, and is whole."""
