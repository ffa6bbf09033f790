"""The one exception that ends a task with a sentence for the user."""

from headroom.foreign_text import brief_sentence


class UserError(Exception):
    """A task could not be done; its text says what, where and what to do, in plain words.

    Args:
        sentence: The text; names of strangers in it are cut where they are too long to be read.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(brief_sentence(sentence))
