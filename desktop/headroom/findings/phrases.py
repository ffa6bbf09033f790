"""Names and counts as they stand within a finding: short, on one line, with an article."""

from collections.abc import Sequence

from headroom.foreign_text import brief, one_line
from headroom.language import tr, tr_count, tr_in
from headroom.words import formatting

LONGEST = 40
"""Letters of a name in a sentence; the whole name stands on the page."""

_PAIR = 2
_LEAST_KEPT = 0.6  # of a name that is cut between words
_SPELLED = (
    tr_in("a count within a sentence", "no"),
    tr_in("a count within a sentence", "one"),
    tr_in("a count within a sentence", "two"),
    tr_in("a count within a sentence", "three"),
    tr_in("a count within a sentence", "four"),
    tr_in("a count within a sentence", "five"),
    tr_in("a count within a sentence", "six"),
    tr_in("a count within a sentence", "seven"),
    tr_in("a count within a sentence", "eight"),
    tr_in("a count within a sentence", "nine"),
    tr_in("a count within a sentence", "ten"),
)


def short(name: str) -> str:
    """Return a stranger's name on one line, of at most 40 letters, cut between words where that is near."""
    line = one_line(name, 2 * LONGEST)
    if len(line) <= LONGEST:
        return line
    cut = brief(line, LONGEST)
    words = cut[:-1].rpartition(" ")[0].rstrip(" ,;:")
    return f"{words}…" if len(words) >= _LEAST_KEPT * LONGEST else cut


def the(name: str) -> str:
    """Return the name of a model with its article, where the language has one: ``the Tacoma``."""
    return tr_in("a model within a sentence", "the {model}", model=short(name))


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
        parts = [*parts, tr_count("{n} more", "{n} more", of - len(parts))]
    if len(parts) < _PAIR:
        return "".join(parts)
    # Translators: the end of a list; the first place may hold several phrases with commas.
    return tr("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def clauses(*said: str) -> str:
    """Return clauses behind each other, with semicolons; empty ones are left out."""
    found = ""
    for clause in filter(None, said):
        found = tr("{clause}; {further}", clause=found, further=clause) if found else clause
    return found


def at_best(sentence: str) -> str:
    """Return what is said of figures of makers that change their sources where that lands cheaper."""
    return tr("{sentence} at best response", sentence=sentence)


def qualify(n: int, of: int) -> str:
    """Return how many models of a fleet qualify, e.g. ``7 of 12 qualify``, ``None of 12 qualifies``."""
    if of == 1:
        return tr("The model qualifies") if n else tr("The model does not qualify")
    models = formatting.count(of)
    if n == of == _PAIR:
        # Translators: of models, also below.
        return tr("Both qualify")
    if n == of:
        return tr("All {models} qualify", models=models)
    if not n:
        return tr("None of {models} qualifies", models=models)
    return tr_count("{n} of {models} qualifies", "{n} of {models} qualify", n, models=models)
