"""What is chosen on more than one page: whose figure, and how the makers respond."""

from headroom.language import WordEnum


class About(WordEnum):
    """Whose figure is looked at."""

    FLEET = "fleet"
    MODEL = "model looked at"


class ResponseChoice(WordEnum):
    """How the makers respond."""

    PRESENT = "as sourced"
    BEST = "best response"
