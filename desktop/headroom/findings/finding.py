"""What a page has found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What stands above a page, and becomes the title of its slide.

    Attributes:
        sentence: Answers the question of the page, in words with figures.
        detail: What is to be said beside it, in one line; may be empty.
    """

    sentence: str
    detail: str = ""
