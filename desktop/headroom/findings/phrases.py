"""Names and counts as they stand within a finding: short, on one line, with an article."""

from collections.abc import Sequence

from headroom.foreign_text import brief, one_line
from headroom.words import formatting

LONGEST = 40
"""Letters of a name in a sentence; the whole name stands on the page."""

BEST = " at best response"
"""Said of figures of makers that change their sources where that lands cheaper."""

_LEAST_KEPT = 0.6  # of a name that is cut between words
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def short(name: str) -> str:
    """Return a stranger's name on one line, of at most 40 letters, cut between words where that is near."""
    line = one_line(name, 2 * LONGEST)
    if len(line) <= LONGEST:
        return line
    cut = brief(line, LONGEST)
    words = cut[:-1].rpartition(" ")[0].rstrip(" ,;:")
    return f"{words}…" if len(words) >= _LEAST_KEPT * LONGEST else cut


def the(name: str) -> str:
    """Return the name of a model with its article, e.g. ``the Tacoma``."""
    return f"the {short(name)}"


def capital(text: str) -> str:
    """Return a sentence with its first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]


def lower(sentence: str) -> str:
    """Return a sentence as it stands within another one."""
    return f"{sentence[:1].lower()}{sentence[1:]}"


def spelled(n: int) -> str:
    """Return a count within a sentence: small ones as words."""
    return _SPELLED[n] if 0 <= n < len(_SPELLED) else formatting.count(n)


def listed(parts: Sequence[str], of: int = 0) -> str:
    """Return phrases with commas and an ``and`` before the last.

    Args:
        parts: The phrases.
        of: How many there are of which these are the first; the others are counted, e.g. ``A, B and 3 more``.
    """
    if of > len(parts):
        parts = [*parts, f"{formatting.count(of - len(parts))} more"]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def qualify(n: int, of: int) -> str:
    """Return how many models of a fleet qualify, e.g. ``7 of 12 qualify``, ``None of 12 qualifies``."""
    if of == 1:
        return "The model qualifies" if n else "The model does not qualify"
    if n == of:
        return "Both qualify" if of == 2 else f"All {formatting.count(of)} qualify"  # noqa: PLR2004 - both
    if not n:
        return f"None of {formatting.count(of)} qualifies"
    return f"{formatting.count(n)} of {formatting.count(of)} {'qualifies' if n == 1 else 'qualify'}"
