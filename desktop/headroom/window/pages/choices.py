"""What is chosen on more than one page: whose figure, and how the makers respond."""

from enum import StrEnum


class About(StrEnum):
    """Whose figure is looked at."""

    FLEET = "fleet"
    MODEL = "model looked at"


class ResponseChoice(StrEnum):
    """How the makers respond."""

    PRESENT = "as sourced"
    BEST = "best response"
