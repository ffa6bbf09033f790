"""The language of the program as documents name it."""

from headroom.language import language


def language_tag() -> str:
    """Return it as BCP 47 has it, e.g. ``es-MX``."""
    return language().locale.replace("_", "-")
